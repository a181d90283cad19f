import type { Payment } from './payment.ts'

/** What buyers have paid and not got back: goods or money that the shop owes them. A liability, so it is negative. */
export const ORDERS = 'orders:payable'

/** The money a provider holds for the shop. An asset. */
export const receivable = (provider: string): string => `provider:${provider}:receivable`

export interface Posting {
  account: string
  currency: string
  /** Minor units; positive = debit, negative = credit. */
  amount: number
}

export interface Transfer {
  /** Together with `reference` unique: a money move is posted once, whoever tells of it. */
  source: 'capture' | 'refund'
  reference: string
  payment_id: string
  postings: readonly Posting[]
}

function move(payment: Payment, source: Transfer['source'], reference: string, amount: number): Transfer {
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
  const captured = after.captured - before.captured
  if (captured > 0) transfers.push(move(after, 'capture', after.id, captured))
  const done = new Set(before.refunds.filter(({ status }) => status === 'succeeded').map(({ id }) => id))
  for (const refund of after.refunds) {
    if (refund.status === 'succeeded' && !done.has(refund.id)) {
      transfers.push(move(after, 'refund', refund.id, -refund.amount))
    }
  }
  return transfers
}
