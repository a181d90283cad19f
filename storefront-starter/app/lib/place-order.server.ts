import { type Cart, ConnectionError, isApiError, TimeoutError } from '@stoa/sdk'
import { withKey } from './form.server.ts'
import type { FormValues } from './form.ts'
import type { Visit } from './stoa.server.ts'

/** Codes and failures after which nobody knows yet whether the order stands. */
function isUndecided(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true
  return (
    isApiError(error) &&
    (error.status >= 500 || error.code === 'checkout_in_progress' || error.code === 'cart_completed')
  )
}

/**
 * Records how the cart is paid and places the order; resolves to the path of what comes next. Any number of calls come to one
 * order, so a double click is harmless. What is not decided yet is waited for, and never shown as an error: somebody who is told
 * that a payment failed pays again.
 */
export async function placeOrder(visit: Visit, cart: Cart, values: FormValues): Promise<string> {
  const { method = '', token } = values
  const payment = { method, ...(method === 'test' && token ? { details: { token } } : {}) }
  try {
    if (cart.totals.total.amount > 0) {
      await withKey(values, (idempotencyKey) => visit.stoa.carts.startPayment(cart.id, payment, { idempotencyKey }))
    }
    return await complete(visit, cart.id)
  } catch (error) {
    if (isUndecided(error)) return '/checkout/confirm'
    throw error
  }
}

/** Carries a checkout on that has begun. */
export async function complete({ stoa, session }: Visit, cartId: string): Promise<string> {
  const placed = await stoa.carts.complete(cartId).withResponse()
  const isPlaced = placed.status === 201
  session.keepCart({
    cart_id: cartId,
    payment_id: placed.data.payment.id,
    ...(isPlaced ? { order_id: placed.data.id } : {}),
  })
  return isPlaced ? `/orders/${placed.data.id}?thanks` : '/checkout/confirm'
}
