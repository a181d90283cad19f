/** What PostgreSQL has counted of all databases of the shop. */
import pg from 'pg'

export interface Counters {
  commits: number
  /** Times that the log was forced to disk. */
  walSyncs: number
  walBytes: number
}

/** Idle connections report what they did at most this much later (PGSTAT_IDLE_INTERVAL). */
export const REPORTED_AFTER_MS = 10_500

const COMMITS = `SELECT coalesce(sum(xact_commit), 0)::float8 AS commits FROM pg_stat_database WHERE datname LIKE 'bench_%'`
/** From 18 on the log's syncs are counted with all other input and output. */
const SYNCS = {
  old: 'SELECT wal_sync::float8 AS syncs, wal_bytes::float8 AS bytes FROM pg_stat_wal',
  new: `SELECT (SELECT coalesce(sum(fsyncs), 0)::float8 FROM pg_stat_io WHERE object = 'wal') AS syncs,
               wal_bytes::float8 AS bytes FROM pg_stat_wal`,
}

export interface CounterReader {
  read(): Promise<Counters>
  close(): Promise<void>
}

export async function openCounters(url: string): Promise<CounterReader> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  )
  const version = rows[0]?.version ?? 0
  // Before 14 nobody counted; 180000 moved the counting.
  const syncs = version >= 180_000 ? SYNCS.new : SYNCS.old
  return {
    async read() {
      const [commits, wal] = [
        await client.query<{ commits: number }>(COMMITS),
        await client.query<{ syncs: number; bytes: number }>(syncs),
      ]
      const { syncs: walSyncs = 0, bytes: walBytes = 0 } = wal.rows[0] ?? {}
      return { commits: commits.rows[0]?.commits ?? 0, walSyncs, walBytes }
    },
    close: () => client.end(),
  }
}

export const countersBetween = (before: Counters, after: Counters): Counters => ({
  commits: after.commits - before.commits,
  walSyncs: after.walSyncs - before.walSyncs,
  walBytes: after.walBytes - before.walBytes,
})
