import { DomainError } from '@stoa/kit/values/problem'
import { type Payment, refundable } from './payment.ts'

/**
 * Has a refund tried again that its provider refused: as the same refund, of what is left by now. Only staff say so; while it
 * is under way, saying it again changes nothing.
 */
export function retryRefund(payment: Payment, id: string, actor: string): Payment {
  const refund = payment.refunds.find((entry) => entry.id === id)
  if (!refund) throw new DomainError('not_found')
  if (refund.kind === 'manual') {
    throw new DomainError(
      'invalid_state',
      'Staff send this refund themselves. Give it anew, and confirm it when it is sent.',
    )
  }
  if (refund.status === 'pending') return payment
  if (refund.status === 'succeeded') throw new DomainError('invalid_state', 'The money has gone back already.')
  const amount = Math.min(refund.amount, refundable(payment))
  if (amount < 1) throw new DomainError('unprocessable', 'Nothing of what was captured is left to refund.')
  const tried = {
    ...refund,
    amount,
    status: 'pending' as const,
    failure: null,
    ended_by: null,
    retried_by: actor,
    ended_at: null,
    tries: refund.tries + 1,
  }
  return { ...payment, refunds: payment.refunds.map((entry) => (entry === refund ? tried : entry)) }
}
