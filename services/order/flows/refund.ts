import type { CallOptions } from '@stoa/kit/contract/operations'
import type { EventOrigin } from '@stoa/kit/events/event'
import type { Log } from '@stoa/kit/observability/log'
import type { Tx } from '@stoa/kit/postgres/pg'
import { eachSeparately } from '@stoa/kit/timing/each-separately'
import { newId } from '@stoa/kit/values/ids'
import type { Money } from '@stoa/kit/values/money'
import { DomainError, invalidField, notFound, type ProblemCode } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import type { WholeOrder } from '../domain/order.ts'
import { orderData } from '../domain/order-event.ts'
import {
  isAwaitedMoney,
  isNews,
  moneyOf,
  type OrderMoney,
  type PaymentRefund,
  refundable,
  withMoney,
} from '../domain/order-money.ts'
import type { PaymentState } from '../generated/payment-client.ts'
import { recordMoney } from '../store/order-changes.ts'
import { lockOrder } from '../store/orders.ts'
import { claimDueRefunds, endRefund, insertRefund, mergeRefund, type PendingRefund } from '../store/refunds.ts'
import { PAYMENT_TIMEOUT_MS } from './checkout/saga-steps.ts'

export const REFUND_LOOP = 'recovery of refunds'

/** Refunds that one round of the recovery loop carries out. */
const BATCH = 20

/** Refusals that another call does not change. */
const FINAL: ReadonlySet<ProblemCode> = new Set(['unprocessable', 'invalid_state', 'not_found', 'validation_failed'])

/** The order's copy of the money, which may be late, refuses a refund. No refusal that is kept for a key. */
class RefusedByCopy extends Error {
  readonly paymentId: string
  readonly refusal: DomainError

  constructor(paymentId: string, refusal: DomainError) {
    super(refusal.message)
    this.paymentId = paymentId
    this.refusal = refusal
  }
}

/**
 * Begins a refund by `record`, which refuses by the order's copy of the money. The copy may be late, and a refusal is kept for
 * its key: so the payment is read first, and `record` judges again. While it cannot be read, the refusal is not kept.
 */
export async function beginRefund<T>(
  deps: Deps,
  orderId: string,
  call: CallOptions,
  record: (isCopyFresh: boolean) => Promise<T>,
): Promise<T> {
  try {
    return await record(false)
  } catch (error) {
    if (!(error instanceof RefusedByCopy)) throw error
    await refreshMoney(deps, orderId, error, call)
    return record(true)
  }
}

async function refreshMoney(deps: Deps, orderId: string, refused: RefusedByCopy, call: CallOptions): Promise<void> {
  const params = { paymentId: refused.paymentId }
  const read = deps.clients.payment.readPayment({ params }, { ...call, timeoutMs: PAYMENT_TIMEOUT_MS })
  const payment = await read.catch((error: unknown) => {
    throw error instanceof DomainError ? refused.refusal : error
  })
  await deps.pg.tx((tx) => recordPayment(deps, tx, call, orderId, payment))
}

/** The amount that goes back. A refusal is final only when the order's copy of the money is fresh. */
function amountOf(order: WholeOrder, wanted: number | undefined, isCopyFresh: boolean): number {
  try {
    return refundable(order, wanted)
  } catch (error) {
    if (isCopyFresh || !(error instanceof DomainError)) throw error
    throw new RefusedByCopy(order.payment_id, error)
  }
}

/** Records a refund, of all that is left when no amount is given. It is carried out after the commit. */
export async function recordRefund(
  tx: Tx,
  orderId: string,
  wanted: { amount?: Money; reason?: string; actor: string },
  isCopyFresh: boolean,
): Promise<PendingRefund> {
  const order = await lockOrder(tx, orderId, 'anyone')
  if (!order) throw notFound('The order')
  const { currency, payment_id, number } = order
  if (wanted.amount && wanted.amount.currency !== currency) {
    throw invalidField('/amount/currency', 'currency', `The order was paid in ${currency}.`)
  }
  const amount = amountOf(order, wanted.amount?.amount, isCopyFresh)
  const refund = { order_id: orderId, id: newId('rfd'), amount, reason: wanted.reason ?? null, actor: wanted.actor }
  await insertRefund(tx, refund)
  return { ...refund, currency, payment_id, number }
}

