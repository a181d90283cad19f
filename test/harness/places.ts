import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { type ComposeService, isOurs, probeOf } from './compose-file.ts'
import { NO_LIMITS, onServer, type TestServers } from './environment.ts'

/** Container path → what stands for it here. */
type Folders = Record<'/run/stoa' | '/var/lib/stoa', string>

/** Where a shop's containers are, when they are processes on this machine. */
export interface Places {
  folder: string
  name: string
  servers: TestServers
  /** `order:4003` → `127.0.0.1:50123` */
  addresses: ReadonlyMap<string, string>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Every `service:port` that docker-compose.yml speaks of, and a free address for it. */
export async function findAddresses(services: ReadonlyMap<string, ComposeService>): Promise<Map<string, string>> {
  const known = new Set<string>()
  for (const [name, service] of services) {
    if (!isOurs(service)) continue
    const texts = [...Object.values(service.environment), ...(service.command ?? [])].join(' ')
    for (const [text, host = ''] of texts.matchAll(/\b([a-z][a-z-]*):\d+\b/g)) if (services.has(host)) known.add(text)
    for (const [, port] of probeOf(service)
      ?.join(' ')
      .matchAll(/127\.0\.0\.1:(\d+)/g) ?? [])
      known.add(`${name}:${port}`)
  }
  const addresses = new Map<string, string>()
  for (const each of known) addresses.set(each, `127.0.0.1:${await freePort()}`)
  return addresses
}

/** What a container's text means here: paths of its volumes, and addresses as `self` sees them. */
export function translate(text: string, { folder, addresses }: Places, self: string): string {
  const folders: Folders = { '/run/stoa': join(folder, 'secrets'), '/var/lib/stoa': folder }
  return text
    .replace(/\/run\/stoa|\/var\/lib\/stoa/g, (path) => folders[path as keyof Folders])
    .replace(/127\.0\.0\.1:(\d+)/g, (whole, port) => addresses.get(`${self}:${port}`) ?? whole)
    .replace(/\b[a-z][a-z-]*:\d+\b/g, (address) => addresses.get(address) ?? address)
}

const portOf = (address: string | undefined) => address?.split(':')[1]

/** The container's environment, with what is here in place of what is there. */
export async function environmentOf(self: string, service: ComposeService, places: Places): Promise<NodeJS.ProcessEnv> {
  const { servers, name, addresses } = places
  const env: NodeJS.ProcessEnv = {}
  for (const [key, value] of Object.entries(service.environment)) {
    if (key === 'MONGODB_URI') env[key] = onServer(servers.mongoUrl, `${name}_${self.replace('-migrate', '')}`)
    else if (key.startsWith('REDIS_')) env[key] = servers.redisUrl
    else env[key] = translate(value, places, self)
  }
  const probed = /127\.0\.0\.1:(\d+)/.exec(probeOf(service)?.join(' ') ?? '')?.[1]
  return {
    ...env,
    HOST: '127.0.0.1',
    PORT: portOf(addresses.get(`${self}:${probed}`)),
    METRICS_PORT: String(await freePort()),
    STOA_INBOX_PORT: portOf(addresses.get('inbox:8025')),
    STOA_SMTP_PORT: portOf(addresses.get('inbox:1025')),
    STOA_KEY_PREFIX: name,
    STOA_RATE_LIMITS: NO_LIMITS,
  }
}

/** The addresses of databases are secrets: what the job `secrets` wrote points at containers. */
export function pointAtTestServer({ folder, servers, name }: Places): void {
  const secrets = join(folder, 'secrets')
  for (const file of readdirSync(secrets).filter((each) => each.endsWith('-postgres-url'))) {
    const path = join(secrets, file)
    const database = readFileSync(path, 'utf8').split('/').at(-1) ?? ''
    rmSync(path)
    writeFileSync(path, onServer(servers.postgresUrl, database.replace('stoa', name)))
  }
}
