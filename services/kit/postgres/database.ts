import { kitMigrations, migrate } from './migrations.ts'
import { createPostgres } from './pg.ts'
import { UNHURRIED } from './session-limits.ts'
import { execute, maybe } from './sql.ts'

/** The address of one database on a server. Not by URL: a list of MongoDB hosts is none. */
export function databaseUrl(server: string, name: string): string {
  return server.replace(/^(\w+:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/, `$1/${name}$2`)
}

/** Makes the database an address names, when the server lets us and it is not there yet. */
async function ensureDatabase(address: string): Promise<void> {
  const url = new URL(address)
  const name = decodeURIComponent(url.pathname.slice(1))
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) return
  url.pathname = '/postgres'
  const admin = createPostgres({ url: url.href, max: 1, limits: UNHURRIED })
  try {
    const known = await maybe(admin, 'SELECT 1 AS known FROM pg_database WHERE datname = $1', [name])
    // A name cannot be a parameter; it was checked above to be nothing but a plain identifier.
    if (!known) await execute(admin, `CREATE DATABASE ${name}`)
  } catch (error) {
    // Made by somebody else meanwhile, or not ours to make: then it is there, or migrating says that it is not.
    const code = String((error as { code?: string }).code)
    if (!['42P04', '42501', '23505', '3D000', '28000', '28P01'].includes(code)) throw error
  } finally {
    await admin.close()
  }
}

export interface DatabaseMigration {
  /** Address that the service uses. */
  serviceUrl: string
  /** Address of the role that owns the tables; the service's own where one role does everything. */
  ownerUrl?: string | undefined
  /** Folder of the service's migrations. */
  folder: string
  /** Tables whose rows the service can add and read, and neither change nor delete. */
  appendOnly: readonly string[]
}

/** Brings the database of a service up to date, kit's tables first, making it where it is not there yet. */
export async function migrateDatabase({ serviceUrl, ownerUrl, ...given }: DatabaseMigration): Promise<void> {
  const url = ownerUrl ?? serviceUrl
  const [role, owner] = [serviceUrl, url].map((each) => decodeURIComponent(URL.parse(each)?.username ?? ''))
  await ensureDatabase(url)
  // A migration takes as long as the tables are large.
  const pg = createPostgres({ url, max: 1, limits: UNHURRIED })
  // An owner can grant itself everything, so nothing is granted where the service is the owner.
  const grants = role && role !== owner ? { role, appendOnly: given.appendOnly } : undefined
  await migrate(pg, [kitMigrations, given.folder], grants).finally(() => pg.close())
}
