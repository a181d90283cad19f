import { callOptions } from '@stoa/kit/contract/context'
import { DomainError } from '@stoa/kit/values/problem'
import type { Work } from '../context.ts'
import type { Payment, Status } from '../domain/payment.ts'
import { change } from './save.ts'

/** Statuses an order can be placed with. */
const PAYS: ReadonlySet<Status> = new Set(['authorised', 'captured', 'awaiting'])

/** Milliseconds a buyer waits for the order's confirmation before the event has to bring it. */
const PATIENCE = 4_000

/**
 * Carries the checkout on, so that the order is there when the buyer is answered. Best effort: the guarantee is the event
 * payment.changed.
 */
export async function resumeOrder(work: Work, payment: Payment): Promise<Payment> {
  if (payment.order_placed || payment.status === 'pending' || payment.status === 'requires_action') return payment
  const options = { ...callOptions(work), timeoutMs: PATIENCE }
  try {
    const input = { params: { checkoutId: payment.checkout_id } }
    const { order_id } = await work.clients.order.resumeCheckout(input, options)
    if (order_id === null) return payment
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    work.log.info({ err: error, payment: payment.id }, 'the checkout was not carried on at once; the event will do it')
    return payment
  }
  return change(work, payment, (now) => ({ ...now, order_placed: true }))
}

/** The same for whoever only looks: asks while money is there and no order is known yet. */
export async function withOrder(work: Work, payment: Payment): Promise<Payment> {
  return PAYS.has(payment.status) ? resumeOrder(work, payment) : payment
}
