import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Account, outputOf } from './program.ts'
import { SetupError } from './server.ts'

/** Folders of root that survive a reboot. */
const PUBLIC_FOLDERS = ['/var/lib', '/var/tmp']

/** The account that PostgreSQL runs under when we are root, which it refuses. Undefined for an ordinary user. */
export async function unprivilegedAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const existing = await accountOf('postgres')
  if (existing !== undefined) return existing
  await outputOf('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'])
  const account = (await accountOf('postgres')) ?? (await accountOf('nobody'))
  if (account === undefined) {
    throw new SetupError(
      'PostgreSQL does not run as root and no other account was found: start Stoa as a normal user, or set POSTGRES_URL.',
    )
  }
  return account
}

/** `<dataDir>/postgres`, or, where the account cannot reach that one, a public folder that belongs to this data folder. */
export function postgresHome(dataDir: string, account: Account | undefined): string {
  return account === undefined || isReachable(dataDir, account) ? join(dataDir, 'postgres') : publicHome(dataDir)
}

/** Every folder that may hold PostgreSQL's data of this data folder, for deleting it. */
export function postgresHomes(dataDir: string): string[] {
  const homes = [join(dataDir, 'postgres')]
  return process.getuid?.() === 0 ? [...homes, publicHome(dataDir)] : homes
}

/** Makes the folder if it is missing, open for passing through; refuses one that another user has put there. */
export function makeHome(home: string): void {
  mkdirSync(home, { recursive: true })
  const found = lstatSync(home)
  if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) {
    throw new SetupError(`${home} belongs to someone else: remove it, or set POSTGRES_URL.`)
  }
  chmodSync(home, 0o711)
}

function publicHome(dataDir: string): string {
  const folder = PUBLIC_FOLDERS.find((path) => existsSync(path)) ?? '/tmp'
  const real = existsSync(dataDir) ? realpathSync(dataDir) : resolve(dataDir)
  return join(folder, `stoa-postgres-${createHash('sha256').update(real).digest('hex').slice(0, 16)}`)
}

/** Whether the account may pass through the folder and all above it. */
function isReachable(folder: string, { uid, gid }: Account): boolean {
  let path = realpathSync(folder)
  while (true) {
    const { mode, uid: owner, gid: group } = statSync(path)
    const pass = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
    if ((mode & pass) === 0) return false
    if (path === dirname(path)) return true
    path = dirname(path)
  }
}

async function accountOf(name: string): Promise<Account | undefined> {
  const [uid, gid] = await Promise.all([outputOf('id', ['-u', name]), outputOf('id', ['-g', name])])
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}
