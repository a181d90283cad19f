/** Takes the shop off the swarm: `swarm/remove [--data]`. Volumes stay unless `--data` is said; so do the secrets of this folder. */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { DeployError, docker, dockerLines, STACK_LABEL } from './docker.mjs'
import { readSettings } from './settings.mjs'

const LIMIT_MS = 120_000
const { values: asked } = parseArgs({ options: { data: { type: 'boolean', default: false } } })
const settings = readSettings(new URL('../.env', import.meta.url).pathname, process.env)
const stack = settings.STOA_STACK ?? 'stoa'
const filter = ['--filter', `label=${STACK_LABEL}=${stack}`]

async function remove() {
  await docker(['stack', 'rm', stack])
  const end = Date.now() + LIMIT_MS
  // The containers end after the services are gone, and hold their volumes and networks until then.
  while ((await dockerLines(['ps', '-aq', ...filter])).length > 0) {
    if (Date.now() > end) throw new DeployError('Some containers have not ended.')
    await sleep(500)
  }
  if (!asked.data) return console.log('Volumes are kept: swarm/deploy finds them again.')
  const volumes = await dockerLines(['volume', 'ls', '-q', ...filter])
  if (volumes.length > 0) await docker(['volume', 'rm', ...volumes])
  console.log(`${volumes.length} volumes of this node are gone. Other nodes have their own.`)
}

try {
  await remove()
} catch (error) {
  console.error(error instanceof DeployError ? error.message : error)
  process.exitCode = 1
}
