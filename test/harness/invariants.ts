import type { Stoa } from '@stoa/sdk/source'
import type { Test } from 'tap'

/** What must be true of a shop at rest, whatever has happened in it (docs/reliability.md#invariants: I1, I2). */
export async function assertInvariants(t: Test, staff: Stoa): Promise<void> {
  const { balances = [] } = await staff.admin.ledger.list({ include: ['balances'] })
  t.ok(balances.length > 0, 'money has moved')
  const sums = new Map<string, number>()
  for (const { amount } of balances) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.amount)
  for (const [currency, sum] of sums) t.equal(sum, 0, `the ledger sums to zero in ${currency}`)
  const report = await staff.admin.stock.check({})
  t.strictSame(report.drifts, [], 'stock agrees with its movements and reservations')
}

/** What went back for an order is listed on it, wherever it was begun, and adds up to what its payment says. */
export async function assertRefundsAreListed(t: Test, staff: Stoa): Promise<void> {
  for await (const order of staff.admin.orders.list({ limit: 100 })) {
    const succeeded = order.refunds.filter(({ status }) => status === 'succeeded')
    const listed = succeeded.reduce((sum, { amount }) => sum + amount.amount, 0)
    const { refunded } = await staff.admin.payments.get(order.payment.id)
    const all = { order: order.payment.refunded.amount, listed, payment: refunded.amount }
    t.strictSame(all, { order: listed, listed, payment: listed }, `refunds of order ${order.number}`)
  }
}

/** Money that has moved for a payment, by account: what came in minus what went back, minor units. */
export async function ledgerTotals(staff: Stoa, paymentId: string): Promise<Record<string, number>> {
  const accounts: Record<string, number> = {}
  for await (const { account, amount } of staff.admin.ledger.list({ payment_id: paymentId, limit: 100 })) {
    accounts[account] = (accounts[account] ?? 0) + amount.amount
  }
  return accounts
}
