/**
 * Brings the shop on a swarm to what is in this folder: `swarm/deploy [--image <image>] [--demo]`. Databases, then jobs, then
 * one service after another, each seen to serve before the next one; then a purchase. What fails is taken back.
 * docs/swarm.md tells of the settings.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DeployError, lastOutput, servicesOf } from './docker.mjs'
import { readEdge, warningOf } from './edge.mjs'
import { provideImage } from './image.mjs'
import { checkSubnet } from './networks.mjs'
import { checkNodes } from './nodes.mjs'
import { alone, deployServices, keepRelease, readRelease, writeRelease } from './release.mjs'
import {
  certificateSecret,
  createSecrets,
  makeSecrets,
  readSecrets,
  removeUnused,
  settingSecrets,
  variableOf,
  versionOf,
} from './secrets.mjs'
import { checkConnections, derived, isTrial, operatorSettings, ROOT, replicasFor, stackOf } from './settings.mjs'
import { smoke } from './smoke.mjs'
import { readFiles, replicasIn, servicesIn, variablesIn } from './stack-files.mjs'
import { settle } from './tasks.mjs'

const FOLDER = join(ROOT, 'swarm')
/** After the services they need; the gateway asks all of them. */
const AFTERWARDS = ['staff', 'demo']

const say = (line) => console.log(line)

async function runningReplicas(stack) {
  const services = await servicesOf(stack)
  const counts = services.map(({ Spec }) => [Spec.Name.slice(stack.length + 1), Spec.Mode.Replicated?.Replicas])
  return Object.fromEntries(counts.filter(([, count]) => count !== undefined))
}

/** The release of this folder: its variables are settings, names of versions, and how many replicas there are now. */
async function prepare(stack, { settings, edge }, work, image) {
  const files = readFiles(FOLDER)
  const text = Object.values(files).join('\n')
  const known = replicasIn(text)
  const replicas = replicasFor(known, settings, await runningReplicas(stack))
  const needed = checkConnections(replicas, settings)
  say(`PostgreSQL: at most ${needed} connections are asked for`)
  await makeSecrets(join(work, 'secrets'), image)
  const folder = join(work, 'secrets')
  const own = [...settingSecrets(settings, folder, stack), certificateSecret(edge.pem, stack)]
  const secrets = [...readSecrets(folder, stack), ...own]
  const used = new Set(variablesIn(text))
  await createSecrets(
    stack,
    secrets.filter(({ id }) => used.has(variableOf(id))),
  )
  const values = {
    ...settings,
    ...edge.variables,
    ...Object.fromEntries(secrets.map(({ id, name }) => [variableOf(id), name])),
    ...Object.fromEntries(known.map(({ service, variable }) => [variable, String(replicas[service])])),
    STOA_IMAGE: image,
    STOA_DEPLOY: new Date().toISOString(),
    CONFIG_HAPROXY: `${stack}_haproxy_${versionOf(readFileSync(join(FOLDER, 'haproxy.cfg')))}`,
  }
  const missing = [...used].filter((name) => name.startsWith('SECRET_') && !(name in values))
  if (missing.length > 0) throw new DeployError(`The image makes no ${missing.join(', ')}: it is of another release.`)
  const variables = Object.fromEntries([...used].flatMap((name) => (name in values ? [[name, values[name]]] : [])))
  return { release: writeRelease(join(work, 'next'), FOLDER, variables), files }
}

/** Services in the order in which they are brought up: each list at once. */
function stepsOf(files, { hasInbox, isDemo }) {
  const jobs = servicesIn(files['jobs.yml']).filter((name) => !AFTERWARDS.includes(name))
  const migrations = jobs.filter((name) => name.endsWith('-migrate'))
  const services = servicesIn(files['stack.yml']).filter((name) => name !== 'inbox')
  return [
    ...servicesIn(files['data.yml']).map((name) => [name]),
    jobs.filter((name) => !migrations.includes(name)),
    migrations,
    ...(hasInbox ? [['inbox']] : []),
    // Before anybody can register the address of staff.
    ['staff'],
    ...services.map((name) => [name]),
    ...(isDemo ? [['demo']] : []),
  ]
}

async function advance({ stack, release, work, limitMs }, steps, touched) {
  for (const services of steps) {
    const begun = Date.now()
    touched.push(...services)
    await deployServices(stack, release, work, services)
    await settle(stack, services, limitMs)
    say(`${services.join(', ')}: ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  }
}

/** Puts services back to the release of before, those that were changed last first. Migrations stay: they only add. */
async function goBack({ stack, work, limitMs }, previous, touched, files) {
  const jobs = servicesIn(files['jobs.yml'])
  for (const service of touched.toReversed().filter((each) => !jobs.includes(each))) {
    const replicas = (await runningReplicas(stack))[service]
    const own = replicas === undefined ? {} : { [`${service.toUpperCase()}_REPLICAS`]: String(replicas) }
    const release = { ...previous, variables: { ...previous.variables, ...own } }
    await deployServices(stack, release, work, [service])
    await settle(stack, [service], limitMs).catch((error) => say(`${service} is not back: ${error.message}`))
    say(`${service} is as it was before`)
  }
}

async function deploy() {
  const { values: asked } = parseArgs({
    options: { image: { type: 'string' }, demo: { type: 'boolean', default: false } },
  })
  const given = operatorSettings()
  const hasInbox = isTrial(given, asked.demo)
  const settings = derived(given, asked.demo)
  const edge = readEdge(settings, new Date())
  const warning = warningOf(settings)
  if (warning) say(warning)
  const { stack, work, limitMs } = stackOf(settings)
  await checkNodes()
  await checkSubnet(stack, settings)
  const image = await provideImage(asked.image ?? settings.STOA_IMAGE, ROOT)
  say(`image ${image}`)
  await alone(work, () => bring({ stack, work, limitMs, image }, { settings, edge, hasInbox, isDemo: asked.demo }))
  say(`Secrets and passwords are in ${work}/secrets: keep a copy, nothing else has them all.`)
}

/** Brings the stack to this release, or back to the one before. */
async function bring({ stack, work, limitMs, image }, { settings, edge, hasInbox, isDemo }) {
  const { release, files } = await prepare(stack, { settings, edge }, work, image)
  const kept = join(work, 'release')
  const run = { stack, release, work, limitMs }
  const touched = []
  try {
    await advance(run, stepsOf(files, { hasInbox, isDemo }), touched)
    const api = settings.STOA_SMOKE_URL ?? settings.STOA_PUBLIC_URL ?? 'http://localhost:4000'
    const shop = settings.STOA_SMOKE_SHOP_URL ?? settings.STOREFRONT_URL ?? 'http://localhost:3000'
    const mayBuy = settings.PAYMENT_METHODS?.split(',').includes('test') ?? false
    say(await smoke({ api, shop }, { mayBuy }))
  } catch (error) {
    const previous = readRelease(kept)
    console.error(error instanceof DeployError ? error.message : error)
    if (previous) await goBack(run, previous, touched, files)
    else say('There is no release to go back to; what is there is left to be looked at.')
    throw new DeployError('The deploy failed.')
  }
  keepRelease(kept, release)
  await removeUnused(stack)
  if (isDemo) say(await lastOutput(`${stack}_demo`))
}

try {
  await deploy()
} catch (error) {
  console.error(error instanceof DeployError ? error.message : error)
  process.exitCode = 1
}
