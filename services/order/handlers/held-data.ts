import type { Handler, OrderContext } from '../context.ts'
import type { Cart } from '../domain/cart.ts'
import type { WholeOrder } from '../domain/order.ts'
import type { operations } from '../generated/types.ts'
import { type HeldCheckout, type HeldOf, listHeldCarts, listHeldCheckouts, listHeldOrders } from '../store/held-data.ts'
import { presentOrder } from './present-order.ts'

type Body = operations['readOrderData']['requestBody']['content']['application/json']

/** Orders, or carts of up to 200 lines, that are in memory at a time. */
const PAGE = 20

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

/** One page of what is held, the newest first; what is listed is presented by its kind. */
function pageOf({ kind, with_notes }: Body, ctx: OrderContext, of: HeldOf, from: { after: string; limit: number }) {
  if (kind === 'carts') return listHeldCarts(ctx.pg, of, from).then((carts) => carts.map(presentCart))
  if (kind === 'checkouts')
    return listHeldCheckouts(ctx.pg, of, from).then((checkouts) => checkouts.map(presentCheckout))
  return listHeldOrders(ctx.pg, of, from).then((orders) =>
    orders.map((order) => presentHeldOrder(order, ctx, with_notes ?? false)),
  )
}

export const readOrderData: Handler<'readOrderData'> = async ({ body }, ctx) => {
  const { customer_id, email, after = '' } = body
  const data = await pageOf(body, ctx, { customer_id, email }, { after, limit: PAGE })
  const last = data.length === PAGE ? data.at(-1) : undefined
  return { status: 200, body: { data, next: last?.id ?? null } }
}
