import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import type { Deps } from '../context.ts'
import { recordAvailabilityChanges } from '../store/availability-changes.ts'

/**
 * The last step of every change of stock: publishes the variants whose availability changed in the same transaction, and
 * refreshes the real-time levels after the commit.
 */
export async function publishAvailabilityChanges(
  deps: Pick<Deps, 'outbox' | 'levels'> & EventOrigin,
  tx: Tx,
  variantIds: readonly string[],
): Promise<void> {
  for (const change of await recordAvailabilityChanges(tx, variantIds)) {
    await deps.outbox.add(tx, deps, {
      type: 'stock.availability_changed',
      aggregate: change.variant_id,
      data: change,
    })
  }
  tx.afterCommit(() => deps.levels.refresh(variantIds))
}
