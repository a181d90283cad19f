import type { CallOptions } from '@stoa/kit/contract/operations'
import type { Log } from '@stoa/kit/observability/log'
import type { Tx } from '@stoa/kit/postgres/pg'
import { newId } from '@stoa/kit/values/ids'
import type { Money } from '@stoa/kit/values/money'
import { DomainError, invalidField, notFound, type ProblemCode } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { moneyOf, refundable } from '../domain/order.ts'
import type { PaymentState } from '../generated/payment-client.ts'
import { recordMoney } from '../store/order-changes.ts'
import { lockOrder } from '../store/orders.ts'
import { claimDueRefunds, endRefund, insertRefund, type PendingRefund } from '../store/refunds.ts'

/** Refunds that one round of the recovery loop carries out. */
const BATCH = 20

/** Refusals that another call does not change. */
const FINAL: ReadonlySet<ProblemCode> = new Set(['unprocessable', 'invalid_state', 'not_found', 'validation_failed'])

/** Records a refund, of all that is left when no amount is given. It is carried out after the commit. */
export async function recordRefund(
  tx: Tx,
  orderId: string,
  wanted: { amount?: Money; reason?: string },
): Promise<PendingRefund> {
  const order = await lockOrder(tx, orderId, 'anyone')
  if (!order) throw notFound('The order')
  const { currency, payment_id, number } = order
  if (wanted.amount && wanted.amount.currency !== currency) {
    throw invalidField('/amount/currency', 'currency', `The order was paid in ${currency}.`)
  }
  const amount = refundable(order, wanted.amount?.amount)
  const refund = { order_id: orderId, id: newId('rfd'), amount, reason: wanted.reason ?? null }
  await insertRefund(tx, refund)
  return { ...refund, currency, payment_id, number }
}

async function finish(deps: Deps, refund: PendingRefund, payment: PaymentState, call: CallOptions): Promise<void> {
  const { order_id, id, number, amount, currency } = refund
  // The refunded total of the payment includes refunds that staff made there, so it says nothing about this one.
  if (payment.refund?.status !== 'succeeded') return
  await deps.pg.tx(async (tx) => {
    if (!(await lockOrder(tx, order_id, 'anyone'))) return
    if (!(await endRefund(tx, refund, { status: 'succeeded', failure: null }))) return
    await recordMoney(tx, order_id, moneyOf(payment))
    await deps.outbox.add(tx, call, {
      type: 'order.refunded',
      aggregate: order_id,
      data: { order_id, number, refund_id: id, amount: { amount, currency } },
    })
  })
}

/**
 * Carries a refund out: as often as it takes, to the same end. Without a response of the payment service it stays pending, and
 * the recovery loop tries again.
 */
export async function carryOutRefund(deps: Deps, refund: PendingRefund, call: CallOptions, log: Log): Promise<void> {
  const { id, amount, currency, reason, payment_id } = refund
  const body = { refund_id: id, amount: { amount, currency }, reason }
  try {
    const params = { paymentId: payment_id }
    const payment = await deps.clients.payment.refundOrder({ params, body }, { ...call, timeoutMs: 10_000 })
    await finish(deps, refund, payment, call)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (FINAL.has(error.code)) await endRefund(deps.pg, refund, { status: 'failed', failure: error.message })
    else log.warn({ refund: id, err: error }, 'refund is tried again')
  }
}

/** Carries out the refunds that are due. Any replica may run it; returns how many there were. */
export async function recoverRefunds(deps: Deps, log: Log): Promise<number> {
  const due = await claimDueRefunds(deps.pg, BATCH)
  for (const refund of due) await carryOutRefund(deps, refund, { requestId: newId('req') }, log)
  return due.length
}
