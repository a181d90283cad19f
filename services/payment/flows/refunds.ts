import { notFound } from '@stoa/kit/values/problem'
import type { FlowContext } from '../context.ts'
import { endRefund, type RefundEnd } from '../domain/manual.ts'
import type { Payment } from '../domain/payment.ts'
import { retryRefund } from '../domain/refused.ts'
import { readByRefund } from '../store/payments.ts'
import { changePayment } from './change-payment.ts'
import { reconcile } from './reconcile.ts'

/** Ends a refund of manual money as staff say; the payment after it. */
export async function endManualRefund(ctx: FlowContext, id: string, end: RefundEnd): Promise<Payment> {
  return changePayment(ctx, await mustReadByRefund(ctx, id), (current) => endRefund(current, id, end, ctx.now))
}

/** Has the provider try a refund again that it refused; the payment after it. */
export async function retryRefusedRefund(ctx: FlowContext, id: string, actor: string): Promise<Payment> {
  const requested = await changePayment(ctx, await mustReadByRefund(ctx, id), (current) =>
    retryRefund(current, id, actor),
  )
  return (await reconcile(ctx, requested, { fetchFirst: true })).payment
}

async function mustReadByRefund(ctx: FlowContext, id: string): Promise<Payment> {
  const payment = await readByRefund(ctx.pg, id)
  if (!payment) throw notFound('This refund')
  return payment
}
