import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { atCommit, execute, query } from '@stoa/kit/postgres/sql'

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

/**
 * Reads counters and locks them until the transaction ends, so that of a thousand attempts at once each sees those before it.
 * All are locked in one order, so that attempts which share some of them never wait for each other in a circle.
 */
export async function lockAttempts(tx: Tx, keys: readonly AttemptKey[]): Promise<AttemptRow[]> {
  return query<AttemptRow>(
    tx,
    `WITH locked AS (
       INSERT INTO login_attempts AS a (account, network, failures)
       SELECT account, network, 0 FROM unnest($1::bytea[], $2::bytea[]) AS k (account, network) ORDER BY account, network
       ON CONFLICT (account, network) DO UPDATE SET failures = a.failures
       RETURNING account, network, failures, last_at, clock_timestamp() AS read_at)
     SELECT account, network, failures, extract(epoch FROM read_at - last_at)::float8 AS seconds_since,
            last_at::text, read_at::text FROM locked`,
    [keys.map((key) => key.account), keys.map((key) => key.network)],
  )
}

/** Writes counters that are locked. */
export function putAttempts(tx: Tx, rows: readonly Omit<CountedAttempt, 'before'>[]): void {
  atCommit(
    tx,
    `UPDATE login_attempts a SET failures = k.failures, last_at = k.at
       FROM unnest($1::bytea[], $2::bytea[], $3::float8[], $4::timestamptz[]) AS k (account, network, failures, at)
      WHERE a.account = k.account AND a.network = k.network`,
    [
      rows.map((row) => row.account),
      rows.map((row) => row.network),
      rows.map((row) => row.failures),
      rows.map((row) => row.at),
    ],
  )
}

/**
 * Takes back what an attempt did to the counter of a site, because its password was right. Its time is taken back too, as
 * long as no other attempt has been counted since: otherwise nothing would ever be forgotten where people sign in all day.
 */
export function uncountAttempt(tx: Tx, { account, network, before, failures, at }: CountedAttempt): void {
  atCommit(
    tx,
    `UPDATE login_attempts
        SET failures = greatest(failures - CASE WHEN last_at = $3::timestamptz THEN $4::float8 ELSE 1 END, 0),
            last_at = CASE WHEN last_at = $3::timestamptz THEN $5::timestamptz ELSE last_at END
      WHERE account = $1 AND network = $2`,
    [account, network, at, failures - before.failures, before.last_at],
  )
}

export function deleteAttempts(tx: Tx, { account, network }: AttemptKey): void {
  atCommit(tx, 'DELETE FROM login_attempts WHERE account = $1 AND network = $2', [account, network])
}

export function deleteAttemptsOf(tx: Tx, account: Buffer): void {
  atCommit(tx, 'DELETE FROM login_attempts WHERE account = $1', [account])
}

export async function deleteOldAttempts(pg: Queryable): Promise<number> {
  return execute(pg, "DELETE FROM login_attempts WHERE last_at < now() - interval '1 day'")
}
