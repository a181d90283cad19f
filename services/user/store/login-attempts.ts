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
}

/**
 * Reads counters and locks them until the transaction ends, so that of a thousand attempts at once each sees those before it.
 * All are locked in one order, so that attempts which share some of them never wait for each other in a circle.
 */
export async function lockAttempts(tx: Tx, keys: readonly AttemptKey[]): Promise<AttemptRow[]> {
  return query<AttemptRow>(
    tx,
    `INSERT INTO login_attempts AS a (account, network, failures)
     SELECT account, network, 0 FROM unnest($1::bytea[], $2::bytea[]) AS k (account, network) ORDER BY account, network
     ON CONFLICT (account, network) DO UPDATE SET failures = a.failures
     RETURNING account, network, failures, extract(epoch FROM clock_timestamp() - last_at)::float8 AS seconds_since`,
    [keys.map((key) => key.account), keys.map((key) => key.network)],
  )
}

/** Writes counters that are locked. */
export function putAttempts(tx: Tx, rows: readonly (AttemptKey & { failures: number })[]): void {
  atCommit(
    tx,
    `UPDATE login_attempts a SET failures = k.failures, last_at = clock_timestamp()
       FROM unnest($1::bytea[], $2::bytea[], $3::int[]) AS k (account, network, failures)
      WHERE a.account = k.account AND a.network = k.network`,
    [rows.map((row) => row.account), rows.map((row) => row.network), rows.map((row) => row.failures)],
  )
}

/** Takes back what an attempt added to the counter of a site, because its password was right. */
export function uncountAttempt(tx: Tx, { account, network }: AttemptKey): void {
  atCommit(tx, 'UPDATE login_attempts SET failures = greatest(failures - 1, 0) WHERE account = $1 AND network = $2', [
    account,
    network,
  ])
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
