import type { Tx } from '@stoa/kit/postgres/pg'
import type { Deps } from '../context.ts'
import { recordCrossings } from '../store/announcements.ts'

/**
 * Ends every change of stock: announces the variants that crossed in or out of stock in the same transaction, and
 * brings the real-time levels up to date once it is committed.
 */
export async function announce(
  deps: Pick<Deps, 'outbox' | 'levels'>,
  tx: Tx,
  variantIds: readonly string[],
  traceparent?: string,
): Promise<void> {
  for (const crossing of await recordCrossings(tx, variantIds)) {
    await deps.outbox.add(tx, {
      type: 'stock.crossed',
      aggregate: crossing.variant_id,
      data: crossing,
      ...(traceparent ? { traceparent } : {}),
    })
  }
  tx.afterCommit(() => deps.levels.refresh(variantIds))
}
