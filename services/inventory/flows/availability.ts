import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import type { Deps } from '../context.ts'
import { recordAvailabilityChanges } from '../store/availability-changes.ts'
import { noteBack } from '../store/back-in-stock.ts'

/** What a flow that changes stock needs: the event's origin is the request or event behind it. */
export type StockContext = Pick<Deps, 'pg' | 'outbox' | 'availability'> & EventOrigin

/**
 * The last step of every change of stock: publishes the variants whose availability changed in the same transaction, and
 * refreshes the real-time availability after the commit.
 */
export async function publishAvailabilityChanges(
  ctx: StockContext,
  tx: Tx,
  variantIds: readonly string[],
): Promise<void> {
  const changes = await recordAvailabilityChanges(tx, variantIds)
  const back = changes.flatMap(({ variant_id, in_stock }) => (in_stock ? [variant_id] : []))
  if (back.length > 0) await noteBack(tx, back)
  const events = changes.map(
    (change) => ({ type: 'stock.availability_changed', aggregate: change.variant_id, data: change }) as const,
  )
  await ctx.outbox.addAll(tx, ctx, events)
  tx.afterCommit(() => ctx.availability.refresh(variantIds))
}
