import type { Queryable } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'

/** Seconds until an unanswered question is asked again the first time. */
const SOON = 2

/**
 * Takes payments that are due to be looked at, and puts each off for longer every time: from 5 s to 5 min when money may
 * have moved without our knowing, from 1 min to 1 h when a buyer or provider is waited for. Any replica may run it.
 */
export async function claimOpenPayments(pg: Queryable, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    pg,
    `UPDATE payments p SET checks = checks + 1, check_at = now() + make_interval(secs =>
        CASE WHEN status = 'requires_action' OR (status = 'pending' AND reference IS NOT NULL AND goal <> 'cancelled')
             THEN least(3600, 60 * power(2, least(checks, 6)))
             ELSE least(300, 5 * power(2, least(checks, 6))) END)
      WHERE id IN (SELECT id FROM payments WHERE check_at <= now() ORDER BY check_at LIMIT $1 FOR UPDATE SKIP LOCKED)
      RETURNING id`,
    [limit],
  )
  return rows.map((row) => row.id)
}

/** An answer did not come: the payment is looked at soon, unless it waits longer and longer already. */
export async function checkSoon(pg: Queryable, id: string): Promise<void> {
  await execute(
    pg,
    'UPDATE payments SET check_at = now() + make_interval(secs => $2) WHERE id = $1 AND checks = 0 AND check_at IS NOT NULL',
    [id, SOON],
  )
}
