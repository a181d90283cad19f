import type { Consumers } from '@stoa/kit/events/event'
import type { Deps } from '../context.ts'
import { paymentStatusOf } from '../domain/order.ts'
import { notYet, resume } from '../flows/recovery.ts'
import type { Heard } from '../generated/events.ts'
import { applyPayment, hasOrder } from '../store/orders.ts'

/** Carries the checkout of a payment on; whether an order has come of it. */
async function isPlaced(deps: Deps, checkoutId: string, eventId: string): Promise<boolean> {
  const checkout = await resume(deps, checkoutId, eventId)
  if (!checkout || checkout.state === 'failed') return false
  if (checkout.state === 'confirmed') return true
  // Somebody else drives, and may have asked the payment before it moved.
  if (checkout.lease !== null || checkout.state !== 'requires_action') throw notYet()
  return false
}

/** Follows payments: the checkout goes on, and the order reads what its money does. Older versions are ignored. */
export const consumers: Consumers<Heard, Deps> = {
  'payment.changed': async (event, ctx) => {
    const { payment_id, checkout_id, status, captured, refunded, version } = event.data
    const payment_status = paymentStatusOf(status, captured.amount, refunded.amount)
    const news = { payment_id, payment_status, captured: captured.amount, refunded: refunded.amount, version }
    if (await applyPayment(ctx.pg, news)) return
    // An order that was there and did not change knows something newer.
    if (await hasOrder(ctx.pg, payment_id)) return
    if (await isPlaced(ctx, checkout_id, event.id)) await applyPayment(ctx.pg, news)
  },
}
