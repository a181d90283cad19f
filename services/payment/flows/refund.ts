import type { Money } from '@stoa/kit/values/money'
import { DomainError } from '@stoa/kit/values/problem'
import type { Work } from '../context.ts'
import { type Payment, type RefundRequest, requestRefund } from '../domain/payment.ts'
import { converge } from './converge.ts'
import { wrongCurrency } from './payment.ts'
import { change, mustRead } from './save.ts'

export type RefundOrder = Omit<RefundRequest, 'amount'> & {
  payment_id: string
  /** Null = all that is left. */
  amount: Money | null
}

/**
 * Gives money back, once for each refund id. The refund is written down before the provider is asked; while there is no
 * answer it stays pending and counts against what is left.
 */
export async function refund(work: Work, order: RefundOrder): Promise<{ payment: Payment; isRepeated: boolean }> {
  const { payment_id, amount, ...rest } = order
  const payment = await mustRead(work, payment_id)
  if (amount && amount.currency !== payment.currency) throw wrongCurrency(payment)
  const request = { ...rest, amount: amount?.amount ?? null }
  const isRepeated = payment.refunds.some(({ id }) => id === order.id)
  const asked = await change(work, payment, (now) => requestRefund(now, request, work.now))
  const { payment: done } = await converge(work, asked, { look: isRepeated })
  const mine = done.refunds.find(({ id }) => id === order.id)
  if (mine?.status === 'failed') throw new DomainError('unprocessable', `The provider refused it: ${mine.failure}`)
  return { payment: done, isRepeated }
}
