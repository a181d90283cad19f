import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isLockTimeout } from './errors.ts'
import { grantTables, type TableGrants } from './grants.ts'
import type { Postgres, Queryable, Tx } from './pg.ts'
import type { AppliedMigration } from './snapshot.ts'
import { execute, query, script } from './sql.ts'

/** The tables every service on PostgreSQL has. Always the first folder to migrate. */
export const kitMigrations = join(import.meta.dirname, '..', 'migrations')

interface Migration {
  /** `kit/001-messaging`: folder and file; within a folder the number gives the order. */
  name: string
  sql: string
  checksum: string
}

/** The database and the files of this build contradict each other. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

function scopeOf(folder: string): string {
  const parent = basename(dirname(folder))
  return parent === 'store' ? basename(dirname(dirname(folder))) : parent
}

function read(folder: string): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => /^\d{3}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
  // Two branches may have taken one number: which of them comes first must not be left to their names.
  const twice = files.find((file, index) => file.slice(0, 3) === files[index - 1]?.slice(0, 3))
  if (twice) throw new MigrationError(`${scopeOf(folder)} has two migrations numbered ${twice.slice(0, 3)}`)
  return files.map((file) => {
    const sql = readFileSync(join(folder, file), 'utf8')
    return {
      name: `${scopeOf(folder)}/${file.replace('.sql', '')}`,
      sql,
      checksum: createHash('sha256').update(sql).digest('hex'),
    }
  })
}

async function apply(tx: Tx, migration: Migration): Promise<void> {
  // A migration that cannot get its lock at once gives up instead of queueing all traffic behind it
  // (docs/decisions/0014-sql-by-hand.md).
  await execute(tx, "SET LOCAL lock_timeout = '2s'")
  await script(tx, migration.sql).catch((error: unknown) => {
    if (!isLockTimeout(error)) throw error
    throw new MigrationError(
      `${migration.name} did not get a lock: something uses its tables. Migrate again once that is over.`,
    )
  })
  await execute(tx, 'INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)', [
    migration.name,
    migration.checksum,
  ])
}

/**
 * Brings a database up to date from folders of `NNN-name.sql`. Replicas may all call it: an advisory lock lets one do
 * the work. A file that was applied and then edited is an error. Until 1.0 an upgrade stops the shop, so a migration may
 * rename (docs/decisions/0018-renamed-events-keep-their-former-names.md). From 1.0 on migrations only add, so that the
 * release before can run beside them.
 *
 * Ours rather than a library's: two folders of files (kit's and the service's), one lock, one transaction a file.
 */
export async function migrate(pg: Postgres, folders: readonly string[], grants?: TableGrants): Promise<string[]> {
  return pg.tx(async (tx) => {
    const done = await applyAll(tx, folders.flatMap(read))
    if (grants) await grantTables(tx, grants)
    return done
  })
}

async function applyAll(tx: Tx, migrations: readonly Migration[]): Promise<string[]> {
  await execute(tx, "SELECT pg_advisory_xact_lock(hashtext('stoa migrations'))")
  await execute(
    tx,
    `CREATE TABLE IF NOT EXISTS schema_migrations (
      name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
  )
  const applied = new Map(
    (await query<AppliedMigration>(tx, 'SELECT name, checksum FROM schema_migrations')).map((row) => [
      row.name,
      row.checksum,
    ]),
  )
  const done: string[] = []
  for (const migration of migrations) {
    const known = applied.get(migration.name)
    if (known && known !== migration.checksum)
      throw new MigrationError(`${migration.name} was changed after it had been applied`)
    if (known) continue
    await apply(tx, migration)
    done.push(migration.name)
  }
  return done
}

/** Of migrations that a database elsewhere has had, those that this build does not have in the same form. */
export function unknownMigrations(folders: readonly string[], applied: readonly AppliedMigration[]): string[] {
  const known = new Map(folders.flatMap(read).map(({ name, checksum }) => [name, checksum]))
  return applied.filter(({ name, checksum }) => known.get(name) !== checksum).map(({ name }) => name)
}

/** Makes the tables of a database as they were after these migrations, for rows from there. What is newer comes after the rows. */
export async function migrateAsFarAs(
  pg: Postgres,
  folders: readonly string[],
  applied: readonly AppliedMigration[],
): Promise<void> {
  const names = new Set(applied.map(({ name }) => name))
  await pg.tx((tx) =>
    applyAll(
      tx,
      folders.flatMap(read).filter(({ name }) => names.has(name)),
    ),
  )
}

/**
 * Whether a database is as new as this build needs: kit's tables and the service's. The files are read once, here; what
 * is returned queries only the database, and throws what is missing.
 */
export function migrationsApplied(pg: Queryable, folder: string): () => Promise<void> {
  const needed = [kitMigrations, folder].flatMap(read).map((migration) => migration.name)
  return async () => {
    const rows = await query<{ name: string }>(pg, 'SELECT name FROM schema_migrations')
    const applied = new Set(rows.map((row) => row.name))
    const missing = needed.filter((name) => !applied.has(name))
    if (missing.length > 0) throw new Error(`migrations missing: ${missing.join(', ')}`)
  }
}
