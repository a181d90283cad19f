import type { Payment } from './payment.ts'

/** What buyers have paid and not been refunded: the shop owes them products or money. A liability, so it is negative. */
export const ORDERS = 'orders:payable'

/** What a provider owes the shop. An asset. */
export const receivable = (provider: string): string => `provider:${provider}:receivable`

export interface Posting {
  account: string
  currency: string
  /** Minor units; positive = debit, negative = credit. */
  amount: number
}

export interface Transfer {
  /** Unique together with `reference`: a capture or refund is posted once, however often it is reported. */
  source: 'capture' | 'refund'
  reference: string
  payment_id: string
  postings: readonly Posting[]
}

function transfer(payment: Payment, source: Transfer['source'], reference: string, amount: number): Transfer {
  const { currency } = payment
  const postings = [
    { account: receivable(payment.provider), currency, amount },
    { account: ORDERS, currency, amount: -amount },
  ]
  return { source, reference, payment_id: payment.id, postings }
}

/** The transfers that follow from what changed in a payment. */
export function transfersOf(before: Payment, after: Payment): Transfer[] {
  const transfers: Transfer[] = []
  const known = new Set(before.captures.map(({ id }) => id))
  const recorded = after.captures.filter(({ id }) => !known.has(id))
  for (const { id, amount } of recorded) transfers.push(transfer(after, 'capture', id, amount))
  const reported = recorded.reduce((rest, { amount }) => rest - amount, after.captured - before.captured)
  if (reported > 0) transfers.push(transfer(after, 'capture', after.id, reported))
  const posted = new Set(before.refunds.filter(({ status }) => status === 'succeeded').map(({ id }) => id))
  for (const refund of after.refunds) {
    if (refund.status === 'succeeded' && !posted.has(refund.id)) {
      transfers.push(transfer(after, 'refund', refund.id, -refund.amount))
    }
  }
  return transfers
}
