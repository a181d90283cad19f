import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** As services/kit makes it before the first migration. */
const MIGRATIONS_TABLE = `CREATE TABLE schema_migrations (
  name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());`

/** Tables of the database, each after those it refers to. */
const TABLES = `
  WITH RECURSIVE t AS (SELECT oid, relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace),
  refs AS (SELECT conrelid AS child, confrelid AS parent FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid),
  depth AS (SELECT oid, 0 AS level FROM t UNION ALL SELECT child, level + 1 FROM depth JOIN refs ON parent = depth.oid)
  SELECT relname AS name FROM t JOIN depth USING (oid) GROUP BY relname ORDER BY max(level), relname`

const COLUMNS = `
  SELECT array_agg(quote_ident(attname) ORDER BY attnum) AS names FROM pg_attribute
   WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`

/** Runs with one connection; moments come as text in UTC, as the server writes them. */
export async function withPostgres<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC -c DateStyle=ISO' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The files of the migrations that were applied, found by their checksums wherever they lie. */
async function schemaOf(client: pg.Client, servicesFolder: string): Promise<string[]> {
  const files = globSync('**/migrations/*.sql', { cwd: servicesFolder, exclude: (path) => path === 'node_modules' })
  const byChecksum = new Map<string, string>()
  for (const file of files) {
    const sql = readFileSync(join(servicesFolder, file), 'utf8')
    byChecksum.set(createHash('sha256').update(sql).digest('hex'), sql)
  }
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM schema_migrations ORDER BY applied_at, ctid',
  )
  return rows.map(({ name, checksum }) => {
    const sql = byChecksum.get(checksum)
    if (sql === undefined) throw new Error(`no file of this repository is the migration ${name} that was applied`)
    return sql.trim()
  })
}

/** What the migrations themselves put into tables is in the copy of these tables as well. */
function withoutSeeds(schema: readonly string[]): string[] {
  const seeded = schema.flatMap((sql) => [...sql.matchAll(/^INSERT INTO (\w+)/gm)].map(([, table]) => table))
  return [...new Set(seeded)].map((table) => `DELETE FROM ${table};`)
}

async function rowsOf(client: pg.Client, table: string): Promise<string[]> {
  const columns = (await client.query<{ names: string[] }>(COLUMNS, [table])).rows[0]?.names
  if (!columns) return []
  const values = columns.map((column) => `quote_nullable(${column}::text)`).join(" || ', ' || ")
  const { rows } = await client.query<{ row: string }>(`SELECT ${values} AS row FROM ${table} ORDER BY 1`)
  // An identity column takes the number it had.
  const head = `INSERT INTO ${table} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE VALUES`
  return rows.map(({ row }) => `${head} (${row});`)
}

async function sequencesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `SELECT quote_ident(sequencename) AS name, last_value AS last FROM pg_sequences
      WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  )
  return rows.map(({ name, last }) => `SELECT setval('${name}', ${last});`)
}

/** A database as a script of plain SQL that any supported version of PostgreSQL runs: schema, rows, sequences. */
export async function exportPostgres(url: string, servicesFolder: string): Promise<string> {
  return withPostgres(url, async (client) => {
    const schema = await schemaOf(client, servicesFolder)
    const tables = (await client.query<{ name: string }>(TABLES)).rows
    const rows: string[] = []
    for (const { name } of tables) rows.push(...(await rowsOf(client, name)))
    const parts = [MIGRATIONS_TABLE, ...schema, ...withoutSeeds(schema), ...rows, ...(await sequencesOf(client))]
    return `${parts.join('\n')}\n`
  })
}

/** Makes a database from such a script. */
export async function restorePostgres(serverUrl: string, url: string, script: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await withPostgres(serverUrl, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`))
  await withPostgres(url, (client) => client.query(`BEGIN;\n${script}\nCOMMIT;`))
}
