import type { Log } from '@stoa/kit/observability/log'
import { newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { assertUnpaid, NOT_PAID_IN_TIME } from '../domain/order.ts'
import { moneyOf } from '../domain/order-money.ts'
import { claimUnpaid, type DueMoney } from '../store/order-changes.ts'
import { type CancelContext, cancelOrder } from './cancellation.ts'
import { recordPayment } from './refund.ts'

/** Orders that one round of the recovery loop takes. */
const BATCH = 20

/** Cancels an order that should have been paid by now; money that has come meanwhile is recorded, and the order stands. */
async function cancelUnpaid(ctx: CancelContext, { id, payment_id }: DueMoney): Promise<void> {
  const params = { paymentId: payment_id }
  const payment = await ctx.clients.payment.readPayment({ params }, { requestId: ctx.requestId, timeoutMs: 10_000 })
  if (moneyOf(payment).payment_status === 'awaiting')
    await cancelOrder(ctx, id, 'anyone', NOT_PAID_IN_TIME, assertUnpaid)
  else await ctx.pg.tx((tx) => recordPayment(ctx, tx, ctx, id, payment))
}

/** Cancels the orders whose time to be paid is over. Any replica may run it; returns how many there were. */
export async function cancelUnpaidOrders(deps: Deps, log: Log): Promise<number> {
  const due = await claimUnpaid(deps.pg, deps.settings.PAY_BY_MINUTES, BATCH)
  for (const order of due) {
    const ctx: CancelContext = { ...deps, log, now: new Date(), requestId: newId('req'), traceparent: undefined }
    await cancelUnpaid(ctx, order).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error
      // Paid, shipped or cancelled at this moment, or the payment service is away: looked at again while it is still unpaid.
      log.warn({ order: order.id, err: error }, 'an order that was not paid in time could not be cancelled')
    })
  }
  return due.length
}
