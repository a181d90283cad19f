import { isDeepStrictEqual } from 'node:util'
import type { EventDraft } from '@stoa/kit/events/event'
import { command, type Decision } from '@stoa/kit/postgres/command'
import { isDuplicate, type Statement } from '@stoa/kit/postgres/pg'
import { money } from '@stoa/kit/values/money'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { FlowContext } from '../context.ts'
import { isOpen, nextStep } from '../domain/charge.ts'
import { transfersOf } from '../domain/ledger.ts'
import { moneyState, type Payment, type Refund, refundState } from '../domain/payment.ts'
import type { Published } from '../generated/events.ts'
import { postTransfers } from '../store/ledger.ts'
import { readPayment, updatePayment } from '../store/payments.ts'
import { insertCapture, insertRefund, updateRefund } from '../store/refunds.ts'

type PaymentDecision = Decision<{ status: 200; body: Payment }, EventDraft<Published>>

interface MovedRefunds {
  added: Refund[]
  ended: Refund[]
}

/** The refunds that began with a change, and those whose status it changed. */
function movedRefunds(before: Payment, after: Payment): MovedRefunds {
  const known = new Map(before.refunds.map(({ id, status }) => [id, status]))
  return {
    added: after.refunds.filter(({ id }) => !known.has(id)),
    ended: after.refunds.filter(({ id, status }) => known.has(id) && known.get(id) !== status),
  }
}

function eventsOf(before: Payment, after: Payment, { added, ended }: MovedRefunds): EventDraft<Published>[] {
  const { id, checkout_id, order_id, status, captured, refunded, currency, version } = after
  const isSame =
    before.status === status &&
    before.captured === captured &&
    before.refunded === refunded &&
    before.waived === after.waived
  if (isSame && added.length === 0 && ended.length === 0) return []
  const amounts = {
    amount: money(after.amount, currency),
    captured: money(captured, currency),
    refunded: money(refunded, currency),
  }
  const refunds = [...added, ...ended].map((refund) => refundState(refund, currency))
  const data = { payment_id: id, checkout_id, order_id, status, ...amounts, ...moneyState(after), refunds, version }
  return [{ type: 'payment.changed', aggregate: id, data }]
}

function childStatements(before: Payment, after: Payment, { added }: MovedRefunds): Statement[] {
  const refunds = new Map(before.refunds.map((refund) => [refund.id, refund]))
  // Also one whose status stays, which staff take off their list.
  const changed = after.refunds.filter(
    (refund) => refunds.has(refund.id) && !isDeepStrictEqual(refunds.get(refund.id), refund),
  )
  const known = new Set(before.captures.map(({ id }) => id))
  const captures = after.captures.filter(({ id }) => !known.has(id))
  return [
    ...captures.map((capture) => insertCapture(after.id, capture)),
    ...added.map((refund) => insertRefund(after.id, refund)),
    ...changed.map(updateRefund),
  ]
}

/** State, ledger and event of one change. A rule that changes nothing writes nothing. */
function decide(before: Payment, next: Payment, updated_at: Date): PaymentDecision {
  if (isDeepStrictEqual(next, before)) return { change: [], response: { status: 200, body: before } }
  const after = { ...next, version: before.version + 1, updated_at }
  const waiting = isOpen(after) ? 'waiting' : null
  const open = nextStep(after) ? 'active' : waiting
  const moved = movedRefunds(before, after)
  return {
    change: [
      updatePayment(after, open),
      ...childStatements(before, after, moved),
      ...postTransfers(transfersOf(before, after)),
    ],
    events: eventsOf(before, after, moved),
    response: { status: 200, body: after },
  }
}

/** A refund that ends like this is tried again only when staff say so, so the log says it once. */
function tellOfRefusals({ log }: Pick<FlowContext, 'log'>, before: Payment, after: Payment): void {
  const { added, ended } = movedRefunds(before, after)
  for (const { id, kind, status, failure } of [...added, ...ended]) {
    if (status !== 'failed' || kind === 'manual') continue
    log.error(
      { payment: after.id, refund: id, failure },
      'the provider refused a refund: staff have to decide about it',
    )
  }
}

export async function mustRead(ctx: Pick<FlowContext, 'pg'>, id: string): Promise<Payment> {
  const payment = await readPayment(ctx.pg, id)
  if (!payment) throw notFound('This payment')
  return payment
}

/**
 * Applies a rule to the current payment and saves the result. When another change came first, the rule is applied to the
 * payment as that left it. The row itself makes requests idempotent, so no Idempotency-Key is stored.
 */
export async function changePayment(
  ctx: FlowContext,
  payment: Payment,
  rule: (current: Payment) => Payment,
): Promise<Payment> {
  const { pg, outbox, traceparent, now } = ctx
  let known: Payment | undefined = payment
  try {
    const { body } = await command({ pg, outbox, traceparent, now, idempotency: null }, async () => {
      const current = known ?? (await mustRead(ctx, payment.id))
      known = undefined
      return decide(current, rule(current), new Date())
    })
    tellOfRefusals(ctx, payment, body)
    return body
  } catch (error) {
    // The id belongs to a refund or capture of another payment, so it was used for another request.
    if (isDuplicate(error, 'refunds_pkey') || isDuplicate(error, 'captures_pkey'))
      throw new DomainError('idempotency_key_reused')
    throw error
  }
}
