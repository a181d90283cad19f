import type { Consumers, Event } from '@stoa/kit/events/event'
import { NotYetError } from '@stoa/kit/events/queue-worker'
import type { Deps } from '../context.ts'
import { moneyOf } from '../domain/order-money.ts'
import { resumeCheckout } from '../flows/checkout/recovery.ts'
import { recordRefunds } from '../flows/refund.ts'
import type { Consumed } from '../generated/events.ts'
import { applyPayment, lockOrder, orderIdOf } from '../store/orders.ts'

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

type Changed = Event<'payment.changed', Consumed['payment.changed']>

/** Records what an event says on the order of its payment; false while there is none. */
async function record(deps: Deps, { data, traceparent }: Changed): Promise<boolean> {
  const { payment_id, version, refunds = [] } = data
  const change = { ...moneyOf(data), payment_id, version }
  if (refunds.length === 0) return (await applyPayment(deps.pg, change)) !== undefined
  return deps.pg.tx(async (tx) => {
    const id = await orderIdOf(tx, payment_id)
    const order = id && (await lockOrder(tx, id, 'anyone'))
    if (!order) return false
    await applyPayment(tx, change)
    await recordRefunds(deps, tx, { traceparent }, order, refunds)
    return true
  })
}

/** Follows payments: the checkout goes on, and the order reads what its money does. Older versions are ignored. */
export const consumers: Consumers<Consumed, Deps> = {
  'payment.changed': async (event, ctx) => {
    if (await record(ctx, event)) return
    if (await isPlaced(ctx, event.data.checkout_id, event.id)) await record(ctx, event)
  },
}
