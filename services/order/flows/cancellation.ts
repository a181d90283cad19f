import { callOptions, type RequestContext } from '@stoa/kit/contract/context'
import type { CallOptions } from '@stoa/kit/contract/operations'
import type { Log } from '@stoa/kit/observability/log'
import { eachSeparately } from '@stoa/kit/timing/each-separately'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { assertCancellable, buyerOf, type WholeOrder } from '../domain/order.ts'
import { cancel, claimDueMoney, clearDueMoney, type DueMoney } from '../store/order-changes.ts'
import { findOrder, lockOrder, type Owners } from '../store/orders.ts'
import { recordPayment } from './refund.ts'

export const MONEY_LOOP = 'recovery of cancelled orders'

/** Orders that one round of the recovery loop takes. */
const BATCH = 20

/** Cancels the payment of a cancelled order: as often as it takes, to the same end. Staff send manual money back later. */
async function giveMoneyBack(deps: Deps, order: DueMoney, call: CallOptions): Promise<void> {
  const params = { paymentId: order.payment_id }
  const payment = await deps.clients.payment.cancelPayment({ params }, { ...call, timeoutMs: 10_000 })
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
export interface CancelRequest {
  reason: string | null
  by: string | null
}

/** Throws when a locked order may not be cancelled for the reason at hand. */
type Guard = (order: WholeOrder) => void

async function record(
  ctx: CancelContext,
  id: string,
  owners: Owners,
  request: CancelRequest,
  guard?: Guard,
): Promise<WholeOrder> {
  return ctx.pg.tx(async (tx) => {
    const order = await lockOrder(tx, id, owners)
    if (!order) throw notFound('The order')
    if (order.status === 'cancelled') return order
    assertCancellable(order)
    guard?.(order)
    const { reason, by } = request
    await cancel(tx, id, { reason, by: by === 'buyer' ? buyerOf(order) : by })
    const restock = order.lines.map(({ variant_id, quantity }) => ({ variant_id, quantity }))
    await ctx.outbox.add(tx, ctx, {
      type: 'order.cancelled',
      aggregate: id,
      data: { order_id: id, number: order.number, reservation_id: order.reservation_id, reason, restock },
    })
    return { ...order, status: 'cancelled', money_due_at: ctx.now }
  })
}

/** Cancels an order, once for any number of calls: the event brings the stock back, the payment service the money. */
export async function cancelOrder(
  ctx: CancelContext,
  id: string,
  owners: Owners,
  request: CancelRequest,
  guard?: Guard,
): Promise<WholeOrder> {
  const order = await record(ctx, id, owners, request, guard)
  if (order.money_due_at !== null) await tryMoney(ctx, order, callOptions(ctx), ctx.log)
  const now = await findOrder(ctx.pg, id, owners)
  if (!now) throw notFound('The order')
  return now
}

/** Gives back the money that is due. Any replica may run it; returns how many orders there were. */
export async function recoverMoney(deps: Deps, log: Log): Promise<number> {
  const due = await claimDueMoney(deps.pg, BATCH)
  const work = (order: DueMoney) => tryMoney(deps, order, { requestId: newId('req') }, log)
  await eachSeparately(MONEY_LOOP, due, work, ({ id }) => `order ${id}`)
  return due.length
}
