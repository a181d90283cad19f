import type { Queryable, Statement } from '@stoa/kit/postgres/pg'
import { maybe, statement } from '@stoa/kit/postgres/sql'
import type { Cart } from '../domain/cart.ts'
import type { EarlierRequest, RequestKey } from '../domain/request-key.ts'
import { CART_COLUMNS } from './carts.ts'

/** A cart that belongs to one of the owners, and what is known of the key it is to be ordered with: one statement. */
export async function findCartToOrder(
  pg: Queryable,
  id: string,
  owners: readonly string[],
  key: RequestKey | null,
): Promise<{ cart: Cart; earlier: EarlierRequest | null } | undefined> {
  const row = await maybe<Cart & { earlier: EarlierRequest | null }>(
    pg,
    `SELECT ${CART_COLUMNS},
            (SELECT jsonb_build_object('cart_id', k.cart_id, 'request_hash', encode(k.request_hash, 'hex'),
                    'checkout_id', h.id, 'state', h.state, 'failure', h.failure)
               FROM checkout_keys k JOIN checkouts h ON h.id = k.checkout_id WHERE k.request_key = $3) AS earlier
       FROM carts WHERE id = $1 AND owner = ANY($2)`,
    [id, owners, key?.id ?? null],
  )
  if (!row) return undefined
  const { earlier, ...cart } = row
  return { cart, earlier }
}

/** Records which checkout a key led to, unless the key belongs to another request. */
export function keyOfCheckout(key: RequestKey, cartId: string, checkoutId: string): Statement {
  return statement(
    `INSERT INTO checkout_keys AS k (request_key, cart_id, request_hash, checkout_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (request_key) DO UPDATE SET checkout_id = $4
      WHERE k.cart_id = $2 AND (k.request_hash IS NULL OR k.request_hash = $3)`,
    [key.id, cartId, key.hash, checkoutId],
    1,
  )
}

/** Records which checkout a key led to, unless the key was used before. */
export function newKeyOfCheckout(key: RequestKey, cartId: string, checkoutId: string): Statement {
  return statement(
    `INSERT INTO checkout_keys (request_key, cart_id, request_hash, checkout_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [key.id, cartId, key.hash, checkoutId],
    1,
  )
}
