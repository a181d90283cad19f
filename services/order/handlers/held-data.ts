import type { Handler, OrderContext } from '../context.ts'
import type { Cart } from '../domain/cart.ts'
import type { WholeOrder } from '../domain/order.ts'
import type { operations } from '../generated/types.ts'
import {
  type HeldCheckout,
  type HeldOf,
  type HeldPage,
  listHeldCarts,
  listHeldCheckouts,
  listHeldOrders,
} from '../store/held-data.ts'
import { presentOrder } from './present-order.ts'

type Body = operations['readOrderData']['requestBody']['content']['application/json']

const presentCart = ({ id, status, currency, locale, email, items, ...cart }: Omit<Cart, 'owner' | 'user_id'>) => ({
  ...{ id, status, currency, locale, email, note: cart.note },
  shipping_address: cart.shipping_address,
  billing_address: cart.billing_address,
  payment: cart.payment && { method: cart.payment.method, details: cart.payment.details },
  items: items.map(({ variant_id, title, variant_title, quantity, unit_price }) => ({
    ...{ variant_id, title, variant_title, quantity },
    unit_price: { amount: unit_price, currency },
  })),
  created_at: cart.created_at,
  updated_at: cart.updated_at,
})

const presentCheckout = ({ id, state, order_id, cart, failure, network, created_at }: HeldCheckout) => ({
  ...{ id, state, order_id, network, failure: failure?.code ?? null, created_at },
  cart: presentCart(cart),
})

const presentHeldOrder = (order: WholeOrder, { settings, now }: OrderContext, withNotes: boolean) => ({
  ...presentOrder(order, settings, now),
  network: order.network,
  ...(withNotes ? { staff_note: order.staff_note } : {}),
})

const presented = <T, R>({ rows, next }: HeldPage<T>, present: (row: T) => R) => ({ data: rows.map(present), next })

/** One page of what is held, the newest first; what is listed is presented by its kind. */
async function readPage({ kind, with_notes = false, after = '' }: Body, ctx: OrderContext, of: HeldOf) {
  if (kind === 'carts') return presented(await listHeldCarts(ctx.pg, of, after), presentCart)
  if (kind === 'checkouts') return presented(await listHeldCheckouts(ctx.pg, of, after), presentCheckout)
  return presented(await listHeldOrders(ctx.pg, of, after), (order) => presentHeldOrder(order, ctx, with_notes))
}

export const readOrderData: Handler<'readOrderData'> = async ({ body }, ctx) => {
  const { customer_id, email } = body
  return { status: 200, body: await readPage(body, ctx, { customer_id, email }) }
}
