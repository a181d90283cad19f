import { callOptions } from '@stoa/kit/contract/context'
import { DomainError } from '@stoa/kit/values/problem'
import type { FlowContext } from '../context.ts'
import type { Payment, Status } from '../domain/payment.ts'
import { changePayment } from './change-payment.ts'

/** Statuses an order can be placed with. */
const PAYS: ReadonlySet<Status> = new Set(['authorised', 'captured', 'awaiting'])

/** How long a buyer waits for the order's confirmation before it is left to the event. */
const RESUME_TIMEOUT_MS = 4_000

/**
 * Resumes the checkout, so that the order exists when the buyer gets the response. Best effort: the event payment.changed
 * guarantees it.
 */
export async function resumeOrder(ctx: FlowContext, payment: Payment): Promise<Payment> {
  if (payment.order_placed || payment.status === 'pending' || payment.status === 'requires_action') return payment
  const options = { ...callOptions(ctx), timeoutMs: RESUME_TIMEOUT_MS }
  try {
    const input = { params: { checkoutId: payment.checkout_id } }
    const { order_id } = await ctx.clients.order.resumeCheckout(input, options)
    if (order_id === null) return payment
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    ctx.log.info({ err: error, payment: payment.id }, 'the checkout was not resumed at once; the event will resume it')
    return payment
  }
  return changePayment(ctx, payment, (current) => ({ ...current, order_placed: true }))
}

/** The same for reads: resumes the checkout only while money is authorised and no order is known yet. */
export async function withOrder(ctx: FlowContext, payment: Payment): Promise<Payment> {
  return PAYS.has(payment.status) ? resumeOrder(ctx, payment) : payment
}
