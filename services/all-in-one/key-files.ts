import { gatewayKeys } from '@stoa/gateway/config'
import { keysOfService } from '@stoa/kit/process/service-keys'
import { writeKeyFile } from '@stoa/kit/security/key-file'
import type { RootSecret } from '@stoa/kit/security/secrets'
import { serviceFactories } from './services.ts'

/** The content of every service's key file, by its name. */
export function keyFiles(root: RootSecret): Record<string, string> {
  const gateway = { name: 'gateway', purposes: keysOfService('gateway', gatewayKeys()) }
  const services = [gateway, ...serviceFactories]
  return Object.fromEntries(services.map(({ name, purposes }) => [name, writeKeyFile(root, purposes)]))
}
