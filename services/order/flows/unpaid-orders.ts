import type { Log } from '@stoa/kit/observability/log'
import { eachSeparately } from '@stoa/kit/timing/each-separately'
import { newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { assertUnpaid, CANCELLED_BECAUSE } from '../domain/order.ts'
import { moneyOf } from '../domain/order-money.ts'
import { payByMinutes } from '../domain/unpaid.ts'
import { claimUnpaid, type DuePayment, extendPayment } from '../store/order-changes.ts'
import { type CancelContext, cancelOrder } from './cancellation.ts'
import { PAYMENT_TIMEOUT_MS } from './checkout/saga-steps.ts'
import { recordPayment } from './refund.ts'

export const UNPAID_LOOP = 'cancellation of unpaid orders'

/** Orders that one round of the recovery loop takes. */
const BATCH = 20

/**
 * Cancels an order that should have been paid by now, or whose payment was voided; money that has come meanwhile is recorded,
 * and the order stands. While it holds a part of the buyer's money nothing is cancelled: it has more time once, then staff decide.
 */
async function endUnpaid(ctx: CancelContext, due: DuePayment): Promise<void> {
  const { id, payment_id, payment_method, is_guest } = due
  const params = { paymentId: payment_id }
  const payment = await ctx.clients.payment.readPayment(
    { params },
    { requestId: ctx.requestId, timeoutMs: PAYMENT_TIMEOUT_MS },
  )
  const { payment_status } = moneyOf(payment)
  const reason = CANCELLED_BECAUSE[payment_status]
  if (reason) {
    await cancelOrder(ctx, id, 'anyone', { reason, by: null }, assertUnpaid)
    return
  }
  await ctx.pg.tx(async (tx) => {
    await recordPayment(ctx, tx, ctx, id, payment)
    if (payment_status !== 'partially_paid') return
    await extendPayment(tx, id, payByMinutes(ctx.settings, payment_method, is_guest))
  })
}

/** Ends the wait of orders whose time to be paid is over. Any replica may run it; returns how many there were. */
export async function cancelUnpaidOrders(deps: Deps, log: Log): Promise<number> {
  const due = await claimUnpaid(deps.pg, deps.settings.PAY_BY_MINUTES, BATCH)
  const work = async (order: DuePayment) => {
    const ctx: CancelContext = { ...deps, log, now: new Date(), requestId: newId('req'), traceparent: undefined }
    await endUnpaid(ctx, order).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error
      // Paid, shipped or cancelled at this moment, or the payment service is away: looked at again while it is still unpaid.
      log.warn({ order: order.id, err: error }, 'an order that was not paid in time could not be cancelled')
    })
  }
  await eachSeparately(UNPAID_LOOP, due, work, ({ id }) => `order ${id}`)
  return due.length
}
