import type { BatchConsumers, Consumers, Event } from '@stoa/kit/events/event'
import { NotYetError } from '@stoa/kit/events/queue-worker'
import type { Deps } from '../context.ts'
import { isAwaitedMoney, moneyOf, withMoney } from '../domain/order-money.ts'
import { resumeCheckout } from '../flows/checkout/recovery.ts'
import { announceAwaitedMoney, recordRefunds } from '../flows/refund.ts'
import type { Consumed } from '../generated/events.ts'
import { applyPayment, applyPayments, orderIdOf, type PaymentChange } from '../store/order-payments.ts'
import { lockOrder } from '../store/orders.ts'

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

const changeOf = ({ data }: Changed): PaymentChange => ({
  ...moneyOf(data),
  payment_id: data.payment_id,
  version: data.version,
})

const hasRefunds = ({ data }: Changed) => (data.refunds ?? []).length > 0

/** Records what an event says on the order of its payment; false while there is none. */
async function record(deps: Deps, event: Changed): Promise<boolean> {
  const { data, traceparent } = event
  const { payment_id, refunds = [] } = data
  const change = changeOf(event)
  if (!hasRefunds(event)) {
    const found = await applyPayment(deps.pg, change, { withAwaitedMoney: false })
    if (!found || !isAwaitedMoney(found, change)) return found !== undefined
  }
  return deps.pg.tx(async (tx) => {
    const id = await orderIdOf(tx, payment_id)
    const order = id && (await lockOrder(tx, id, 'anyone'))
    if (!order) return false
    await applyPayment(tx, change, { withAwaitedMoney: true })
    const isNewer = change.version > order.payment_version
    if (isNewer) await announceAwaitedMoney(deps, tx, { traceparent }, order, change)
    await recordRefunds(deps, tx, { traceparent }, isNewer ? withMoney(order, change) : order, refunds)
    return true
  })
}

/** Follows payments: the checkout goes on, and the order reads what its money does. Older versions are ignored. */
export const consumers: Pick<Consumers<Consumed, Deps>, 'payment.changed'> = {
  'payment.changed': async (event, ctx) => {
    if (await record(ctx, event)) return
    if (await isPlaced(ctx, event.data.checkout_id, event.id)) await record(ctx, event)
  },
}

/** What many payments say of their orders, by one statement; one by one where a refund, money that an order awaited, or a checkout has to go on. */
export const batchConsumers: BatchConsumers<Consumed, Deps> = {
  'payment.changed': async (events, ctx) => {
    const newestLast = events.filter((event) => !hasRefunds(event)).sort((a, b) => a.data.version - b.data.version)
    const newest = new Map(newestLast.map((event) => [event.data.payment_id, changeOf(event)]))
    const placed = newest.size > 0 ? await applyPayments(ctx.pg, [...newest.values()]) : new Set()
    return events.filter((event) => hasRefunds(event) || !placed.has(event.data.payment_id))
  },
}
