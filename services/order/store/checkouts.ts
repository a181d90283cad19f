import type { Queryable, Statement } from '@stoa/kit/postgres/pg'
import { execute, maybe, query, statement } from '@stoa/kit/postgres/sql'
import type { Problem } from '@stoa/kit/values/problem'
import type { Checkout, CheckoutState, PaymentAction } from '../domain/checkout.ts'

const COLUMNS = `id, cart_id, state, order_id, order_number, payment_id, cart, action, failure, lease, deadline, attempts, network,
  COALESCE(is_guest, cart->>'user_id' IS NULL) AS is_guest,
  ceil(extract(epoch FROM locked_until - clock_timestamp()))::integer AS lease_seconds`

/**
 * Seconds a lease lasts, by the database's clock; after that another process may take over. Its holder renews it while a
 * step takes longer, so it is short: a buyer waits this long after a crash.
 */
export const LEASE_SECONDS = 3

/** The attempt of a cart that is under way or confirmed. */
export async function findLiveCheckout(pg: Queryable, cartId: string): Promise<Checkout | undefined> {
  return maybe<Checkout>(pg, `SELECT ${COLUMNS} FROM checkouts WHERE cart_id = $1 AND state <> 'failed'`, [cartId])
}

export async function findCheckout(pg: Queryable, id: string): Promise<Checkout | undefined> {
  return maybe<Checkout>(pg, `SELECT ${COLUMNS} FROM checkouts WHERE id = $1`, [id])
}

/** Acquires the lease of an attempt that nobody advances now; undefined when somebody does, or it is over. */
export async function acquireLease(pg: Queryable, id: string, lease: string): Promise<Checkout | undefined> {
  return maybe<Checkout>(
    pg,
    `UPDATE checkouts SET lease = $2, locked_until = now() + make_interval(secs => $3),
            due_at = now() + make_interval(secs => $3), attempts = attempts + 1, updated_at = now()
      WHERE id = $1 AND state NOT IN ('confirmed', 'failed') AND (locked_until IS NULL OR locked_until <= now())
     RETURNING ${COLUMNS}`,
    [id, lease, LEASE_SECONDS],
  )
}

/** Acquires the lease of an attempt to give it up: its time is over now, and `failure` is why. Undefined as above. */
export async function acquireLeaseToAbandon(
  pg: Queryable,
  id: string,
  lease: string,
  failure: Problem,
): Promise<Checkout | undefined> {
  return maybe<Checkout>(
    pg,
    `UPDATE checkouts SET lease = $2, locked_until = now() + make_interval(secs => $3),
            due_at = now() + make_interval(secs => $3), attempts = attempts + 1, updated_at = now(),
            deadline = LEAST(deadline, now()), failure = COALESCE(failure, $4)
      WHERE id = $1 AND state NOT IN ('confirmed', 'failed') AND (locked_until IS NULL OR locked_until <= now())
     RETURNING ${COLUMNS}`,
    [id, lease, LEASE_SECONDS, JSON.stringify(failure)],
  )
}

/** Acquires the lease of attempts that are due: its holder is gone, their time is over, or a step is to be tried again. */
export async function acquireDueLeases(pg: Queryable, lease: string, limit: number): Promise<Checkout[]> {
  return query<Checkout>(
    pg,
    `UPDATE checkouts SET lease = $1, locked_until = now() + make_interval(secs => $2),
            due_at = now() + make_interval(secs => $2), attempts = attempts + 1, updated_at = now()
      WHERE id IN (SELECT id FROM checkouts
                    WHERE due_at <= now() AND (locked_until IS NULL OR locked_until <= now())
                    ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [lease, LEASE_SECONDS, limit],
  )
}

/** Renews leases that their holders still have, in one statement; the ids of those checkouts. */
export async function renewLeases(
  pg: Queryable,
  held: readonly Pick<Checkout, 'id' | 'lease'>[],
): Promise<ReadonlySet<string>> {
  const rows = await query<{ id: string }>(
    pg,
    `UPDATE checkouts c SET locked_until = now() + make_interval(secs => $3), due_at = now() + make_interval(secs => $3)
       FROM unnest($1::text[], $2::text[]) AS held (id, lease)
      WHERE c.id = held.id AND c.lease = held.lease
     RETURNING c.id`,
    [held.map(({ id }) => id), held.map(({ lease }) => lease), LEASE_SECONDS],
  )
  return new Set(rows.map((row) => row.id))
}

/** Releases a lease without a move; the recovery loop looks again in `seconds`. */
export async function releaseLease(pg: Queryable, checkout: Checkout, seconds: number): Promise<void> {
  await execute(
    pg,
    `UPDATE checkouts SET lease = NULL, locked_until = NULL, due_at = now() + make_interval(secs => $3), updated_at = now()
      WHERE id = $1 AND lease = $2`,
    [checkout.id, checkout.lease, seconds],
  )
}

export interface Move {
  state: CheckoutState
  action?: PaymentAction | null
  failure?: Problem
  /** Whether the caller goes on: then its lease is renewed, otherwise it is released. */
  renewLease?: boolean
  /** After the release: when the recovery loop has to look again; never, when it is left out. */
  dueInSeconds?: number | 'deadline'
}

/** Moves an attempt to another state, as long as the caller has its lease. */
export function moveCheckout(checkout: Checkout, move: Move): Statement {
  return statement(
    `UPDATE checkouts SET state = $3, action = $4, failure = COALESCE($5, failure),
            lease = CASE WHEN $6 THEN lease END,
            locked_until = CASE WHEN $6 THEN now() + make_interval(secs => $7) END,
            due_at = CASE WHEN $6 THEN now() + make_interval(secs => $7)
                          WHEN $8 THEN LEAST(deadline, now() + make_interval(secs => $9))
                          ELSE now() + make_interval(secs => $9) END,
            attempts = CASE WHEN state = $3 THEN attempts ELSE 0 END, updated_at = now()
      WHERE id = $1 AND lease = $2`,
    [
      checkout.id,
      checkout.lease,
      move.state,
      move.action ? JSON.stringify(move.action) : null,
      move.failure ? JSON.stringify(move.failure) : null,
      move.renewLease ?? false,
      LEASE_SECONDS,
      move.dueInSeconds === 'deadline',
      move.dueInSeconds === 'deadline' ? 86_400 : (move.dueInSeconds ?? null),
    ],
    1,
  )
}

/** Whether the time that buyer and provider had is over, by the database's clock. */
export async function isOverdue(pg: Queryable, id: string): Promise<boolean> {
  const row = await maybe<{ overdue: boolean }>(
    pg,
    'SELECT deadline <= now() AS overdue FROM checkouts WHERE id = $1',
    [id],
  )
  return row?.overdue ?? false
}

export type CheckoutEnd = Pick<Checkout, 'state' | 'order_id'>

/** How some checkouts stand, by their ids; those that are not known are left out. */
export async function readCheckoutEnds(pg: Queryable, ids: readonly string[]): Promise<Map<string, CheckoutEnd>> {
  if (ids.length === 0) return new Map()
  const rows = await query<CheckoutEnd & { id: string }>(
    pg,
    'SELECT id, state, order_id FROM checkouts WHERE id = ANY($1)',
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
