import type { Queryable, Tx } from './queryable.ts'
import { atCommit, execute, query } from './sql.ts'

/** A counter's key: HMACs of an account and a network. Empty means all of them. */
export interface AttemptKey {
  account: Buffer
  network: Buffer
}

export interface AttemptRow extends AttemptKey {
  failures: number
  seconds_since: number
  /** Of the last one that counted, and of this reading; as text, because a Date has no microseconds. */
  last_at: string
  read_at: string
}

/** A counter before an attempt and after it. */
export interface CountedAttempt extends AttemptKey {
  before: Pick<AttemptRow, 'failures' | 'last_at'>
  failures: number
  at: string
}

/** Counters of guesses, in a table that has the columns account, network, failures and last_at. */
export interface GuessAttempts {
  /**
   * Reads counters and locks them until the transaction ends, so that of a thousand attempts at once each sees those before
   * it. All are locked in one order, so that attempts which share some of them never wait for each other in a circle.
   */
  lock(tx: Tx, keys: readonly AttemptKey[]): Promise<AttemptRow[]>
  /** Writes counters that are locked. */
  put(tx: Tx, rows: readonly Omit<CountedAttempt, 'before'>[]): void
  /**
   * Takes back what an attempt did to the counter of a site, because it was right. Its time is taken back too, as long as no
   * other attempt has been counted since: otherwise nothing would ever be forgotten where people sign in all day.
   */
  uncount(tx: Tx, counted: CountedAttempt): void
  remove(tx: Tx, key: AttemptKey): void
  removeAll(tx: Tx, account: Buffer): void
  /** Deletes those that no rule counts any more. */
  deleteOld(pg: Queryable): Promise<void>
}

const lockOf = (table: string) => `
  WITH locked AS (
    INSERT INTO ${table} AS a (account, network, failures)
    SELECT account, network, 0 FROM unnest($1::bytea[], $2::bytea[]) AS k (account, network) ORDER BY account, network
    ON CONFLICT (account, network) DO UPDATE SET failures = a.failures
    RETURNING account, network, failures, last_at, clock_timestamp() AS read_at)
  SELECT account, network, failures, extract(epoch FROM read_at - last_at)::float8 AS seconds_since,
         last_at::text, read_at::text FROM locked`

const putOf = (table: string) => `
  UPDATE ${table} a SET failures = k.failures, last_at = k.at
    FROM unnest($1::bytea[], $2::bytea[], $3::float8[], $4::timestamptz[]) AS k (account, network, failures, at)
   WHERE a.account = k.account AND a.network = k.network`

const uncountOf = (table: string) => `
  UPDATE ${table}
     SET failures = greatest(failures - CASE WHEN last_at = $3::timestamptz THEN $4::float8 ELSE 1 END, 0),
         last_at = CASE WHEN last_at = $3::timestamptz THEN $5::timestamptz ELSE last_at END
   WHERE account = $1 AND network = $2`

/** In the order in which others lock them; a plain DELETE would take them as they lie. */
const deleteOf = (table: string, where: string, lock: string) => `
  WITH found AS MATERIALIZED (
    SELECT account, network FROM ${table} WHERE ${where} ORDER BY account, network ${lock})
  DELETE FROM ${table} a USING found WHERE a.account = found.account AND a.network = found.network`

export function createGuessAttempts(table: string): GuessAttempts {
  return {
    lock: (tx, keys) =>
      query<AttemptRow>(tx, lockOf(table), [keys.map((key) => key.account), keys.map((key) => key.network)]),
    put: (tx, rows) =>
      atCommit(tx, putOf(table), [
        rows.map((row) => row.account),
        rows.map((row) => row.network),
        rows.map((row) => row.failures),
        rows.map((row) => row.at),
      ]),
    uncount: (tx, { account, network, before, failures, at }) =>
      atCommit(tx, uncountOf(table), [account, network, at, failures - before.failures, before.last_at]),
    remove: (tx, { account, network }) =>
      atCommit(tx, `DELETE FROM ${table} WHERE account = $1 AND network = $2`, [account, network]),
    removeAll: (tx, account) => atCommit(tx, deleteOf(table, 'account = $1', 'FOR UPDATE'), [account]),
    deleteOld: async (pg) => {
      const isOld = "last_at < now() - interval '1 day'"
      await execute(pg, deleteOf(table, isOld, 'FOR UPDATE SKIP LOCKED'))
    },
  }
}
