import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { columnList, connectUnhurried, type DatabaseShape, quoted, type TableColumns } from './snapshot.ts'

/** Rows that go into a table, as COPY has written them. */
export interface RowSink {
  write(rows: Buffer): Promise<void>
  /** How many rows there were, once the table has them all. */
  end(): Promise<number>
}

/** Fills the tables of a new database, all or nothing. Connected as their owner. */
export interface TableLoad {
  into(table: TableColumns): RowSink
  query(text: string, values?: readonly unknown[]): Promise<void>
  commit(): Promise<void>
  /** Without a commit before, nothing was loaded. */
  close(): Promise<void>
}

/** Whether a database has no table: nothing was ever migrated there. */
export async function isEmptyDatabase(url: string): Promise<boolean> {
  const client = await connectUnhurried(url)
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1")
    return rowCount === 0
  } finally {
    await client.end()
  }
}

async function prepare(client: pg.Client, { tables, sequences }: DatabaseShape): Promise<void> {
  await client.query('BEGIN')
  // They tell of changes, or refuse them; rows that come back are none.
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`)
  // What migrations have put there is in the backup as it was at last.
  if (tables.length > 0) await client.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(', ')}`)
  for (const [name, last] of Object.entries(sequences)) {
    if (last !== null) await client.query('SELECT setval($1::regclass, $2)', [quoted(name), last])
  }
}

function sinkFor(client: pg.Client, table: TableColumns): RowSink {
  const stream = client.query(copyFrom(`COPY ${quoted(table.name)} (${columnList(table)}) FROM STDIN`))
  const done = finished(stream as Writable)
  // It is waited for at the end; a failure before that ends the next write.
  done.catch(() => undefined)
  return {
    async write(rows) {
      if (!stream.write(rows)) await Promise.race([once(stream, 'drain'), done])
    },
    async end() {
      stream.end()
      await done
      return stream.rowCount
    },
  }
}

export async function openTableLoad(url: string, shape: DatabaseShape): Promise<TableLoad> {
  const client = await connectUnhurried(url)
  try {
    await prepare(client, shape)
  } catch (error) {
    await client.end()
    throw error
  }
  return {
    into: (table) => sinkFor(client, table),
    query: async (text, values = []) => void (await client.query(text, [...values])),
    async commit() {
      for (const { name } of shape.tables) await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`)
      await client.query('COMMIT')
      // What planners guess by is not in a backup.
      await client.query('ANALYZE')
    },
    close: () => client.end(),
  }
}
