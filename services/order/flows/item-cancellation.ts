import type { CallOptions } from '@stoa/kit/contract/operations'
import type { Log } from '@stoa/kit/observability/log'
import type { Tx } from '@stoa/kit/postgres/pg'
import { eachSeparately } from '@stoa/kit/timing/each-separately'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Deps, OrderContext } from '../context.ts'
import { fulfilmentStatusOf } from '../domain/fulfilment.ts'
import {
  amountOf,
  type CancelledItem,
  decideRefunds,
  type ItemsCancellation,
  itemsToCancel,
  withoutItems,
} from '../domain/item-cancellation.ts'
import type { ShippedItem, WholeOrder } from '../domain/order.ts'
import { orderData } from '../domain/order-event.ts'
import { cancelledAmount, knowsWaived } from '../domain/order-money.ts'
import { addCancellation, saveCancellations } from '../store/cancelled-items.ts'
import { claimDueItemsMoney, type DueMoney } from '../store/order-changes.ts'
import { findOrder, lockOrder } from '../store/orders.ts'
import { insertRefund, type PendingRefund } from '../store/refunds.ts'
import { PAYMENT_TIMEOUT_MS } from './checkout/saga-steps.ts'
import { carryOutRefund, recordPayment } from './refund.ts'

export const ITEMS_MONEY_LOOP = 'recovery of cancelled items'

/** Orders that one round of the recovery loop takes. */
const BATCH = 20

export interface WantedCancellation extends Pick<ItemsCancellation, 'reason' | 'restock' | 'refund' | 'by'> {
  /** All that is left to ship when none are named. */
  items: readonly ShippedItem[] | undefined
}

function linesOf({ lines }: WholeOrder, items: readonly CancelledItem[]) {
  return items.map(({ item_id, quantity }) => ({
    variant_id: lines.find(({ id }) => id === item_id)?.variant_id ?? '',
    quantity,
  }))
}

/** Records that units of an order are cancelled, with the event that brings stock back. Its money follows after the commit. */
export async function cancelItems(
  ctx: OrderContext,
  tx: Tx,
  id: string,
  { items: wanted, ...how }: WantedCancellation,
): Promise<DueMoney> {
  const order = await lockOrder(tx, id, 'anyone')
  if (!order) throw notFound('The order')
  const items = itemsToCancel(order, wanted)
  const amount = amountOf(order, items)
  const told = { refund_id: null, refunded: null, cancelled_at: ctx.now }
  const cancellation = { id: newId('ocn', ctx.now.getTime()), items, amount, ...how, ...told }
  const after = withoutItems(order, cancellation)
  const fulfilment_status = fulfilmentStatusOf(after, order.fulfilments)
  await addCancellation(tx, id, cancellation, fulfilment_status)
  const lines = linesOf(order, items)
  await ctx.outbox.add(tx, ctx, {
    type: 'order.items_cancelled',
    aggregate: id,
    data: {
      ...orderData({ ...after, fulfilment_status }),
      cancellation_id: cancellation.id,
      reservation_id: order.reservation_id,
      reason: how.reason,
      amount: { amount, currency: order.currency },
      lines,
      restock: how.restock ? lines : [],
    },
  })
  return { id, payment_id: order.payment_id }
}

/** Records what goes back of those cancellations that the payment was told of. */
async function recordRefunds(tx: Tx, id: string, told: ReadonlySet<string>): Promise<PendingRefund[]> {
  const order = await lockOrder(tx, id, 'anyone')
  if (!order) return []
  const { currency, payment_id, number } = order
  const { cancellations, refunds } = decideRefunds(order, told, () => newId('rfd'))
  await saveCancellations(tx, id, cancellations)
  const pending = refunds.map((refund) => ({ ...refund, order_id: id, currency, payment_id, number }))
  for (const refund of pending) await insertRefund(tx, refund)
  return pending
}

/** Tells the payment what need not be paid any more, and gives back what was paid of it: as often as it takes, to the same end. */
async function giveBack(deps: Deps, { id, payment_id }: DueMoney, call: CallOptions, log: Log): Promise<void> {
  const order = await findOrder(deps.pg, id, 'anyone')
  if (!order || order.cancellations.every(({ refunded }) => refunded !== null)) return
  const told = new Set(order.cancellations.map((cancellation) => cancellation.id))
  // All of its money goes back, so its payment would be told in vain.
  if (order.status === 'cancelled') return void (await deps.pg.tx((tx) => recordRefunds(tx, id, told)))
  const amount = cancelledAmount(order)
  const body = { amount: { amount, currency: order.currency } }
  const input = { params: { paymentId: payment_id }, body }
  const payment = await deps.clients.payment.waiveAmount(input, { ...call, timeoutMs: PAYMENT_TIMEOUT_MS })
  const refunds = await deps.pg.tx(async (tx) => {
    await recordPayment(deps, tx, call, id, payment)
    return knowsWaived(payment, amount) ? recordRefunds(tx, id, told) : []
  })
  for (const refund of refunds) await carryOutRefund(deps, refund, call, log)
}

/** One that fails is due again: the loop tries it anew. */
export async function giveItemsMoneyBack(deps: Deps, order: DueMoney, call: CallOptions, log: Log): Promise<void> {
  try {
    await giveBack(deps, order, call, log)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    log.warn({ order: order.id, err: error }, 'the payment of cancelled items is told again')
  }
}

/** Does that for orders whose turn it is. Any replica may run it; returns how many there were. */
export async function recoverItemsMoney(deps: Deps, log: Log): Promise<number> {
  const due = await claimDueItemsMoney(deps.pg, BATCH)
  const work = (order: DueMoney) => giveItemsMoneyBack(deps, order, { requestId: newId('req') }, log)
  await eachSeparately(ITEMS_MONEY_LOOP, due, work, ({ id }) => `order ${id}`)
  return due.length
}
