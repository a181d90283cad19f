/**
 * Gives the edge the certificate that is in STOA_TLS_CERTIFICATE by now, and touches nothing else: `swarm/renew-certificate`, for
 * the hook of whoever renews it. The edge is replaced, which refuses connections for some seconds.
 */
import { join } from 'node:path'
import { DeployError } from './docker.mjs'
import { readEdge } from './edge.mjs'
import { alone, deployServices, keepRelease, readRelease, writeRelease } from './release.mjs'
import { certificateSecret, createSecrets, removeUnused, variableOf } from './secrets.mjs'
import { derived, operatorSettings, stackOf } from './settings.mjs'
import { settle } from './tasks.mjs'

/** A deploy may take as long. */
const WAIT_MS = 1_800_000

async function renew(settings, { stack, work, limitMs }) {
  const { pem } = readEdge(settings, new Date())
  const release = readRelease(join(work, 'release'))
  if (pem === '' || release?.variables.EDGE_TLS !== 'on')
    throw new DeployError('The edge speaks HTTP: set STOA_TLS_CERTIFICATE, then swarm/deploy.')
  const secret = certificateSecret(pem, stack)
  const variables = { ...release.variables, [variableOf(secret.id)]: secret.name }
  if (release.variables[variableOf(secret.id)] === secret.name) return 'The edge has this certificate already.'
  await createSecrets(stack, [secret])
  const next = writeRelease(join(work, 'next-certificate'), release.folder, variables)
  await deployServices(stack, next, work, ['edge'])
  await settle(stack, ['edge'], limitMs)
  keepRelease(join(work, 'release'), next)
  await removeUnused(stack, next.variables)
  return 'The edge has the new certificate.'
}

try {
  const settings = derived(operatorSettings())
  const place = stackOf(settings)
  console.log(await alone(place.work, () => renew(settings, place), WAIT_MS))
} catch (error) {
  console.error(error instanceof DeployError ? error.message : error)
  process.exitCode = 1
}
