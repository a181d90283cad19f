import { newId } from '@stoa/kit/values/ids'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { OrderContext } from '../context.ts'
import { fulfilmentStatusOf } from '../domain/fulfilment.ts'
import { isCancellable, isCancellationBegun, timeZoneOf, type WholeOrder } from '../domain/order.ts'
import { orderData } from '../domain/order-event.ts'
import {
  assertWithdrawable,
  assertWithinParts,
  isWithdrawnWhole,
  newlyWithdrawn,
  type WantedWithdrawal,
  WITHDRAWN,
} from '../domain/withdrawal.ts'
import { setFulfilmentStatus } from '../store/fulfilments.ts'
import { addWithdrawal } from '../store/order-changes.ts'
import { findOrder, lockOrder, type Owners } from '../store/orders.ts'
import { beginLocked, carryOn } from './cancellation.ts'

/** Records a declaration with its event, and cancels the order with it when nothing was shipped and nothing is left of it. */
async function record(ctx: OrderContext, id: string, owners: Owners, wanted: WantedWithdrawal): Promise<WholeOrder> {
  const { name, text, record } = wanted
  return ctx.pg.tx(async (tx) => {
    const order = await lockOrder(tx, id, owners)
    if (!order) throw notFound('The order')
    const items = newlyWithdrawn(order, wanted.items)
    if (items.length === 0) return order
    const email = wanted.email ?? order.email
    assertWithdrawable(order, record, timeZoneOf(order, ctx.settings), ctx.now)
    assertWithinParts(order, items, email)
    const declared = { id: newId('wdr', ctx.now.getTime()), name, email, items, text, received_at: ctx.now }
    const withdrawal = record ? { ...declared, declared_on: record.on ?? null, recorded_by: record.by } : declared
    await addWithdrawal(tx, id, withdrawal)
    const after = { ...order, withdrawals: [...order.withdrawals, withdrawal] }
    const withdrawn = { ...after, fulfilment_status: fulfilmentStatusOf(after, order.fulfilments) }
    if (withdrawn.fulfilment_status !== order.fulfilment_status) {
      // Nothing more is waited for: the order is as its shipments are.
      await setFulfilmentStatus(tx, id, withdrawn.fulfilment_status)
    }
    await ctx.outbox.add(tx, ctx, {
      type: 'order.withdrawal_received',
      aggregate: id,
      data: { ...orderData(withdrawn), withdrawal_id: withdrawal.id },
    })
    if (!isWithdrawnWhole(withdrawn) || !isCancellable(order)) return withdrawn
    return beginLocked(ctx, tx, withdrawn, { reason: WITHDRAWN, by: record?.by ?? 'buyer' })
  })
}

/**
 * A buyer withdraws from an order, or from a part of it, or staff record that they did: once, however often it is sent. What was not shipped is cancelled by the steps
 * of any cancellation, which a crash does not end; when money comes for it at this moment the order stands, and staff decide.
 */
export async function withdraw(
  ctx: OrderContext,
  id: string,
  owners: Owners,
  wanted: WantedWithdrawal,
): Promise<WholeOrder> {
  const order = await record(ctx, id, owners, wanted)
  if (isCancellationBegun(order)) {
    await carryOn(ctx, order).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error
      ctx.log.warn({ order: id, err: error }, 'an order that was withdrawn from is not cancelled, or is tried again')
    })
  }
  const now = await findOrder(ctx.pg, id, owners)
  if (!now) throw notFound('The order')
  return now
}
