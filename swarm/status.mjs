/** What runs and what it waits for: `swarm/status`. Ends with 1 when something is not as it should be. */
import { DeployError, servicesOf } from './docker.mjs'
import { readSettings } from './settings.mjs'
import { stateOf } from './tasks.mjs'

const settings = readSettings(new URL('../.env', import.meta.url).pathname, process.env)
const stack = settings.STOA_STACK ?? 'stoa'
try {
  const services = await servicesOf(stack)
  if (services.length === 0) throw new DeployError(`There is no stack ${stack} on this swarm.`)
  for (const { Spec } of services) {
    const { state, reason } = await stateOf(Spec.Name)
    if (state !== 'settled') process.exitCode = 1
    const replicas = Spec.Mode.Replicated ? `× ${Spec.Mode.Replicated.Replicas}` : 'job'
    const { Image: image } = Spec.TaskTemplate.ContainerSpec
    console.log(`${Spec.Name.padEnd(32)} ${replicas.padEnd(4)} ${state.padEnd(10)} ${image} ${reason}`)
  }
} catch (error) {
  console.error(error instanceof DeployError ? error.message : error)
  process.exitCode = 1
}
