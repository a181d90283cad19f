import { notFound } from '@stoa/kit/values/problem'
import type { FlowContext } from '../context.ts'
import { endRefund, type RefundEnd } from '../domain/manual.ts'
import type { Payment } from '../domain/payment.ts'
import { readByRefund } from '../store/payments.ts'
import { changePayment } from './change-payment.ts'

/** Ends a refund of manual money as staff say; the payment after it. */
export async function endManualRefund(ctx: FlowContext, id: string, end: RefundEnd): Promise<Payment> {
  const payment = await readByRefund(ctx.pg, id)
  if (!payment) throw notFound('This refund')
  return changePayment(ctx, payment, (current) => endRefund(current, id, end))
}
