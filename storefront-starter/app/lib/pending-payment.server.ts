import { type Cart, ConflictError, type Payment, type Stoa } from '@stoa/sdk'
import { unlessGone } from './cart.server.ts'
import { complete } from './place-order.server.ts'
import type { Session } from './session.server.ts'
import type { Visit } from './stoa.server.ts'

export interface PendingPayment {
  cart: Cart
  /** Null while the API has not named one. */
  payment: Payment | null
}

/** Where a checkout stands: the path where it went on, or what it waits for. Nothing is changed by looking. */
export async function pendingPayment(stoa: Stoa, session: Session): Promise<PendingPayment | string> {
  const known = session.lastCart()
  if (!known) return '/cart'
  if (known.order_id !== undefined) return `/orders/${known.order_id}?thanks`
  // This cart and no other: a customer may have filled another one meanwhile.
  const cart = await unlessGone(stoa.carts.get(known.cart_id))
  if (!cart) return '/cart'
  if (cart.status === 'completed') return cart.order_id === null ? '/cart' : `/orders/${cart.order_id}?thanks`
  if (cart.status === 'open') return '/checkout/payment?declined'
  const payment = known.payment_id === undefined ? null : await stoa.payments.get(known.payment_id)
  return payment?.order_id ? `/orders/${payment.order_id}?thanks` : { cart, payment }
}

/** What a button of the waiting page does; resolves to the path of what comes next. */
export async function actOnPayment(visit: Visit, { cart, payment }: PendingPayment, intent: string): Promise<string> {
  const { stoa } = visit
  const here = '/checkout/confirm'
  try {
    if (intent === 'give-up') {
      await stoa.carts.abandon(cart.id)
      return '/cart'
    }
    if (payment && (intent === 'confirm' || intent === 'refuse')) {
      const details = intent === 'refuse' ? { details: { outcome: 'fail' } } : {}
      const decided = await stoa.payments.confirm(payment.id, details)
      return decided.order_id ? `/orders/${decided.order_id}?thanks` : here
    }
    return await complete(visit, cart.id)
  } catch (error) {
    // It was decided at this moment, or another call is at work: the page says how it stands.
    if (error instanceof ConflictError) return here
    throw error
  }
}
