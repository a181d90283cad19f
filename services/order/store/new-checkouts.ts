import type { Queryable, Statement, Tx } from '@stoa/kit/postgres/pg'
import { returning, statement } from '@stoa/kit/postgres/sql'
import { writeAtCommit, writeReturning } from '@stoa/kit/postgres/write-together'
import type { Cart } from '../domain/cart.ts'
import type { Checkout } from '../domain/checkout.ts'
import { LEASE_SECONDS } from './checkouts.ts'
import { hasPaid } from './paid-orders.ts'

export interface NewCheckout {
  id: string
  order_id: string
  payment_id: string
  cart: Cart
  lease: string
  /** Until the deadline of buyer and provider. */
  minutes: number
  network: string | null
  /** Left out when the database is to find out whether the cart's user has paid for an order before. */
  is_guest?: boolean
}

/** What the database adds. */
interface Added {
  order_number: string
  deadline: string
  is_guest: boolean
}

function insertion({ minutes, cart, ...checkout }: NewCheckout): Statement {
  const insert = statement(
    `INSERT INTO checkouts (id, cart_id, state, order_id, payment_id, cart, lease, locked_until, due_at, deadline, network, is_guest)
     SELECT $1, $2, 'paying', $3, $4, $5::jsonb, $6, clock_timestamp() + make_interval(secs => $7),
            clock_timestamp() + make_interval(secs => $7), now() + make_interval(mins => $8), $9,
            COALESCE($10::boolean, NOT ${hasPaid('$11')})`,
    [
      checkout.id,
      cart.id,
      checkout.order_id,
      checkout.payment_id,
      JSON.stringify(cart),
      checkout.lease,
      LEASE_SECONDS,
      minutes,
      checkout.network,
      checkout.is_guest ?? null,
      cart.user_id,
    ],
  )
  return returning(insert, 'order_number, deadline, is_guest')
}

function begun({ minutes: _, ...checkout }: NewCheckout, { deadline, ...added }: Added): Checkout {
  const state = { state: 'paying', action: null, failure: null, lease_seconds: LEASE_SECONDS, attempts: 0 } as const
  return { ...checkout, ...state, cart_id: checkout.cart.id, ...added, deadline: new Date(deadline) }
}

/**
 * Records an attempt before its first step, with the lease held by the caller, and what belongs to it: one statement, sent
 * with COMMIT, so the attempt is there once the transaction is committed. The lease begins then and not with the
 * transaction, which may have waited for locks.
 */
export async function insertCheckout(
  tx: Tx,
  checkout: NewCheckout,
  together: readonly Statement[] = [],
): Promise<Checkout> {
  return begun(checkout, await writeAtCommit<Added>(tx, [...together, insertion(checkout)]))
}

/** The same as a statement of its own, of which nothing happens unless `together` changes all of its rows. */
export async function insertCheckoutIf(
  pg: Queryable,
  checkout: NewCheckout,
  together: readonly Statement[],
): Promise<Checkout> {
  return begun(checkout, await writeReturning<Added>(pg, { statements: [...together, insertion(checkout)] }))
}
