import { type Order, StoaError } from '@stoa/sdk'
import { dateFor } from './dates.server.ts'
import type { Visit } from './stoa.server.ts'

/** What the buyer of an order has still to do for its payment; null where that is nothing. */
export async function howToPay(visit: Visit, order: Order) {
  const { totals, payment, payment_status, pay_by } = order
  const isOpen = payment_status === 'awaiting' || payment_status === 'partially_paid'
  if (order.status === 'cancelled' || !isOpen) return null
  try {
    const { data } = await visit.stoa.paymentMethods.list({ currency: order.currency })
    const method = data.find(({ id }) => id === payment.method)
    if (!method?.instructions) return null
    return {
      title: method.title,
      instructions: method.instructions,
      amount: payment.outstanding ?? { ...totals.total, amount: totals.total.amount - payment.captured.amount },
      payBy: pay_by === null ? null : dateFor(visit, pay_by),
    }
  } catch (error) {
    // The order is shown without it, and the mail says it too.
    if (error instanceof StoaError) return null
    throw error
  }
}

export type HowToPay = NonNullable<Awaited<ReturnType<typeof howToPay>>>
