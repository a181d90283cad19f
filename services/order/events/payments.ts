import type { Consumers } from '@stoa/kit/events/event'
import { NotYetError } from '@stoa/kit/events/queue-worker'
import type { Deps } from '../context.ts'
import { moneyOf } from '../domain/order.ts'
import { resumeCheckout } from '../flows/checkout/recovery.ts'
import type { Consumed } from '../generated/events.ts'
import { applyPayment, hasOrder } from '../store/orders.ts'

/** Advances the checkout of a payment; whether an order has come of it. */
async function isPlaced(deps: Deps, checkoutId: string, eventId: string): Promise<boolean> {
  const checkout = await resumeCheckout(deps, checkoutId, eventId)
  if (!checkout || checkout.state === 'failed') return false
  if (checkout.state === 'confirmed') return true
  // Somebody else advances it, and may have read the payment before it moved: the event has to come again.
  if (checkout.lease !== null || checkout.state !== 'requires_action') {
    throw new NotYetError('The checkout of this payment is under way.')
  }
  return false
}

/** Follows payments: the checkout goes on, and the order reads what its money does. Older versions are ignored. */
export const consumers: Consumers<Consumed, Deps> = {
  'payment.changed': async (event, ctx) => {
    const { payment_id, checkout_id, version } = event.data
    const change = { ...moneyOf(event.data), payment_id, version }
    if (await applyPayment(ctx.pg, change)) return
    // The order exists and did not change: it has a newer version already.
    if (await hasOrder(ctx.pg, payment_id)) return
    if (await isPlaced(ctx, checkout_id, event.id)) await applyPayment(ctx.pg, change)
  },
}
