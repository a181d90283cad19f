/** What deploying and restoring have in common: a release that is complete, and services that come up in their order. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mostReplicas } from './autoscaling.mjs'
import { DeployError, servicesOf } from './docker.mjs'
import { monitoringConfigs, monitoringSecrets } from './monitoring.mjs'
import { filesFor } from './optional.mjs'
import { deployServices, writeRelease } from './release.mjs'
import {
  certificateSecret,
  createSecrets,
  makeSecrets,
  readSecrets,
  scaleKeySecret,
  settingSecrets,
  variableOf,
  versionOf,
} from './secrets.mjs'
import { checkConnections, ROOT, replicasFor } from './settings.mjs'
import { readFiles, replicasIn, variablesIn } from './stack-files.mjs'
import { settle } from './tasks.mjs'

const FOLDER = join(ROOT, 'swarm')

export const say = (line) => console.log(line)

export async function runningReplicas(stack) {
  const services = await servicesOf(stack)
  const counts = services.map(({ Spec }) => [Spec.Name.slice(stack.length + 1), Spec.Mode.Replicated?.Replicas])
  return Object.fromEntries(counts.filter(([, count]) => count !== undefined))
}

/** The release of this folder: its variables are settings, names of versions, and how many replicas there are now. */
export async function prepare(stack, { settings, edge }, work, image) {
  const files = readFiles(FOLDER)
  const text = Object.values(filesFor(files, settings)).join('\n')
  const known = replicasIn(text)
  const replicas = replicasFor(known, settings, await runningReplicas(stack))
  const needed = checkConnections(mostReplicas(text, replicas, settings), settings)
  say(`PostgreSQL: at most ${needed} connections are asked for`)
  await makeSecrets(join(work, 'secrets'), image, settings)
  const folder = join(work, 'secrets')
  const own = [
    ...settingSecrets(settings, folder, stack),
    certificateSecret(edge.pem, stack),
    scaleKeySecret(folder, stack),
    ...monitoringSecrets(settings, folder, stack),
  ]
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
    ...monitoringConfigs(FOLDER, stack),
    CONFIG_HAPROXY: `${stack}_haproxy_${versionOf(readFileSync(join(FOLDER, 'haproxy.cfg')))}`,
  }
  const missing = [...used].filter((name) => name.startsWith('SECRET_') && !(name in values))
  if (missing.length > 0) throw new DeployError(`The image makes no ${missing.join(', ')}: it is of another release.`)
  const variables = Object.fromEntries([...used].flatMap((name) => (name in values ? [[name, values[name]]] : [])))
  const following = followingOf(known, settings)
  return { release: writeRelease(join(work, 'next'), FOLDER, variables), files, following }
}

/** Services of which no setting says how many replicas there are: as many as there are by now. */
export const followingOf = (known, settings) => known.filter(({ variable }) => settings[variable] === undefined)

/** The release with as many replicas as there are by now: an autoscaler may have changed them since it was prepared. */
export function withReplicas(release, following, running) {
  const own = following.filter(({ service }) => running[service] !== undefined)
  const variables = Object.fromEntries(own.map(({ service, variable }) => [variable, String(running[service])]))
  return { ...release, variables: { ...release.variables, ...variables } }
}

/** Lists of services one after another, those of a list at once. What is touched is noted before it is. */
export async function advance({ stack, release, work, limitMs, following = [] }, steps, touched) {
  for (const services of steps) {
    const begun = Date.now()
    touched.push(...services)
    await deployServices(stack, withReplicas(release, following, await runningReplicas(stack)), work, services)
    await settle(stack, services, limitMs)
    say(`${services.join(', ')}: ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  }
}
