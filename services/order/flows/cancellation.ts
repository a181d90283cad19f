import { callOptions, type RequestContext } from '@stoa/kit/contract/context'
import type { CallOptions } from '@stoa/kit/contract/operations'
import type { Log } from '@stoa/kit/observability/log'
import type { Tx } from '@stoa/kit/postgres/pg'
import { eachSeparately } from '@stoa/kit/timing/each-separately'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import {
  assertCancellable,
  buyerOf,
  type Ending,
  isCancellationBegun,
  mustEndFirst,
  type WholeOrder,
} from '../domain/order.ts'
import { orderData } from '../domain/order-event.ts'
import { WITHDRAWN } from '../domain/withdrawal.ts'
import {
  beginEnding,
  cancel,
  claimDueMoney,
  claimEnding,
  clearDueMoney,
  type DueMoney,
} from '../store/order-changes.ts'
import { findOrder, lockOrder, type Owners } from '../store/orders.ts'
import { PAYMENT_TIMEOUT_MS } from './checkout/saga-steps.ts'
import { endPayment } from './ending.ts'
import { recordPayment } from './refund.ts'

export const MONEY_LOOP = 'recovery of cancelled orders'
export const ENDING_LOOP = 'recovery of orders being cancelled'

/** Orders that one round of the recovery loop takes. */
const BATCH = 20

/** Cancels the payment of a cancelled order: as often as it takes, to the same end. Staff send manual money back later. */
async function giveMoneyBack(deps: Deps, order: DueMoney, call: CallOptions): Promise<void> {
  const params = { paymentId: order.payment_id }
  const payment = await deps.clients.payment.cancelPayment({ params }, { ...call, timeoutMs: PAYMENT_TIMEOUT_MS })
  await deps.pg.tx(async (tx) => {
    await recordPayment(deps, tx, call, order.id, payment)
    await clearDueMoney(tx, order.id)
  })
}

/** One that fails is due again; the loop and every repeated cancelOrder try it anew. */
async function tryMoney(deps: Deps, order: DueMoney, call: CallOptions, log: Log): Promise<void> {
  try {
    await giveMoneyBack(deps, order, call)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    log.warn({ order: order.id, err: error }, 'money of a cancelled order is tried again')
  }
}

/** What a cancellation needs of the request or background loop that it runs in. */
export type CancelContext = Deps & Pick<RequestContext, 'log' | 'now' | 'requestId' | 'traceparent'>

/** Why an order is cancelled, and by whom: `buyer`, who among staff, or null for the system. */
export type CancelRequest = Ending

/** Throws when a locked order may not be cancelled for the reason at hand. */
type Guard = (order: WholeOrder) => void

interface Request {
  owners: Owners
  request: CancelRequest
  guard?: Guard | undefined
}

async function locked(tx: Tx, id: string, owners: Owners): Promise<WholeOrder> {
  const order = await lockOrder(tx, id, owners)
  if (!order) throw notFound('The order')
  return order
}

/** What its buyer wrote is personal data, of which events have none. */
const toldReason = (order: WholeOrder, { reason, by }: Ending) =>
  by === buyerOf(order) && reason !== WITHDRAWN ? null : reason

async function record(ctx: CancelContext, tx: Tx, order: WholeOrder, ending: Ending): Promise<WholeOrder> {
  const { id, reservation_id, lines } = order
  await cancel(tx, id, ending)
  const restock = lines
    .map(({ variant_id, quantity, cancelled }) => ({ variant_id, quantity: quantity - cancelled }))
    .filter(({ quantity }) => quantity > 0)
  await ctx.outbox.add(tx, ctx, {
    type: 'order.cancelled',
    aggregate: id,
    data: { ...orderData(order), reservation_id, reason: toldReason(order, ending), restock },
  })
  return { ...order, status: 'cancelled', money_due_at: ctx.now, ending: null }
}

/** Cancels an order, or notes that it is cancelled once its payment has ended. */
async function begin(ctx: CancelContext, id: string, { owners, request, guard }: Request): Promise<WholeOrder> {
  return ctx.pg.tx(async (tx) => {
    const order = await locked(tx, id, owners)
    if (isCancellationBegun(order)) return order
    assertCancellable(order)
    guard?.(order)
    return beginLocked(ctx, tx, order, request)
  })
}

/** The same for a locked order that is cancellable; `carryOn` does the rest after the commit. */
export async function beginLocked(
  ctx: CancelContext,
  tx: Tx,
  order: WholeOrder,
  request: CancelRequest,
): Promise<WholeOrder> {
  const ending = { ...request, by: request.by === 'buyer' ? buyerOf(order) : request.by }
  if (!mustEndFirst(order)) return record(ctx, tx, order, ending)
  await beginEnding(tx, order.id, ending)
  return { ...order, ending }
}

/** Cancels an order whose payment has ended; nothing of it was shipped meanwhile. */
async function finish(ctx: CancelContext, id: string): Promise<WholeOrder> {
  return ctx.pg.tx(async (tx) => {
    const order = await locked(tx, id, 'anyone')
    return order.ending === null ? order : record(ctx, tx, order, order.ending)
  })
}

/** Ends the payment of an order that is being cancelled, cancels it, and gives its money back. Throws when money came first. */
export async function carryOn(ctx: CancelContext, begun: WholeOrder): Promise<void> {
  const call = callOptions(ctx)
  if (begun.ending !== null) await endPayment(ctx, begun, call)
  const order = begun.ending === null ? begun : await finish(ctx, begun.id)
  if (order.money_due_at !== null) await tryMoney(ctx, order, call, ctx.log)
}

/**
 * Cancels an order, once for any number of calls: the event brings the stock back, the payment service the money. One whose money
 * is awaited stands until its payment has ended, so that it never is cancelled while somebody records the money.
 */
export async function cancelOrder(
  ctx: CancelContext,
  id: string,
  owners: Owners,
  request: CancelRequest,
  guard?: Guard,
): Promise<WholeOrder> {
  await carryOn(ctx, await begin(ctx, id, { owners, request, guard }))
  const now = await findOrder(ctx.pg, id, owners)
  if (!now) throw notFound('The order')
  return now
}

/** Carries on what was begun and left: orders whose payment has to end. Any replica may run it. */
export async function recoverEndings(deps: Deps, log: Log): Promise<number> {
  const due = await claimEnding(deps.pg, BATCH)
  const work = async (id: string) => {
    const ctx: CancelContext = { ...deps, log, now: new Date(), requestId: newId('req'), traceparent: undefined }
    const order = await findOrder(deps.pg, id, 'anyone')
    if (!order || order.ending === null) return
    await carryOn(ctx, order).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error
      log.warn({ order: id, err: error }, 'an order that is being cancelled is not, or is tried again')
    })
  }
  await eachSeparately(ENDING_LOOP, due, work, (id) => `order ${id}`)
  return due.length
}

/** Gives back the money that is due. Any replica may run it; returns how many orders there were. */
export async function recoverMoney(deps: Deps, log: Log): Promise<number> {
  const due = await claimDueMoney(deps.pg, BATCH)
  const work = (order: DueMoney) => tryMoney(deps, order, { requestId: newId('req') }, log)
  await eachSeparately(MONEY_LOOP, due, work, ({ id }) => `order ${id}`)
  return due.length
}
