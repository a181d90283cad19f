import type { Deps } from '../context.ts'
import type { ImportedStock } from '../import/merge-stock.ts'
import { initialiseStock, MAX_ITEMS, recordAvailability } from './availability.ts'
import { noteKeptStock } from './file-remarks.ts'
import type { Run } from './import-report.ts'

type ImportDeps = Pick<Deps, 'db' | 'catalogue' | 'outbox' | 'clients'> &
  Pick<Parameters<typeof recordAvailability>[0], 'log'>

/** As many as inventory takes at once with the longest names of locations: 400 bytes each, in a body of 1 MiB. */
const MAX_LOCATIONS_AT_ONCE = 2_000

/** How many of what is pending inventory takes in one call; at least one, which has 200 locations at most. */
function sizeOfBatch(pending: Run['pendingStock']): number {
  let locations = 0
  const tooMany = pending.findIndex(({ stock }) => {
    locations += stock.item.locations?.length ?? 0
    return locations > MAX_LOCATIONS_AT_ONCE
  })
  return Math.min(tooMany === -1 ? pending.length : Math.max(tooMany, 1), MAX_ITEMS)
}

/**
 * Whether stock that was there already is what this import had set before it was interrupted: nothing but it can have given a
 * variant that it created this number.
 */
function isOwnStock({ item }: ImportedStock, onHand: number | undefined, isCreated: boolean): boolean {
  return isCreated && onHand === (item.locations?.reduce((sum, one) => sum + one.quantity, 0) ?? item.quantity)
}

/**
 * Sets the initial stock of what was imported, and records the reported availability where it is not as expected; in a dry run it is
 * only asked what would be kept.
 */
export async function setPendingStock(deps: ImportDeps, run: Run): Promise<void> {
  const ctx = { ...deps, requestId: run.job._id, traceparent: undefined, now: new Date() }
  const created = new Set(run.pendingRows.flatMap((row) => (row.outcome === 'created' ? (row.product_id ?? []) : [])))
  while (run.pendingStock.length > 0) {
    const batch = run.pendingStock.slice(0, sizeOfBatch(run.pendingStock))
    const items = batch.map(({ stock }) => stock.item)
    const { reports, kept } = await initialiseStock(ctx, items, run.job.dry_run)
    const byVariant = new Map(batch.map((pending) => [pending.stock.item.variant_id, pending]))
    const keptOf = new Map(kept.map(({ variant_id, on_hand }) => [variant_id, on_hand]))
    const set = batch.filter(({ productId, stock }) => {
      const { variant_id } = stock.item
      const isSet = !keptOf.has(variant_id) || isOwnStock(stock, keptOf.get(variant_id), created.has(productId))
      return stock.isCounted && isSet
    })
    run.counts.stock_set = (run.counts.stock_set ?? 0) + set.length
    for (const { variant_id, on_hand } of kept) {
      const pending = byVariant.get(variant_id)
      if (pending) noteKeptStock(run, pending.stock, on_hand)
    }
    for (const report of reports) {
      const { productId, stock } = byVariant.get(report.variant_id) ?? {}
      // What is counted at locations is told by inventory's event.
      if (!stock || !productId || stock.item.locations) continue
      const { tracked, policy, quantity } = stock.item
      const isExpected = report.in_stock === (!tracked || policy === 'continue' || quantity > 0)
      if (!isExpected) await recordAvailability(ctx, productId, [report])
    }
    run.pendingStock = run.pendingStock.slice(batch.length)
  }
}
