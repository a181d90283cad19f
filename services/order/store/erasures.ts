import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import { ERASED, type Person } from '../domain/erasure.ts'

/** $1 is the account, $2 the address, $3 until when things that came under it without an account are theirs; each may be null. */
const valuesOf = ({ customer_id, email, requested_at }: Person) => [customer_id, email, requested_at]

const GUEST_CART = 'user_id IS NULL AND email IS NOT NULL AND lower(email) = lower($2) AND created_at <= $3'
const GUEST_CHECKOUT = "cart->>'user_id' IS NULL AND lower(cart->>'email') = lower($2) AND created_at <= $3"

/** Deletes carts of a person that are not being paid for, some at a time; their ids. */
export async function deleteCartsOf(pg: Queryable, person: Person, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    pg,
    `DELETE FROM carts WHERE id IN (
       SELECT id FROM carts WHERE (owner = $1 OR ${GUEST_CART}) AND status <> 'in_checkout' LIMIT $4 FOR UPDATE)
     RETURNING id`,
    [...valuesOf(person), limit],
  )
  return rows.map(({ id }) => id)
}

/** Deletes checkouts of a person that came to nothing, with the keys that led to them, some at a time; the orders that they would have been. Of those of a month there are few. */
export async function deleteFailedCheckoutsOf(tx: Tx, person: Person, limit: number): Promise<string[]> {
  const rows = await query<{ order_id: string }>(
    tx,
    `WITH found AS (
       SELECT id FROM checkouts WHERE state = 'failed' AND (cart->>'owner' = $1 OR ${GUEST_CHECKOUT}) LIMIT $4 FOR UPDATE),
     keys AS (DELETE FROM checkout_keys WHERE checkout_id IN (SELECT id FROM found))
     DELETE FROM checkouts WHERE id IN (SELECT id FROM found) RETURNING order_id`,
    [...valuesOf(person), limit],
  )
  return rows.map(({ order_id }) => order_id)
}

/** Whether a checkout of a person is under way, of which an order may come. */
export async function hasLiveCheckout(pg: Queryable, person: Person): Promise<boolean> {
  const found = await maybe(
    pg,
    `SELECT FROM checkouts WHERE state IN ('paying', 'requires_action', 'compensating') AND cart->>'owner' = $1
      UNION ALL
     SELECT FROM checkouts WHERE state IN ('paying', 'requires_action', 'compensating')
        AND email_key(cart->>'email') = email_key($2) AND ${GUEST_CHECKOUT}
      LIMIT 1`,
    valuesOf(person),
  )
  return found !== undefined
}

/**
 * Takes orders from a person, some at a time, so that nobody sees them but staff; how many. They are looked at from then on. An order of a
 * guest is theirs if its checkout had begun when the erasure was requested.
 */
export async function unlinkOrdersOf(pg: Queryable, person: Person, limit: number): Promise<number> {
  return execute(
    pg,
    `UPDATE orders SET owner = '${ERASED}', user_id = NULL, erase_at = now(), version = version + 1,
            cancelled_by = CASE WHEN cancelled_by IN ('user:' || owner, 'cart:' || owner) THEN 'cart:${ERASED}' ELSE cancelled_by END,
            ending = CASE WHEN ending->>'by' IN ('user:' || owner, 'cart:' || owner) THEN ending || '{"by": "cart:${ERASED}"}' ELSE ending END
      WHERE id IN (
        SELECT id FROM orders WHERE owner = $1
         UNION ALL
        SELECT id FROM orders o WHERE lower(o.email) = lower($2) AND o.user_id IS NULL AND o.owner <> '${ERASED}'
           AND EXISTS (SELECT FROM checkouts c WHERE c.id = o.reservation_id AND c.created_at <= $3)
         LIMIT $4)`,
    [...valuesOf(person), limit],
  )
}

/** Locks orders that are to be looked at, the longest waiting first; others take other ones. */
export async function claimErasures(tx: Tx, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    tx,
    'SELECT id FROM orders WHERE erase_at <= now() ORDER BY erase_at LIMIT $1 FOR UPDATE SKIP LOCKED',
    [limit],
  )
  return rows.map(({ id }) => id)
}

/** An order, and when it is looked at next. */
export interface LookedAt {
  id: string
  next: Date | null
}

const FROM = 'FROM unnest($1::text[], $2::timestamptz[]) AS looked (id, next) WHERE o.id = looked.id'

const columnsOf = (orders: readonly LookedAt[]) => [orders.map(({ id }) => id), orders.map(({ next }) => next)]

export async function postponeErasures(tx: Tx, orders: readonly LookedAt[]): Promise<void> {
  await execute(tx, `UPDATE orders o SET erase_at = looked.next ${FROM}`, columnsOf(orders))
}

/** What else is kept of an order: the cart that its checkout was made of, and responses to requests about it that were sent with a key. */
async function eraseCopies(tx: Tx, ids: readonly string[], operations: readonly string[]): Promise<void> {
  await execute(
    tx,
    `WITH sold AS (
       UPDATE checkouts SET network = NULL, action = NULL,
              cart = cart || '{"owner": "${ERASED}", "user_id": null, "email": null, "shipping_address": null, "billing_address": null, "note": null, "payment": null}'
        WHERE id IN (SELECT reservation_id FROM orders WHERE id = ANY($1)) RETURNING id)
     DELETE FROM checkout_keys WHERE checkout_id IN (SELECT id FROM sold)`,
    [ids],
  )
  await execute(
    tx,
    `DELETE FROM idempotency_keys
      WHERE scope IN (SELECT 'order:' || id FROM orders WHERE id = ANY($1) UNION ALL SELECT 'cart:' || cart_id FROM orders WHERE id = ANY($1))
         OR operation = ANY($2) AND body->>'id' = ANY($1)`,
    [ids, operations],
  )
}

/**
 * Erases how the buyers of orders were reached, and what they and staff wrote; name and addresses stay. `operations` are those whose responses, kept with a
 * key, are orders.
 */
export async function eraseContacts(tx: Tx, orders: readonly LookedAt[], operations: readonly string[]): Promise<void> {
  await execute(
    tx,
    `UPDATE orders o SET email = NULL, note = NULL, staff_note = NULL, network = NULL, erase_at = looked.next,
            shipping_address = o.shipping_address - 'phone', billing_address = o.billing_address - 'phone',
            cancel_reason = CASE WHEN o.cancelled_by = 'cart:${ERASED}' THEN NULL ELSE o.cancel_reason END,
            withdrawals = (SELECT coalesce(jsonb_agg(w || '{"email": null}' ORDER BY n), '[]')
                             FROM jsonb_array_elements(o.withdrawals) WITH ORDINALITY AS declared (w, n)),
            version = version + 1, updated_at = now()
       ${FROM}`,
    columnsOf(orders),
  )
  await eraseCopies(
    tx,
    orders.map(({ id }) => id),
    operations,
  )
}

/** Erases what was kept for the invoices of orders, and what staff have written since. */
export async function eraseInvoices(tx: Tx, orders: readonly LookedAt[]): Promise<void> {
  await execute(
    tx,
    `UPDATE orders o SET shipping_address = NULL, billing_address = NULL, staff_note = NULL, erase_at = looked.next,
            withdrawals = (SELECT coalesce(jsonb_agg(w || '{"name": "", "email": null, "text": null}' ORDER BY n), '[]')
                             FROM jsonb_array_elements(o.withdrawals) WITH ORDINALITY AS declared (w, n)),
            version = version + 1, updated_at = now()
       ${FROM}`,
    columnsOf(orders),
  )
}
