/** The autoscaler of a stack: whether it is wanted, how many replicas it may come to, and what it said last. */
import { DeployError, lastOutput } from './docker.mjs'

const MODES = ['off', 'on', 'dry-run']

/** In the order in which they are brought up. */
export const AUTOSCALER = ['scale-agent', 'autoscaler']

/** @param {Record<string, string | undefined>} settings */
export function isAutoscaled({ STOA_AUTOSCALER: mode = 'off' }) {
  if (!MODES.includes(mode)) throw new DeployError(`STOA_AUTOSCALER: is none of ${MODES.join(', ')}`)
  return mode !== 'off'
}

/** As the labels are read (services/autoscaler/domain/policy.ts). */
const MOST_REPLICAS = 100
/** Places that the edge has for them (haproxy.cfg). */
const PLACES = { GATEWAY: 16 }

function boundOf(setting, value, most, why = '') {
  const bound = /^\d{1,9}$/.test(value) ? Number(value) : 0
  if (bound < 1 || bound > most)
    throw new DeployError(`${setting}: "${value}" is not a whole number from 1 to ${most}${why}`)
  return bound
}

/** What a service may be scaled to. */
function mostOf(text, name, count, settings) {
  const own = PLACES[name]
  const why = own ? ', as the edge has places for it' : ''
  const max = boundOf(`${name}_MAX_REPLICAS`, settings[`${name}_MAX_REPLICAS`] ?? count, own ?? MOST_REPLICAS, why)
  const least = new RegExp(`\\$\\{${name}_MIN_REPLICAS:-(\\d+)\\}`).exec(text)?.[1] ?? '1'
  const min = boundOf(`${name}_MIN_REPLICAS`, settings[`${name}_MIN_REPLICAS`] ?? least, MOST_REPLICAS)
  if (min > max) throw new DeployError(`${name}_MIN_REPLICAS: ${min} is more than ${name}_MAX_REPLICAS, ${max}`)
  return max
}

/** As many replicas as there may be of each: what there are, or what the labels let an autoscaler add. */
export function mostReplicas(text, replicas, settings) {
  if (!isAutoscaled(settings)) return replicas
  const labels = [...text.matchAll(/\$\{([A-Z]+)_MAX_REPLICAS:-(\d+)\}/g)]
  const most = labels.map(([, name, count]) => {
    const service = name.toLowerCase()
    return [service, Math.max(mostOf(text, name, count, settings), replicas[service] ?? 0)]
  })
  return { ...replicas, ...Object.fromEntries(most) }
}

function parse(line) {
  try {
    const read = JSON.parse(line)
    return typeof read?.service === 'string' && typeof read.time === 'string' ? [read] : []
  } catch {
    return []
  }
}

/** The newest line on each service, by what several tasks wrote; one that says nothing new is not written. */
export function wantsIn(output) {
  const lines = output
    .split('\n')
    .flatMap(parse)
    .sort((one, other) => (one.time < other.time ? -1 : 1))
  return [...new Map(lines.map((line) => [line.service, line])).values()]
}

function describeChange({ current, desired, dry_run: isDryRun }) {
  if (desired === current) return `stays at ${current}`
  return `${current} → ${desired}${isDryRun ? ', were it no dry run' : ''}`
}

/**
 * What is wanted of a service, and why, as a line.
 * @param {any} want
 */
export function describeWant(want) {
  const { service, wanted, reason, metric, values, problems, refusal } = want
  if (problems) return `${service}: is not scaled, because of its labels: ${problems.join('; ')}`
  const numbers = Object.entries(values ?? {}).map(([name, value]) => `${name} ${value}`)
  const why = metric ? `${reason} (${metric})` : reason
  const refused = refusal ? `; refused: ${refusal}` : ''
  return `${service}: ${describeChange(want)}, ${why}; metrics want ${wanted}: ${numbers.join(', ') || 'none known'}${refused}`
}

const LINES = 500

/** Lines for an operator, and whether one of them tells of something to mend. */
export async function tellAutoscaler(stack, services) {
  const name = `${stack}_${AUTOSCALER[1]}`
  if (!services.some(({ Spec }) => Spec.Name === name))
    return { lines: ['Nothing is scaled by itself: STOA_AUTOSCALER is off.'], isAmiss: false }
  const wants = wantsIn(await lastOutput(name, LINES))
  return { lines: wants.map(describeWant), isAmiss: wants.some(({ problems }) => problems) }
}
