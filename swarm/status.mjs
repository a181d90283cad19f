/** What runs and what it waits for: `swarm/status`. Ends with 1 when something is not as it should be. */
import { join } from 'node:path'
import { readLast, stateOfBackups } from './archives.mjs'
import { tellAutoscaler } from './autoscaling.mjs'
import { daysLeft } from './certificate.mjs'
import { DeployError, servicesOf } from './docker.mjs'
import { readEdge } from './edge.mjs'
import { rootState } from './root-secret.mjs'
import { certificateSecret } from './secrets.mjs'
import { operatorSettings, stackOf } from './settings.mjs'
import { stateOf } from './tasks.mjs'

const settings = operatorSettings()
const { stack, work } = stackOf(settings)

async function tellService({ Spec }) {
  const { state, reason } = await stateOf(Spec.Name)
  const replicas = Spec.Mode.Replicated ? `× ${Spec.Mode.Replicated.Replicas}` : 'job'
  const { Image: image } = Spec.TaskTemplate.ContainerSpec
  console.log(`${Spec.Name.padEnd(32)} ${replicas.padEnd(4)} ${state.padEnd(10)} ${image} ${reason}`)
  // A backup may be under way at any time.
  return state === 'settled' || (state === 'under way' && Spec.Name === `${stack}_backup`)
}

/** What there is to do about the certificate, or null. */
function certificateToDo(services, settings, stack, now) {
  const { pem } = readEdge(settings, now)
  if (pem === '') return null
  const edge = services.find(({ Spec }) => Spec.Name === `${stack}_edge`)
  const served = edge?.Spec.TaskTemplate.ContainerSpec.Secrets?.map(({ SecretName }) => SecretName) ?? []
  if (!served.includes(certificateSecret(pem, stack).name))
    return 'The edge has another certificate than STOA_TLS_CERTIFICATE: swarm/renew-certificate'
  const days = daysLeft(pem, now)
  return days === null ? null : `The certificate ends in ${days} days, and nobody has renewed it.`
}

try {
  const services = await servicesOf(stack)
  if (services.length === 0) throw new DeployError(`There is no stack ${stack} on this swarm.`)
  for (const service of services) if (!(await tellService(service))) process.exitCode = 1
  const scaling = await tellAutoscaler(stack, services)
  for (const line of scaling.lines) console.log(line)
  if (scaling.isAmiss) process.exitCode = 1
  const backups = stateOfBackups(settings, readLast(work), new Date())
  console.log(backups.line)
  if (backups.isDue) process.exitCode = 1
  const root = rootState(join(work, 'secrets'))
  if (root.line !== null) console.log(root.line)
  if (root.isUnfinished) process.exitCode = 1
  const toDo = certificateToDo(services, settings, stack, new Date())
  if (toDo !== null) throw new DeployError(toDo)
} catch (error) {
  console.error(error instanceof DeployError ? error.message : error)
  process.exitCode = 1
}
