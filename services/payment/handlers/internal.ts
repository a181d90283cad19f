import { invalidField } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { authorise, cancel, endUnpaid, readReconciled, refund, waive } from '../flows/payment.ts'
import { listPaymentsOf } from '../store/payments.ts'
import { presentHeld, presentRefundState, presentState } from './present.ts'

export const authorisePayment: Handler<'authorisePayment'> = async ({ body }, ctx) => {
  const { details = {}, ...request } = body
  if (request.amount.amount < 0) throw invalidField('/amount/amount', 'too_small', 'An amount to pay is not negative.')
  return { status: 200, body: presentState(await authorise(ctx, { ...request, details })) }
}

export const readPayment: Handler<'readPayment'> = async ({ params }, ctx) => ({
  status: 200,
  body: presentState(await readReconciled(ctx, params.paymentId)),
})

export const cancelPayment: Handler<'cancelPayment'> = async ({ params }, ctx) => ({
  status: 200,
  body: presentState(await cancel(ctx, params.paymentId)),
})

export const endUnpaidPayment: Handler<'endUnpaidPayment'> = async ({ params }, ctx) => ({
  status: 200,
  body: presentState(await endUnpaid(ctx, params.paymentId)),
})

export const waiveAmount: Handler<'waiveAmount'> = async ({ params, body }, ctx) => ({
  status: 200,
  body: presentState(await waive(ctx, params.paymentId, body.amount)),
})

export const readPaymentData: Handler<'readPaymentData'> = async ({ body }, ctx) => {
  const payments = await listPaymentsOf(ctx.pg, body.order_ids)
  return { status: 200, body: { data: payments.map(presentHeld) } }
}

export const refundOrder: Handler<'refundOrder'> = async ({ params, body }, ctx) => {
  const { refund_id, amount, reason, actor = null } = body
  const fingerprint = `${params.paymentId} ${amount.amount} ${amount.currency}`
  const input = { id: refund_id, payment_id: params.paymentId, amount, reason, actor, fingerprint }
  const { payment } = await refund(ctx, input)
  return { status: 200, body: presentRefundState(payment, refund_id) }
}
