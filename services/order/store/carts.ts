import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { atCommit, maybe } from '@stoa/kit/postgres/sql'
import type { Cart } from '../domain/cart.ts'

const COLUMNS = `id, owner, user_id, status, currency, locale, email, shipping_address, billing_address, note, items,
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

/** Writes a new cart, at the end of the transaction; its version and times come from the caller. */
export function insertCart(tx: Tx, cart: Cart): void {
  atCommit(
    tx,
    `INSERT INTO carts (id, version, owner, user_id, status, currency, locale, email, shipping_address, billing_address,
       note, items, shipping_option, payment, totals, order_id, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [cart.id, cart.version, ...changeable(cart), cart.created_at, cart.updated_at],
  )
}

/** A cart that belongs to one of the owners. */
export async function findCart(pg: Queryable, id: string, owners: readonly string[]): Promise<Cart | undefined> {
  return maybe<Cart>(pg, `SELECT ${COLUMNS} FROM carts WHERE id = $1 AND owner = ANY($2)`, [id, owners])
}

/** Locks a cart until the transaction ends. `owners` null is for the saga, which acts for whoever owns it. */
export async function lockCart(tx: Tx, id: string, owners: readonly string[] | null): Promise<Cart | undefined> {
  return maybe<Cart>(
    tx,
    `SELECT ${COLUMNS} FROM carts WHERE id = $1 AND ($2::text[] IS NULL OR owner = ANY($2)) FOR UPDATE`,
    [id, owners],
  )
}

/** Writes a cart as a whole over the version it was read with, and returns it with the next one. */
export async function saveCart(tx: Tx, cart: Cart): Promise<Cart> {
  const saved = await maybe<Pick<Cart, 'version' | 'updated_at'>>(
    tx,
    `UPDATE carts SET owner = $3, user_id = $4, status = $5, currency = $6, locale = $7, email = $8,
       shipping_address = $9, billing_address = $10, note = $11, items = $12, shipping_option = $13, payment = $14,
       totals = $15, order_id = $16, version = version + 1, updated_at = now()
     WHERE id = $1 AND version = $2 RETURNING version, updated_at`,
    [cart.id, cart.version, ...changeable(cart)],
  )
  if (!saved) throw new Error(`cart ${cart.id} changed under its lock`)
  return { ...cart, ...saved }
}
