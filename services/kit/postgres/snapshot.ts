import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { sessionOptions, UNHURRIED } from './session-limits.ts'

/** A migration as a database has it. */
export interface AppliedMigration {
  name: string
  checksum: string
}

export interface TableColumns {
  name: string
  /** What can be written: not those that the database computes. */
  columns: string[]
}

/** What a database holds beside its rows. */
export interface DatabaseShape {
  migrations: AppliedMigration[]
  /** Tables that others refer to come before those. */
  tables: TableColumns[]
  /** The last number that each sequence has given; null before its first. */
  sequences: Record<string, string | null>
}

/** A database as it is at one moment, however long it takes to read. */
export interface Snapshot extends DatabaseShape {
  /** Rows as text, one a line, as COPY writes them: psql's `\copy` reads them too. */
  read(table: TableColumns): AsyncIterable<Buffer>
  /** Rows of a query, for what has to be compared with other databases. */
  query<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>
  close(): Promise<void>
}

/** Text is the same wherever it is written and read. */
const TEXT_FORMAT = '-c datestyle=ISO -c intervalstyle=postgres -c timezone=UTC -c extra_float_digits=1'

/** A connection of its own, which waits as long as it takes; a snapshot is held open while others are read. */
export async function connectUnhurried(url: string): Promise<pg.Client> {
  const options = `${sessionOptions({ ...UNHURRIED, idleInTransactionMs: 0 })} ${TEXT_FORMAT}`
  const client = new pg.Client({ connectionString: url, keepAlive: true, options })
  // Whoever queries next is told that it is lost.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

export const quoted = (name: string) => pg.escapeIdentifier(name)
export const columnList = ({ columns }: TableColumns) => columns.map(quoted).join(', ')

const MIGRATIONS = 'schema_migrations'

const TABLES = `
  SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '${MIGRATIONS}'
     AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
   GROUP BY c.relname ORDER BY c.relname`

const REFERENCES = `
  SELECT conrelid::regclass::text AS "from", confrelid::regclass::text AS "to" FROM pg_constraint
   WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid`

const SEQUENCES = "SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public'"

/** Tables in an order in which each comes after those that it refers to. */
export function inReferenceOrder<T extends { name: string }>(
  tables: readonly T[],
  references: readonly { from: string; to: string }[],
): T[] {
  const ordered: T[] = []
  let left = [...tables]
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name))
    const isFree = ({ name }: T) => !references.some(({ from, to }) => from === name && names.has(to))
    const free = left.filter(isFree)
    if (free.length === 0) throw new Error(`tables refer to each other: ${[...names].join(', ')}`)
    ordered.push(...free)
    left = left.filter((table) => !free.includes(table))
  }
  return ordered
}

async function readShape(client: pg.Client): Promise<DatabaseShape> {
  const { rows: migrations } = await client.query<AppliedMigration>(
    `SELECT name, checksum FROM ${MIGRATIONS} ORDER BY name`,
  )
  const { rows: tables } = await client.query<TableColumns>(TABLES)
  const { rows: references } = await client.query<{ from: string; to: string }>(REFERENCES)
  const { rows: sequences } = await client.query<{ name: string; last: string | null }>(SEQUENCES)
  return {
    migrations,
    tables: inReferenceOrder(tables, references),
    sequences: Object.fromEntries(sequences.map(({ name, last }) => [name, last])),
  }
}

/** A connection on which a snapshot can be taken, at a moment that is chosen later. */
export interface SnapshotConnection {
  /** Anew each time: what was seen before is given up. */
  take(): Promise<void>
  /** What was taken. */
  open(): Promise<Snapshot>
  query: Snapshot['query']
  close(): Promise<void>
}

export async function connectForSnapshot(url: string): Promise<SnapshotConnection> {
  const client = await connectUnhurried(url)
  const query = async <R extends object>(text: string, values: readonly unknown[] = []) =>
    (await client.query<R>(text, [...values])).rows
  const close = () => client.end()
  return {
    query,
    close,
    async take() {
      await client.query('ROLLBACK')
      const { rows } = await client.query<TableColumns>(TABLES)
      const names = rows.map(({ name }) => quoted(name))
      // Until it is over no migration rewrites a table: to a snapshot from before that it would be empty. Locks come first, as the
      // first query takes the snapshot, and neither BEGIN nor LOCK.
      const lock = names.length > 0 ? `LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE;` : ''
      await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${lock} SELECT 1`)
    },
    async open() {
      return {
        ...(await readShape(client)),
        query,
        close,
        read: (table) =>
          client.query(copyTo(`COPY ${quoted(table.name)} (${columnList(table)}) TO STDOUT`)) as AsyncIterable<Buffer>,
      }
    },
  }
}
