/**
 * Takes the shop off the swarm: `swarm/remove [--data]`. Volumes stay unless `--data` is said, and those with backups in any case;
 * so do the secrets of this folder.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { backupVolume } from './archives.mjs'
import { DeployError, docker, dockerLines, STACK_LABEL } from './docker.mjs'
import { operatorSettings, stackOf } from './settings.mjs'

const LIMIT_MS = 120_000
const { values: asked } = parseArgs({ options: { data: { type: 'boolean', default: false } } })
const settings = operatorSettings()
const { stack } = stackOf(settings)
const filter = ['--filter', `label=${STACK_LABEL}=${stack}`]

async function none(list, complaint) {
  const end = Date.now() + LIMIT_MS
  while ((await dockerLines([...list, ...filter])).length > 0) {
    if (Date.now() > end) throw new DeployError(complaint)
    await sleep(500)
  }
}

async function remove() {
  const services = await dockerLines(['service', 'ls', '-q', ...filter])
  if (services.length > 0) await docker(['service', 'rm', ...services])
  // The containers end after the services are gone. Those that failed before stay: a network that goes while one of them
  // is in it is left half there (Docker 20.10), and the next deploy counts on it.
  await none(['ps', '-q'], 'Some containers have not ended.')
  const ended = await dockerLines(['ps', '-aq', ...filter])
  if (ended.length > 0) await docker(['rm', '--force', ...ended])
  await docker(['stack', 'rm', stack])
  await none(['network', 'ls', '-q'], 'Some networks are still in use.')
  if (!asked.data) return console.log('Volumes are kept: swarm/deploy finds them again.')
  const all = await dockerLines(['volume', 'ls', '-q', ...filter])
  const volumes = all.filter((name) => name !== backupVolume(stack))
  if (volumes.length > 0) await docker(['volume', 'rm', ...volumes])
  console.log(`${volumes.length} volumes of this node are gone. Other nodes have their own.`)
}

try {
  await remove()
} catch (error) {
  console.error(error instanceof DeployError ? error.message : error)
  process.exitCode = 1
}
