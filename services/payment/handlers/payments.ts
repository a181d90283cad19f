import { ownersOf } from '@stoa/kit/security/principal'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler, PaymentContext } from '../context.ts'
import type { Payment } from '../domain/payment.ts'
import { resumeOrder, withOrder } from '../flows/order.ts'
import { confirm } from '../flows/payment.ts'
import { readOwned } from '../store/payments.ts'
import { presentPayment } from './present.ts'

async function mustOwn(ctx: PaymentContext, id: string): Promise<Payment> {
  const payment = await readOwned(ctx.pg, id, ownersOf(ctx.principal))
  if (!payment) throw notFound('This payment')
  return payment
}

export const getPayment: Handler<'getPayment'> = async ({ params }, ctx) => {
  const payment = await withOrder(ctx, await mustOwn(ctx, params.id))
  return { status: 200, body: presentPayment(payment) }
}

export const confirmPayment: Handler<'confirmPayment'> = async ({ params, body }, ctx) => {
  const payment = await confirm(ctx, await mustOwn(ctx, params.id), body?.details ?? {})
  return { status: 200, body: presentPayment(await resumeOrder(ctx, payment)) }
}
