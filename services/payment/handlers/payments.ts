import { resume } from '@stoa/kit/postgres/resumable'
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

/** What a confirmation can still lead to something else from. */
const UNDECIDED: ReadonlySet<string> = new Set(['pending', 'requires_action'])

export const confirmPayment: Handler<'confirmPayment'> = ({ params, body }, ctx) =>
  resume(ctx, async () => {
    const payment = await confirm(ctx, await mustOwn(ctx, params.id), body?.details ?? {})
    const told = presentPayment(await resumeOrder(ctx, payment))
    return { response: { status: 200, body: told }, isSettled: !UNDECIDED.has(told.status) }
  })