/**
 * Records refunds as the payment has them, wherever they were begun. Each that succeeds is published once, if it is news to
 * the buyer. The caller has locked the order.
 */
export async function recordRefunds(
  { outbox }: Pick<Deps, 'outbox'>,
  tx: Tx,
  origin: EventOrigin,
  order: WholeOrder,
  refunds: readonly PaymentRefund[],
): Promise<void> {
  const succeeded = new Set(order.refunds.filter(({ status }) => status === 'succeeded').map(({ id }) => id))
  for (const refund of refunds) {
    if (succeeded.has(refund.id)) continue
    const hasSucceeded = await mergeRefund(tx, order.id, refund)
    if (!hasSucceeded || !isNews(refund, new Date())) continue
    await outbox.add(tx, origin, {
      type: 'order.refunded',
      aggregate: order.id,
      data: { ...orderData(order), refund_id: refund.id, amount: refund.amount },
    })
  }
}

/** Publishes that money has come for an order that was placed without all of it, or that what has come is all since items were cancelled. The caller has locked the order. */
export async function announceAwaitedMoney(
  { outbox }: Pick<Deps, 'outbox'>,
  tx: Tx,
  origin: EventOrigin,
  order: WholeOrder,
  money: OrderMoney,
): Promise<void> {
  // What is older than the order's was told when it was new.
  if (order.status !== 'placed' || withMoney(order, money) === order || !isAwaitedMoney(order, money)) return
  const rest_waived = money.captured === order.captured
  await outbox.add(tx, origin, {
    type: 'order.payment_received',
    aggregate: order.id,
    data: {
      ...orderData(withMoney(order, money)),
      amount: { amount: money.captured - money.refunded, currency: order.currency },
      ...(rest_waived && { rest_waived }),
    },
  })
}

/** Records what the payment service says of an order's money and refunds; what it said before the order heard of something newer changes no money. */
export async function recordPayment(
  deps: Pick<Deps, 'outbox'>,
  tx: Tx,
  origin: EventOrigin,
  orderId: string,
  payment: PaymentState,
): Promise<void> {
  const order = await lockOrder(tx, orderId, 'anyone')
  if (!order) return
  // A replica of an earlier build does not list them, nor its version.
  const { refunds = [], version } = payment
  if (version !== undefined && version < order.payment_version) return recordRefunds(deps, tx, origin, order, refunds)
  const money = moneyOf(payment)
  await recordMoney(tx, orderId, money, version)
  await announceAwaitedMoney(deps, tx, origin, order, money)
  await recordRefunds(deps, tx, origin, withMoney(order, money), refunds)
}

/**
 * Carries a refund out: as often as it takes, to the same end. Without a response of the payment service it stays pending, and
 * the recovery loop tries again; one that staff have to send waits for them instead.
 */
export async function carryOutRefund(deps: Deps, refund: PendingRefund, call: CallOptions, log: Log): Promise<void> {
  const { id, amount, currency, reason, actor, payment_id } = refund
  const body = { refund_id: id, amount: { amount, currency }, reason, actor: actor ?? null }
  try {
    const params = { paymentId: payment_id }
    const payment = await deps.clients.payment.refundOrder({ params, body }, { ...call, timeoutMs: PAYMENT_TIMEOUT_MS })
    await deps.pg.tx((tx) => recordPayment(deps, tx, call, refund.order_id, payment))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (FINAL.has(error.code)) await endRefund(deps.pg, refund, { status: 'failed', failure: error.message })
    else log.warn({ refund: id, err: error }, 'refund is tried again')
  }
}

/** Carries out the refunds that are due. Any replica may run it; returns how many there were. */
export async function recoverRefunds(deps: Deps, log: Log): Promise<number> {
  const due = await claimDueRefunds(deps.pg, BATCH)
  const work = (refund: PendingRefund) => carryOutRefund(deps, refund, { requestId: newId('req') }, log)
  await eachSeparately(REFUND_LOOP, due, work, ({ id }) => `refund ${id}`)
  return due.length
}
