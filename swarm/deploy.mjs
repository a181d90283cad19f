/**
 * Brings the shop on a swarm to what is in this folder: `swarm/deploy [--image <image>] [--demo]`. Databases, then jobs, then
 * one service after another, each seen to serve before the next one; then a purchase. What fails is taken back.
 * docs/swarm.md tells of the settings.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { advance, prepare, runningReplicas, say } from './bring-up.mjs'
import { DeployError, docker, lastOutput } from './docker.mjs'
import { readEdge, warningOf } from './edge.mjs'
import { provideImage } from './image.mjs'
import { warningOfAlerts } from './monitoring.mjs'
import { checkSubnet } from './networks.mjs'
import { checkNodes } from './nodes.mjs'
import { isWanted, optionalServices, removeUnwanted } from './optional.mjs'
import { alone, deployServices, keepRelease, readRelease } from './release.mjs'
import { removeUnused } from './secrets.mjs'
import { derived, isTrial, operatorSettings, ROOT, stackOf } from './settings.mjs'
import { smoke } from './smoke.mjs'
import { readFiles, servicesIn } from './stack-files.mjs'
import { settle } from './tasks.mjs'

/** After the services they need, or by commands of their own. */
const NOT_BEFORE = ['staff', 'demo', 'backup', 'restore']

/** Services in the order in which they are brought up: each list at once. */
function stepsOf(files, { hasInbox, isDemo }) {
  const jobs = servicesIn(files['jobs.yml']).filter((name) => !NOT_BEFORE.includes(name))
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

/** Whether a release runs a service: those of before may not know of it, or have had it off. */
function runs({ folder, variables }, service) {
  if (!isWanted(service, variables)) return false
  return Object.values(readFiles(folder)).some((text) => servicesIn(text).includes(service))
}

/** Puts services back to the release of before, those that were changed last first. Migrations stay: they only add. */
async function goBack({ stack, work, limitMs }, previous, touched, files) {
  const jobs = servicesIn(files['jobs.yml'])
  for (const service of touched.toReversed().filter((each) => !jobs.includes(each))) {
    if (!runs(previous, service)) {
      await docker(['service', 'rm', `${stack}_${service}`]).catch((error) => say(error.message))
      say(`${service} is off, as it was before`)
      continue
    }
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
  // The key of the backups is of no use to a shop that runs.
  const { STOA_BACKUP_KEY: _, ...given } = operatorSettings()
  const hasInbox = isTrial(given, asked.demo)
  const settings = derived(given, asked.demo)
  const edge = readEdge(settings, new Date())
  for (const warning of [warningOf(settings), warningOfAlerts(settings)]) if (warning) say(warning)
  const { stack, work, limitMs } = stackOf(settings)
  await checkNodes(optionalServices(settings))
  await checkSubnet(stack, settings)
  const image = await provideImage(asked.image ?? settings.STOA_IMAGE, ROOT)
  say(`image ${image}`)
  await alone(work, () => bring({ stack, work, limitMs, image }, { settings, edge, hasInbox, isDemo: asked.demo }))
  say(
    `Secrets and passwords are in ${work}/secrets: keep a copy, or make backups (docs/backup.md): nothing else has them all.`,
  )
}

/** What the shop sells without: where it does not come up, the release stays. Resolves to what is amiss, or null. */
async function bringOptional(run, settings) {
  const steps = optionalServices(settings).map((name) => [name])
  const amiss = []
  for (const step of steps) await advance(run, [step], []).catch((error) => amiss.push(error.message))
  return amiss.length > 0 ? amiss.join('; ') : null
}

/** Brings the stack to this release, or back to the one before. */
async function bring({ stack, work, limitMs, image }, { settings, edge, hasInbox, isDemo }) {
  const { release, files, following } = await prepare(stack, { settings, edge }, work, image)
  const kept = join(work, 'release')
  const run = { stack, release, work, limitMs, following }
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
  for (const service of await removeUnwanted(stack, settings)) say(`${service} is off by now`)
  const others = await bringOptional({ ...run, release: readRelease(kept) }, settings)
  await removeUnused(stack, release.variables)
  if (isDemo) say(await lastOutput(`${stack}_demo`))
  if (others) throw new DeployError(`The shop runs this release, but without all that goes with it: ${others}`)
}

try {
  await deploy()
} catch (error) {
  console.error(error instanceof DeployError ? error.message : error)
  process.exitCode = 1
}
