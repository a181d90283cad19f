import type { Queryable } from '@stoa/kit/postgres/pg'
import { execute, one, query } from '@stoa/kit/postgres/sql'

/** Milliseconds until the earliest of each kind is due, by the database's clock; null when there is none. */
export interface DueMs {
  webhooks: number | null
  payments: number | null
}

/** One statement for both: each is the first entry of an index. */
export async function readDueMs(pg: Queryable): Promise<DueMs> {
  return one<DueMs>(
    pg,
    `SELECT (extract(epoch FROM (SELECT min(due_at) FROM provider_webhooks WHERE due_at IS NOT NULL) - now()) * 1000)::float8
              AS webhooks,
            (extract(epoch FROM (SELECT min(check_at) FROM payments WHERE check_at IS NOT NULL) - now()) * 1000)::float8
              AS payments`,
  )
}

/** When a call that got no response is first checked. */
const FIRST_CHECK_SECONDS = 2

/**
 * Claims payments whose check is due, and backs off exponentially: from 5 s to 5 min when money may have moved without our
 * knowing, from 1 min to 1 h while a payment waits for its buyer or provider. Any replica may run it.
 */
export async function claimOpenPayments(pg: Queryable, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    pg,
    `UPDATE payments p SET checks = checks + 1, check_at = now() + make_interval(secs =>
        CASE WHEN status = 'requires_action' OR (status = 'pending' AND reference IS NOT NULL AND desired_state <> 'cancelled')
             THEN least(3600, 60 * power(2, least(checks, 6)))
             ELSE least(300, 5 * power(2, least(checks, 6))) END)
      WHERE id IN (SELECT id FROM payments WHERE check_at <= now() ORDER BY check_at LIMIT $1 FOR UPDATE SKIP LOCKED)
      RETURNING id`,
    [limit],
  )
  return rows.map((row) => row.id)
}

/** Schedules the first check after a call that got no response; a payment that is backing off already stays as it is. */
export async function checkSoon(pg: Queryable, id: string): Promise<void> {
  await execute(
    pg,
    'UPDATE payments SET check_at = now() + make_interval(secs => $2) WHERE id = $1 AND checks = 0 AND check_at IS NOT NULL',
    [id, FIRST_CHECK_SECONDS],
  )
}
