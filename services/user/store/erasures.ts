import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, one, query } from '@stoa/kit/postgres/sql'
import type { ErasureReports } from '../domain/erasure.ts'
import { newestFirst } from './page.ts'

export interface Erasure {
  id: string
  customer_id: string | null
  /** Among staff; null for the customer. */
  requested_by: string | null
  requested_at: Date
  reports: ErasureReports
  completed_at: Date | null
}

const COLUMNS = 'id, customer_id, requested_by, requested_at, reports, completed_at'

export interface NewErasure extends Pick<Erasure, 'id' | 'customer_id' | 'requested_by'> {
  contact: Buffer
  /** Seconds until the second round. */
  seconds: number
}

export async function insertErasure(
  tx: Tx,
  { id, customer_id, contact, requested_by, seconds }: NewErasure,
): Promise<Erasure> {
  return one<Erasure>(
    tx,
    `INSERT INTO erasures (id, customer_id, contact, requested_by, next_round_at)
     VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5)) RETURNING ${COLUMNS}`,
    [id, customer_id, contact, requested_by, seconds],
  )
}

export async function findErasure(pg: Queryable, id: string): Promise<Erasure | undefined> {
  return maybe<Erasure>(pg, `SELECT ${COLUMNS} FROM erasures WHERE id = $1`, [id])
}

/** Whom an erasure is about, as long as a service has yet to do its part. */
export async function findContactToErase(
  pg: Queryable,
  id: string,
): Promise<(Pick<Erasure, 'customer_id' | 'requested_at'> & { contact: Buffer }) | undefined> {
  return maybe(pg, 'SELECT customer_id, requested_at, contact FROM erasures WHERE id = $1 AND contact IS NOT NULL', [
    id,
  ])
}

export async function listErasures(pg: Queryable, from: PageFrom): Promise<Erasure[]> {
  const { rest, values } = newestFirst(from)
  return query<Erasure>(pg, `SELECT ${COLUMNS} FROM erasures ${rest}`, values)
}

export async function lockErasure(tx: Tx, id: string): Promise<Erasure | undefined> {
  return maybe<Erasure>(tx, `SELECT ${COLUMNS} FROM erasures WHERE id = $1 FOR UPDATE`, [id])
}

/** Writes which rounds are done; once all are, the record forgets whom it is about. */
export async function putReports(tx: Tx, id: string, reports: ErasureReports, isDone: boolean): Promise<void> {
  await execute(
    tx,
    `UPDATE erasures SET reports = $2, contact = CASE WHEN $3 THEN NULL ELSE contact END,
            completed_at = CASE WHEN $3 THEN coalesce(completed_at, now()) END
      WHERE id = $1`,
    [id, JSON.stringify(reports), isDone],
  )
}

/** Erasures whose second round begins now. */
export async function claimDueRounds(tx: Tx, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    tx,
    `UPDATE erasures SET next_round_at = NULL WHERE id IN (
       SELECT id FROM erasures WHERE next_round_at <= now() ORDER BY next_round_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING id`,
    [limit],
  )
  return rows.map(({ id }) => id)
}

/** Milliseconds until the next second round, by the database's clock; Infinity when there is none. */
export async function untilNextRoundMs(pg: Queryable): Promise<number> {
  const { ms } = await one<{ ms: number | null }>(
    pg,
    `SELECT (extract(epoch FROM (SELECT min(next_round_at) FROM erasures WHERE next_round_at IS NOT NULL) - now()) * 1000)::float8 AS ms`,
  )
  return ms ?? Number.POSITIVE_INFINITY
}
