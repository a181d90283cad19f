import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@stoa/all-in-one/ports'
import { REDIS_SERVERS } from '@stoa/all-in-one/redis-users'
import { closeRedis, createRedis } from '@stoa/kit/redis/redis'
import { connected } from '@stoa/kit/testing/databases'
import { type ComposeService, probeOf, runsOwnImage } from './compose-file.ts'
import { TEST_SETTINGS, type TestServers } from './test-servers.ts'

/** Path in a container → folder on this machine. */
type Folders = Record<'/run/stoa' | '/var/lib/stoa', string>

/** A shop of docker-compose.yml whose containers are processes on this machine. */
export interface Deployment {
  folder: string
  name: string
  servers: TestServers
  /** `order:4003` → `127.0.0.1:50123` */
  addresses: ReadonlyMap<string, string>
  /** Environment variables that win over those of docker-compose.yml. */
  settings: Readonly<Record<string, string>>
}

/** Every `service:port` named in docker-compose.yml, with a free local address for each. */
export async function findAddresses(services: ReadonlyMap<string, ComposeService>): Promise<Map<string, string>> {
  const known = new Set<string>()
  for (const [name, service] of services) {
    if (!runsOwnImage(service)) continue
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

/** Replaces a container's volume paths and addresses, as the container `self` sees them, by local ones. */
export function translate(text: string, { folder, addresses }: Deployment, self: string): string {
  const folders: Folders = { '/run/stoa': join(folder, 'secrets'), '/var/lib/stoa': folder }
  return text
    .replace(/\/run\/stoa|\/var\/lib\/stoa/g, (path) => folders[path as keyof Folders])
    .replace(/127\.0\.0\.1:(\d+)/g, (whole, port) => addresses.get(`${self}:${port}`) ?? whole)
    .replace(/\b[a-z][a-z-]*:\d+\b/g, (address) => addresses.get(address) ?? address)
}

const portOf = (address: string | undefined) => address?.split(':')[1]

/** The container's environment variables, with local paths, servers and addresses. */
export async function envOf(self: string, service: ComposeService, deployment: Deployment): Promise<NodeJS.ProcessEnv> {
  const { name, addresses } = deployment
  const env: NodeJS.ProcessEnv = {}
  for (const [key, value] of Object.entries(service.environment)) {
    env[key] = translate(value, deployment, self)
  }
  const probed = /127\.0\.0\.1:(\d+)/.exec(probeOf(service)?.join(' ') ?? '')?.[1]
  // A setting of the test wins over a file that the container reads it from.
  for (const each of Object.keys(deployment.settings)) delete env[`${each}_FILE`]
  return {
    ...env,
    HOST: '127.0.0.1',
    PORT: portOf(addresses.get(`${self}:${probed}`)),
    METRICS_PORT: String(await freePort()),
    STOA_INBOX_PORT: portOf(addresses.get('inbox:8025')),
    STOA_SMTP_PORT: portOf(addresses.get('inbox:1025')),
    STOA_KEY_PREFIX: name,
    ...TEST_SETTINGS,
    ...deployment.settings,
  }
}

/** The users of both Redis servers, on the one of the test. */
async function makeRedisUsers({ folder, servers, name }: Deployment): Promise<void> {
  const redis = await connected(await createRedis({ url: servers.redisUrl, name, onError: () => undefined }))
  for (const server of REDIS_SERVERS) {
    const lines = readFileSync(join(folder, 'secrets', server, 'users.acl'), 'utf8')
      .trimEnd()
      .split('\n')
    for (const [, user = '', ...rules] of lines.map((line) => line.split(' '))) {
      if (user !== 'default') await redis.aclSetUser(redisUserAt(name, server, user), rules)
    }
  }
  await closeRedis(redis)
}

const redisUserAt = (name: string, server: string, user: string) => `${name}_${server}_${user}`

/** The job `secrets` wrote the servers' addresses for containers: they become those of the test servers, with their users. */
export async function pointAtTestServers(deployment: Deployment): Promise<void> {
  const { folder, servers, name } = deployment
  await makeRedisUsers(deployment)
  const redis = new URL(servers.redisUrl).host
  const postgres = new URL(servers.postgresUrl).host
  const [, mongo = ''] = /@([^/?]+)/.exec(servers.mongoUrl) ?? []
  const files = readdirSync(join(folder, 'secrets'), { recursive: true, withFileTypes: true })
  for (const file of files.filter((each) => each.isFile() && each.name !== 'shop.json')) {
    const path = join(file.parentPath, file.name)
    const text = readFileSync(path, 'utf8')
      .replace(/postgres:\/\/stoa:[^@]+@postgres:5432\/postgres/g, servers.postgresUrl)
      .replace(/mongodb:\/\/stoa:[^@]+@127\.0\.0\.1:27017\/[^,]*/g, servers.mongoUrl)
      .replace(
        /redis:\/\/(\w+):([^@]+)@(redis-\w+):6379/g,
        (_, user, password, server) => `redis://${redisUserAt(name, server, user)}:${password}@${redis}`,
      )
      // Roles and users have the name of the shop, as its databases do.
      .replace(/\bstoa(_\w+:[^@]+@)postgres:5432\/stoa(_\w+)/g, `${name}$1${postgres}/${name}$2`)
      .replace(/\bstoa(_\w+:[^@]+@)mongo:27017\/stoa(_\w+)/g, `${name}$1${mongo}/${name}$2?directConnection=true`)
    rmSync(path)
    writeFileSync(path, text)
  }
}
