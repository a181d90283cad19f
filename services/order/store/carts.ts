import type { Queryable, Statement, Tx } from '@stoa/kit/postgres/pg'
import { maybe, query, statement } from '@stoa/kit/postgres/sql'
import type { Cart } from '../domain/cart.ts'
import type { Holder } from '../domain/unpaid-checks.ts'
import type { Allowance } from '../domain/unpaid-limits.ts'
import { hasPaid } from './paid-orders.ts'

export const CART_COLUMNS = `id, owner, user_id, status, currency, locale, email, shipping_address, billing_address, note, items,
  shipping_option, payment, totals, order_id, version, created_at, updated_at`

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** What can change of a cart, in the order of the statements below, from $3 on. */
function changeable(cart: Cart): unknown[] {
  return [
    cart.owner,
    cart.user_id,
    cart.status,
    cart.currency,
    cart.locale,
    cart.email,
    json(cart.shipping_address),
    json(cart.billing_address),
    cart.note,
    json(cart.items),
    json(cart.shipping_option),
    json(cart.payment),
    json(cart.totals),
    cart.order_id,
  ]
}

/** Writes a new cart; its version and times come from the caller. */
export function insertCart(cart: Cart): Statement {
  return statement(
    `INSERT INTO carts (id, version, owner, user_id, status, currency, locale, email, shipping_address, billing_address,
       note, items, shipping_option, payment, totals, order_id, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [cart.id, cart.version, ...changeable(cart), cart.created_at, cart.updated_at],
  )
}

/** A cart that belongs to one of the owners. */
export async function findCart(pg: Queryable, id: string, owners: readonly string[]): Promise<Cart | undefined> {
  return maybe<Cart>(pg, `SELECT ${CART_COLUMNS} FROM carts WHERE id = $1 AND owner = ANY($2)`, [id, owners])
}

/** Of an owner's carts that have not become an order, the one that was changed last. */
export async function findCurrentCart(pg: Queryable, owner: string): Promise<Cart | undefined> {
  return maybe<Cart>(
    pg,
    `SELECT ${CART_COLUMNS} FROM carts WHERE owner = $1 AND status <> 'completed' ORDER BY updated_at DESC LIMIT 1`,
    [owner],
  )
}

/** Carts of an owner that have not become an order and say whom they are for, some at a time, locked. */
export function lockCartsWithContact(
  tx: Tx,
  owner: string,
  { editedBy, limit }: { editedBy: Date; limit: number },
): Promise<Cart[]> {
  return query<Cart>(
    tx,
    `SELECT ${CART_COLUMNS} FROM carts
      WHERE owner = $1 AND status <> 'completed' AND updated_at <= $3
        AND coalesce(email, note, shipping_address::text, billing_address::text, payment::text) IS NOT NULL
      ORDER BY id LIMIT $2 FOR UPDATE`,
    [owner, limit, editedBy],
  )
}

/** A cart that is to be ordered, and what its buyer is to be judged by. */
export interface CartToOrder {
  cart: Cart
  holders: Holder[]
  /** Whether it is the cart of a user who has paid for an order before. */
  hasPaid: boolean
  /** Whether the key was used before. */
  isKeyKnown: boolean
}

/** Locks a cart that is to be ordered, and what its buyer holds unpaid; no other checkout of them is recorded meanwhile. */
export async function lockCartToOrder(
  tx: Tx,
  id: string,
  { network, keyId }: { network: string | null; keyId: string | null },
): Promise<CartToOrder | undefined> {
  const row = await maybe<Cart & { holders: Holder[]; has_paid: boolean; is_key_known: boolean }>(
    tx,
    `SELECT ${CART_COLUMNS}, unpaid_holders($2, user_id, email, items, currency) AS holders,
            ${hasPaid('carts.user_id')} AS has_paid,
            EXISTS (SELECT FROM checkout_keys WHERE request_key = $3) AS is_key_known
       FROM carts WHERE id = $1 FOR UPDATE`,
    [id, network, keyId],
  )
  if (!row) return undefined
  const { holders, has_paid, is_key_known, ...cart } = row
  return { cart, holders, hasPaid: has_paid, isKeyKnown: is_key_known }
}

const UPDATE = `UPDATE carts SET owner = $3, user_id = $4, status = $5, currency = $6, locale = $7, email = $8,
    shipping_address = $9, billing_address = $10, note = $11, items = $12, shipping_option = $13, payment = $14,
    totals = $15, order_id = $16, updated_at = $17, version = version + 1
  WHERE id = $1 AND version = $2`

/** Writes an edited cart over the version it was read with. */
export function updateCart(cart: Cart): Statement {
  return statement(UPDATE, [cart.id, cart.version, ...changeable(cart), cart.updated_at], 1)
}

/**
 * Writes a cart that is to be ordered over its version, unless all that its buyer holds unpaid comes to more than is allowed; no
 * other checkout of them is recorded meanwhile.
 */
export function closeWithinAllowance(
  cart: Cart,
  network: string | null,
  { holders, units, value }: Allowance,
): Statement {
  return statement(
    `${UPDATE} AND (SELECT count(*) <= $18::bigint AND coalesce(sum((held->>'units')::numeric), 0) <= $19::bigint
                           AND coalesce(sum((held->>'value')::numeric), 0) <= $20::bigint
                      FROM jsonb_array_elements(unpaid_holders($21, $4, $8, $12, $6)) AS held)`,
    [cart.id, cart.version, ...changeable(cart), cart.updated_at, holders, units, value, network],
    1,
  )
}

/** Closes the cart of a checkout that has become an order, whoever owns it. */
export function completeCart(id: string, orderId: string): Statement {
  return statement(
    `UPDATE carts SET status = 'completed', order_id = $2, updated_at = now(), version = version + 1 WHERE id = $1`,
    [id, orderId],
    1,
  )
}

/** Opens the cart of a checkout that has failed; without its payment, when the buyer has to choose anew how to pay. */
export function reopenCart(id: string, keepsPayment: boolean): Statement {
  return statement(
    `UPDATE carts SET status = 'open', payment = CASE WHEN $2 THEN payment END, updated_at = now(), version = version + 1
      WHERE id = $1`,
    [id, keepsPayment],
  )
}
