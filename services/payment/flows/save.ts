import { isDeepStrictEqual } from 'node:util'
import { isDuplicate, type Tx } from '@stoa/kit/postgres/pg'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Work } from '../context.ts'
import { isOpen, nextStep } from '../domain/charge.ts'
import { transfersOf } from '../domain/ledger.ts'
import type { Payment, Refund } from '../domain/payment.ts'
import type { PaymentChanged } from '../generated/types.ts'
import { postTransfers } from '../store/ledger.ts'
import { insertRefunds, readPayment, updatePayment, updateRefunds } from '../store/payments.ts'

function eventOf(payment: Payment): PaymentChanged {
  const { id, checkout_id, order_id, status, currency, version } = payment
  const money = (amount: number) => ({ amount, currency })
  return {
    payment_id: id,
    checkout_id,
    order_id,
    status,
    amount: money(payment.amount),
    captured: money(payment.captured),
    refunded: money(payment.refunded),
    version,
  }
}

const isMoved = (before: Payment, after: Payment) =>
  before.status !== after.status || before.captured !== after.captured || before.refunded !== after.refunded

async function saveRefunds(tx: Tx, before: Payment, after: Payment): Promise<void> {
  const known = new Map(before.refunds.map((refund) => [refund.id, refund]))
  const isChanged = (refund: Refund) => known.has(refund.id) && known.get(refund.id)?.status !== refund.status
  await insertRefunds(
    tx,
    after.id,
    after.refunds.filter((refund) => !known.has(refund.id)),
  )
  await updateRefunds(tx, after.refunds.filter(isChanged))
}

/** Saves state, ledger and event of one change in one transaction; null when the payment has changed since it was read. */
async function save(work: Work, before: Payment, after: Payment): Promise<Payment | null> {
  const waiting = isOpen(after) ? 'waiting' : null
  const open = nextStep(after) ? 'active' : waiting
  return work.pg.tx(async (tx) => {
    const written = await updatePayment(tx, after, open)
    if (!written) return null
    const saved = { ...after, ...written }
    await saveRefunds(tx, before, after)
    postTransfers(tx, transfersOf(before, after))
    if (isMoved(before, after)) {
      const event = { type: 'payment.changed', aggregate: after.id, data: eventOf(saved) } as const
      await work.outbox.add(tx, work, event)
    }
    return saved
  })
}

export async function mustRead(work: Pick<Work, 'pg'>, id: string): Promise<Payment> {
  const payment = await readPayment(work.pg, id)
  if (!payment) throw notFound('This payment')
  return payment
}

/**
 * Applies a rule to the current payment and saves the result: compare-and-set by version, from the start again when another
 * change came first. A rule that changes nothing writes nothing.
 */
export async function changePayment(
  work: Work,
  payment: Payment,
  rule: (current: Payment) => Payment,
): Promise<Payment> {
  for (let current = payment; ; current = await mustRead(work, payment.id)) {
    const next = rule(current)
    if (isDeepStrictEqual(next, current)) return current
    try {
      const saved = await save(work, current, next)
      if (saved) return saved
    } catch (error) {
      // The refund's id belongs to a refund of another payment, so it was used for another request.
      if (isDuplicate(error, 'refunds_pkey')) throw new DomainError('idempotency_key_reused')
      throw error
    }
  }
}
