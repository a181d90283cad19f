import type { Direction, ScalingRules } from './scaling-rules.ts'

/** Labels of a service that say how it is scaled: `stoa.autoscale.min` and others. */
export type Labels = Readonly<Record<string, string>>

export const LABEL = 'stoa.autoscale.'

/** However many a label says: a mistyped one fills no swarm. */
export const MOST_REPLICAS = 100

/** What a service can be scaled by, and what its target is a number of. */
export const METRICS = {
  /** Per cent of the CPU limit of a task. */
  cpu: 'tasks',
  /** Per cent of its time that a task's event loop was busy. */
  'event-loop': 'tasks',
  /** Requests under way in a task. */
  requests: 'tasks',
  /** Events that wait in queues, for each replica. */
  jobs: 'total',
  /** Seconds that the oldest of them has waited. */
  'job-age': 'value',
  /** Events that are in the outbox and not sent yet, for each replica. */
  outbox: 'total',
} as const

export type Metric = keyof typeof METRICS

export interface Policy extends ScalingRules {
  targets: ReadonlyMap<Metric, number>
}

const SECOND_MS = 1_000

/** As the Horizontal Pod Autoscaler does; it takes away all at once, which makes a sawtooth of load a sawtooth of replicas. */
const DEFAULTS = {
  'up.window': 0,
  'up.replicas': 4,
  'up.percent': 100,
  'up.period': 15,
  'down.window': 300,
  'down.replicas': 1,
  'down.percent': 25,
  'down.period': 60,
} as const

const MOST_SECONDS = 3_600

type Problems = string[]

function wholeNumber(labels: Labels, name: string, { from, to }: { from: number; to: number }, problems: Problems) {
  const text = labels[`${LABEL}${name}`]
  if (text === undefined) return undefined
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= from && number <= to) return number
  problems.push(`${LABEL}${name} is not a whole number from ${from} to ${to}`)
  return undefined
}

/** Least and most replicas of a service that opted in by both; null for all others. It is all that the scale agent heeds. */
export function readBounds(labels: Labels, problems: Problems = []): { min: number; max: number } | null {
  const range = { from: 1, to: MOST_REPLICAS }
  const min = wholeNumber(labels, 'min', range, problems)
  const max = wholeNumber(labels, 'max', range, problems)
  if (min === undefined || max === undefined) return null
  if (min <= max) return { min, max }
  problems.push(`${LABEL}min is more than ${LABEL}max`)
  return null
}

function readDirection(labels: Labels, name: 'up' | 'down', problems: Problems): Direction {
  const of = (part: 'window' | 'replicas' | 'percent' | 'period', range: { from: number; to: number }) =>
    wholeNumber(labels, `${name}.${part}`, range, problems) ?? DEFAULTS[`${name}.${part}`]
  return {
    windowMs: of('window', { from: 0, to: MOST_SECONDS }) * SECOND_MS,
    replicas: of('replicas', { from: 0, to: MOST_REPLICAS }),
    percent: of('percent', { from: 0, to: 1_000 }),
    periodMs: of('period', { from: 1, to: MOST_SECONDS }) * SECOND_MS,
  }
}

const KNOWN = new Set([
  ...['min', 'max'],
  ...Object.keys(DEFAULTS),
  ...Object.keys(METRICS).map((metric) => `target.${metric}`),
])

function readTargets(labels: Labels, problems: Problems): Map<Metric, number> {
  const targets = new Map<Metric, number>()
  for (const metric of Object.keys(METRICS) as Metric[]) {
    const target = wholeNumber(labels, `target.${metric}`, { from: 1, to: 1_000_000 }, problems)
    if (target !== undefined) targets.set(metric, target)
  }
  if (targets.size === 0) problems.push(`no ${LABEL}target.… says what it is scaled by`)
  return targets
}

/** How a service is scaled, or every reason why it is not. */
export function readPolicy(labels: Labels): { policy: Policy } | { problems: readonly string[] } {
  const problems: Problems = Object.keys(labels)
    .filter((name) => name.startsWith(LABEL) && !KNOWN.has(name.slice(LABEL.length)))
    .map((name) => `${name} is not known`)
  const bounds = readBounds(labels, problems)
  const targets = readTargets(labels, problems)
  const [up, down] = [readDirection(labels, 'up', problems), readDirection(labels, 'down', problems)]
  if (!bounds && problems.length === 0) problems.push(`${LABEL}min and ${LABEL}max are needed`)
  return bounds && problems.length === 0 ? { policy: { ...bounds, up, down, targets } } : { problems }
}
