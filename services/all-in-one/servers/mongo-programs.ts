import { join } from 'node:path'
import { sayIfSlow } from './daemon.ts'
import { fetchedMongod, fetchMongod } from './mongod-fetch.ts'
import { findOnPath, isExecutable, outputOf, versionOf } from './program.ts'
import { type Durability, type Provision, SetupError } from './server.ts'
import { installedWheel, installWheel, type Wheel } from './wheel.ts'

const SECANTUS_VERSION = '0.7.0b3'
const REQUIREMENT = `SecantusDB==${SECANTUS_VERSION}`
const WHEEL = 'secantus'
/** The oldest version that the driver supports. */
const OLDEST_MONGOD = [4, 4] as const
const CACHE = '256M'
const CACHE_GB = '0.25'

export interface LaunchOptions {
  port: number
  folder: string
  durability: Durability
  /** Whether clients have to sign in. */
  auth: boolean
}

/** A server program that was seen to run here. */
export interface MongoProgram {
  label: string
  how: string
  /** Names the data folder: one server's files mean nothing to another. */
  format: string
  program: string
  args: (options: LaunchOptions) => string[]
  /** Whether it can make clients sign in. */
  hasPasswords: boolean
  env?: NodeJS.ProcessEnv
  /** A line of its log after which it can handle signals; absent where accepting connections is enough. */
  readyLine?: string
  /** Killed instead of stopped where its data is thrown away anyway. */
  isSlowToStop?: boolean
}

/** The first of the sources that has a server; fetches one if none has. */
export async function findMongo(provision: Provision): Promise<MongoProgram> {
  return (await onPath(provision)) ?? (await fetched(provision)) ?? fetch(provision)
}

async function onPath({ env }: Provision): Promise<MongoProgram | undefined> {
  return (
    (await mongod(findOnPath('mongod', env), 'binary on PATH')) ??
    (await secantusRust(findOnPath('secantusd-rs', env), 'binary on PATH'))
  )
}

async function fetched({ cacheDir, env }: Provision): Promise<MongoProgram | undefined> {
  const downloaded = await mongod(await fetchedMongod(cacheDir), 'fetched before')
  if (downloaded !== undefined) return downloaded
  // Where `cargo install --root <cacheDir>` puts it.
  const built = await secantusRust(join(cacheDir, 'bin', 'secantusd-rs'), 'fetched before')
  if (built !== undefined) return built
  const wheel = await installedWheel(cacheDir, WHEEL, REQUIREMENT)
  return wheel !== undefined && isExecutable(wheel.python) ? secantusPython(wheel, env, 'fetched before') : undefined
}

async function fetch({ cacheDir, env, say }: Provision): Promise<MongoProgram> {
  const downloaded = await mongod(await fetchMongod(cacheDir, env, say), 'downloaded by mongodb-memory-server')
  if (downloaded !== undefined) return downloaded
  const work = installWheel(cacheDir, WHEEL, REQUIREMENT, env)
  const wheel = await sayIfSlow(say, 'Fetching SecantusDB, a MongoDB-compatible server, from PyPI …', work).catch(
    (error: unknown) => {
      if (!(error instanceof SetupError)) throw error
      throw new SetupError(
        `MongoDB is missing: install mongod, or set MONGODB_URI; fetching one failed: ${error.message}.`,
      )
    },
  )
  return secantusPython(wheel, env, 'PyPI package SecantusDB')
}

async function mongod(program: string | undefined, how: string): Promise<MongoProgram | undefined> {
  if (program === undefined) return undefined
  const version = await versionOf(program, ['--version'])
  if (version === undefined) return undefined
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < OLDEST_MONGOD[0] || (major === OLDEST_MONGOD[0] && minor < OLDEST_MONGOD[1])) return undefined
  const args = ({ port, folder, auth }: LaunchOptions) => {
    const socket = process.platform === 'win32' ? [] : ['--nounixsocket']
    return [
      '--port',
      String(port),
      '--bind_ip',
      '127.0.0.1',
      '--dbpath',
      folder,
      '--wiredTigerCacheSizeGB',
      CACHE_GB,
      ...(auth ? ['--auth'] : []),
      ...socket,
    ]
  }
  return { label: `MongoDB ${version}`, how, format: `mongod-${major}.${minor}`, program, args, hasPasswords: true }
}

async function secantusRust(program: string | undefined, how: string): Promise<MongoProgram | undefined> {
  if (program === undefined || !isExecutable(program)) return undefined
  const version = await versionOf(program, ['--version'])
  const help = await outputOf(program, ['--help'])
  if (version === undefined && help === undefined) return undefined
  const args = (options: LaunchOptions) => [...secantusArgs(options), '--log-file-max', '16MB']
  const hasPasswords = help?.includes('--auth') ?? false
  return { label: secantusLabel(version ?? 'in Rust'), how, format: 'secantus-rs', program, args, hasPasswords }
}

function secantusPython(wheel: Wheel, env: NodeJS.ProcessEnv, how: string): MongoProgram {
  // An own configuration file keeps the server from taking one out of the user's home folder.
  const args = (options: LaunchOptions) => [
    '-m',
    'secantus',
    '--config',
    join(options.folder, '..', 'secantus.toml'),
    ...secantusArgs(options),
  ]
  return {
    label: secantusLabel(SECANTUS_VERSION),
    how,
    format: 'secantus-py',
    program: wheel.python,
    args,
    hasPasswords: true,
    env: { ...env, PYTHONPATH: wheel.folder, PYTHONNOUSERSITE: '1' },
    // A SIGTERM between its first connection and its main loop makes it hang (the signal handler takes a lock that is held).
    readyLine: 'secantus listening',
    isSlowToStop: true,
  }
}

function secantusArgs({ port, folder, durability, auth }: LaunchOptions): string[] {
  const args = [
    ...(auth ? ['--auth'] : []),
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--storage-path',
    folder,
    '--cache-size',
    CACHE,
  ]
  return durability === 'durable' ? [...args, '--sync-on-commit'] : args
}

function secantusLabel(version: string): string {
  return `SecantusDB ${version} (MongoDB-compatible, beta, for development only)`
}
