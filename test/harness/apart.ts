import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import type { Test } from 'tap'
import { type ComposeService, isJob, isOurs, probeOf, readComposeFile } from './compose-file.ts'
import { NO_LIMITS, onServer, shopFolder, type TestServers, testServers, uniqueName } from './environment.ts'
import { type Program, run } from './program.ts'
import type { TestShop } from './shop.ts'
import { until } from './until.ts'

export interface ShopApart extends TestShop {
  /** The processes that serve, by their names in docker-compose.yml. */
  readonly services: readonly string[]
  /** SIGKILL: no goodbye. Resolves when the process is gone. */
  kill(service: string): Promise<void>
  /** Starts what is not running, or runs a job, after everything it depends on. Resolves when it is healthy, or done. */
  start(service: string): Promise<void>
  /** SIGTERM to every process; the exit codes by service. */
  stop(): Promise<Record<string, number | null>>
}

/** Container path → what stands for it here. */
type Folders = Record<'/run/stoa' | '/var/lib/stoa', string>

interface Places {
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
async function findAddresses(services: ReadonlyMap<string, ComposeService>): Promise<Map<string, string>> {
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

function translate(text: string, { folder, addresses }: Places, self: string): string {
  const folders: Folders = { '/run/stoa': join(folder, 'secrets'), '/var/lib/stoa': folder }
  return text
    .replace(/\/run\/stoa|\/var\/lib\/stoa/g, (path) => folders[path as keyof Folders])
    .replace(/127\.0\.0\.1:(\d+)/g, (whole, port) => addresses.get(`${self}:${port}`) ?? whole)
    .replace(/\b[a-z][a-z-]*:\d+\b/g, (address) => addresses.get(address) ?? address)
}

const portOf = (address: string | undefined) => address?.split(':')[1]

/** The container's environment, with what is here in place of what is there. */
async function environmentOf(self: string, service: ComposeService, places: Places): Promise<NodeJS.ProcessEnv> {
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
function pointAtTestServer({ folder, servers, name }: Places): void {
  const secrets = join(folder, 'secrets')
  for (const file of readdirSync(secrets).filter((each) => each.endsWith('-postgres-url'))) {
    const path = join(secrets, file)
    const database = readFileSync(path, 'utf8').split('/').at(-1) ?? ''
    rmSync(path)
    writeFileSync(path, onServer(servers.postgresUrl, database.replace('stoa', name)))
  }
}

/** The processes of docker-compose.yml; databases are those of the test. */
function createProcesses(services: ReadonlyMap<string, ComposeService>, places: Places) {
  const programs = new Map<string, Program>()
  const begun = new Map<string, Promise<void>>()
  const logFile = (name: string) => join(places.folder, `${name}.log`)
  const definition = (name: string): ComposeService => {
    const service = services.get(name)
    if (!service) throw new Error(`docker-compose.yml has no service ${name}`)
    return service
  }

  const launch = async (name: string): Promise<Program> => {
    const service = definition(name)
    const command = (service.command ?? []).map((part) => translate(part, places, name))
    return run({ command, env: await environmentOf(name, service, places), logFile: logFile(name) })
  }
  const isHealthy = async (name: string): Promise<true | null> => {
    const command = (probeOf(definition(name)) ?? []).map((part) => translate(part, places, name))
    const code = await run({ command, env: {}, logFile: logFile(`${name}-probe`) }).ended
    return code === 0 ? true : null
  }
  const job = async (name: string) => {
    const code = await (await launch(name)).ended
    if (code !== 0) throw new Error(`${name} ended with ${code}; see ${logFile(name)}`)
    if (name === 'secrets') pointAtTestServer(places)
  }
  const serve = async (name: string) => {
    const program = await launch(name)
    programs.set(name, program)
    const died = program.ended.then((code): never => {
      throw new Error(`${name} ended with ${code} while starting; see ${logFile(name)}`)
    })
    await Promise.race([until(`${name} is healthy; see ${logFile(name)}`, () => isHealthy(name), 60_000), died])
    died.catch(() => undefined)
  }
  const begin = async (name: string): Promise<void> => {
    const service = definition(name)
    if (!isOurs(service)) return
    await Promise.all(Object.keys(service.depends_on).map(start))
    await (isJob(service) ? job(name) : serve(name))
  }
  /** Once for each, however many others wait for it. */
  const start = (name: string): Promise<void> => {
    const starting = begun.get(name) ?? begin(name)
    begun.set(name, starting)
    return starting
  }
  const kill = async (name: string) => {
    begun.delete(name)
    await programs.get(name)?.kill('SIGKILL')
  }
  return { programs, start, kill }
}

/**
 * The same shop in separate processes that speak HTTP: what docker-compose.yml says, with its commands, its
 * environment, its order of starting and its health checks. Ended after the test.
 */
export async function openShopApart(t: Test): Promise<ShopApart> {
  const services = readComposeFile()
  const addresses = await findAddresses(services)
  const places: Places = { folder: shopFolder(t), name: uniqueName(), servers: testServers(), addresses }
  const { programs, start, kill } = createProcesses(services, places)
  const stop = async () => {
    const ends: Record<string, number | null> = {}
    // The gateway first, so that nobody is let in any more.
    for (const name of ['gateway', ...programs.keys()]) {
      const program = programs.get(name)
      programs.delete(name)
      const b = performance.now()
      if (program) ends[name] = await program.kill("SIGTERM")
      console.error(name, performance.now() - b)
    }
    return ends
  }
  t.teardown(() => Promise.all([...programs.values()].map((program) => program.kill('SIGKILL'))))
  await Promise.all([start('inbox'), start('gateway').then(() => start('staff'))])
  const secret = (file: string) => readFileSync(join(places.folder, 'secrets', file), 'utf8')
  return {
    url: `http://${addresses.get('gateway:4000')}`,
    inboxUrl: `http://${addresses.get('inbox:8025')}`,
    staff: { email: 'staff@example.com', password: secret('staff-password') },
    services: [...programs.keys()].filter((name) => name !== 'inbox'),
    start,
    kill,
    stop,
  }
}
