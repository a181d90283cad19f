import { callOptions, type RequestContext } from '@stoa/kit/contract/context'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { isAsCreated } from '../domain/created-product.ts'
import { findMadeByImport, isCategoryUsed, type StoredCategory } from '../store/categories.ts'
import type { ImportRevert, RowRevert } from '../store/documents.ts'
import { saveRevertProgress } from '../store/import-reverts.ts'
import * as rows from '../store/imported-products.ts'
import type { Import } from '../store/imports.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import { saveCategory } from './category.ts'
import { deleted, productCommand, unchanged } from './product-command.ts'

export type RevertDeps = Pick<Deps, 'db' | 'catalogue' | 'outbox' | 'clients'>

type Ctx = RevertDeps & Pick<RequestContext, 'now' | 'requestId' | 'traceparent' | 'idempotency'>

/** Products at a time: each may have 2,048 variants, which inventory takes in one call. */
const BATCH = 50
const MAX_VARIANTS = 2_048
/** Categories are removed for so long before progress is saved: far less than the lease. */
const CATEGORIES_MS = 20_000

interface Step {
  leaseEnd: Date
  /** Stops it between two categories. */
  signal: AbortSignal
}

const KEPT = {
  changed: 'it was changed since, by staff or by another import',
  sold: 'it was sold',
  held: 'it is in a checkout that is not over; reverting again may remove it',
  counted: 'its stock was counted or adjusted since',
} as const

const kept = (code: keyof typeof KEPT): RowRevert => ({ outcome: 'kept', code, detail: KEPT[code] })

/** In parts that inventory takes. */
async function inParts(variantIds: readonly string[], work: (variant_ids: string[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < variantIds.length; at += MAX_VARIANTS) await work(variantIds.slice(at, at + MAX_VARIANTS))
}

/** Why variants are more than what the import made of them, by variant. */
async function findUses(
  ctx: Ctx,
  products: readonly StoredProduct[],
): Promise<Map<string, 'sold' | 'held' | 'counted'>> {
  const uses = new Map<string, 'sold' | 'held' | 'counted'>()
  const ids = products.flatMap(({ product }) => product.variants.map(({ id }) => id))
  await inParts(ids, async (variant_ids) => {
    const { used } = await ctx.clients.inventory.findUsedStock({ body: { variant_ids } }, callOptions(ctx))
    for (const { variant_id, reason } of used) uses.set(variant_id, reason)
  })
  return uses
}

/** Deletes a product unless it was changed in this moment. Its row says so before, as nothing is left of it afterwards. */
async function removeProduct(
  ctx: Ctx,
  importId: string,
  row: rows.ImportedRow,
  found: StoredProduct,
): Promise<RowRevert> {
  const variant_ids = found.product.variants.map(({ id }) => id)
  const removing: RowRevert = { outcome: 'removing', variant_ids }
  await rows.saveRevert(ctx.db, row._id, removing)
  const { id } = found.product
  const after = await productCommand(ctx, async () => {
    const stored = await store.findProductOrTombstone(ctx.db, id)
    if (!stored) return unchanged({ ...found, deleted: true })
    const isOurs = !stored.deleted && isAsCreated(stored.product, stored.importMark, importId)
    return isOurs ? deleted(ctx, stored) : unchanged(stored)
  })
  return after.deleted ? removing : kept('changed')
}

/** What becomes of one row; null where the product was gone before. */
async function revertRow(
  ctx: Ctx,
  importId: string,
  { row, stored }: { row: rows.ImportedRow; stored: StoredProduct | null },
  uses: Awaited<ReturnType<typeof findUses>>,
): Promise<RowRevert | null> {
  if (!stored) return row.revert?.outcome === 'kept' ? null : (row.revert ?? null)
  if (!isAsCreated(stored.product, stored.importMark, importId)) return kept('changed')
  const reasons = new Set(stored.product.variants.flatMap(({ id }) => uses.get(id) ?? []))
  const reason = (['sold', 'held', 'counted'] as const).find((one) => reasons.has(one))
  return reason ? kept(reason) : removeProduct(ctx, importId, row, stored)
}

/** Removes what a batch of rows created, with its stock. What was begun before a crash is ended, and counted once. */
async function revertRows(ctx: Ctx, importId: string, batch: readonly rows.ImportedRow[]): Promise<RowRevert[]> {
  const found = await Promise.all(
    batch.map(async (row) => ({
      row,
      stored: row.product_id ? await store.findProduct(ctx.db, row.product_id) : null,
    })),
  )
  const uses = await findUses(
    ctx,
    found.flatMap(({ stored }) => stored ?? []),
  )
  const results: { id: string; revert: RowRevert }[] = []
  for (const one of found) {
    const revert = await revertRow(ctx, importId, one, uses)
    if (revert) results.push({ id: one.row._id, revert })
  }
  const variantIds = results.flatMap(({ revert }) => revert.variant_ids ?? [])
  await inParts(variantIds, async (variant_ids) => {
    await ctx.clients.inventory.withdrawStock({ body: { variant_ids } }, callOptions(ctx))
  })
  const done = results.map(({ id, revert }) => ({
    id,
    revert: revert.outcome === 'removing' ? ({ outcome: 'removed' } as const) : revert,
  }))
  for (const { id, revert } of done) await rows.saveRevert(ctx.db, id, revert)
  return done.map(({ revert }) => revert)
}

/** Every category after those below it. */
function lowestFirst(made: readonly StoredCategory[]): StoredCategory[] {
  const byId = new Map(made.map((stored) => [stored.category.id, stored]))
  const depthOf = ({ category }: StoredCategory): number => {
    let depth = 0
    for (let at = category.parent_id; at !== null && depth < made.length; depth++) {
      at = byId.get(at)?.category.parent_id ?? null
    }
    return depth
  }
  return made
    .map((stored) => ({ stored, depth: depthOf(stored) }))
    .sort((a, b) => b.depth - a.depth)
    .map(({ stored }) => stored)
}

/** Removes categories that only the import had a use for, until the signal; says whether it has seen all. */
async function removeCategories(ctx: Ctx, importId: string, signal: AbortSignal) {
  let removed = 0
  for (const stored of lowestFirst(await findMadeByImport(ctx.db, importId))) {
    if (signal.aborted) return { removed, isOver: false }
    if (await isCategoryUsed(ctx.db, stored.category.id)) continue
    const category = { ...stored.category, version: stored.category.version + 1 }
    // Whoever edits it in this moment keeps it.
    await saveCategory(ctx, { ...stored, category, deleted: true }).then(
      () => (removed += 1),
      (error: unknown) => {
        if (!(error instanceof DomainError)) throw error
      },
    )
  }
  return { removed, isOver: true }
}

/** Rows for what a process created and had not recorded when it died, or an earlier release did. */
async function addUnrecorded(ctx: Ctx, importId: string): Promise<void> {
  const known = await rows.findKnownProducts(ctx.db, importId)
  const unrecorded = (await store.findMarkedCreated(ctx.db, importId)).filter(({ id }) => !known.has(id))
  await rows.insertImportedRows(
    ctx.db,
    unrecorded.map(({ id, handle }) => ({
      ...{ _id: rows.foundRowId(importId, id), line: 0, handle, product_id: id, outcome: 'created' },
    })),
  )
}

/** What is said once all rows are done. */
async function endWithCategories(ctx: Ctx, importId: string, revert: ImportRevert, how: Step): Promise<ImportRevert> {
  const signal = AbortSignal.any([how.signal, AbortSignal.timeout(CATEGORIES_MS)])
  const { removed, isOver } = await removeCategories(ctx, importId, signal)
  const categories_removed = revert.categories_removed + removed
  if (!isOver) return { ...revert, categories_removed, due_at: how.leaseEnd }
  return { ...revert, categories_removed, state: 'done', due_at: null, finished_at: ctx.now.toISOString() }
}

/** Goes one step further, and returns where it stands; null when another process does it. */
export async function revertFurther(ctx: Ctx, job: Import, how: Step): Promise<ImportRevert | null> {
  const { revert } = job
  if (!revert) return null
  if (revert.after === '') await addUnrecorded(ctx, job._id)
  const batch = await rows.findCreatedRows(ctx.db, job._id, revert.after, BATCH)
  const results = await revertRows(ctx, job._id, batch)
  const countOf = (outcome: RowRevert['outcome']) => results.filter((one) => one.outcome === outcome).length
  const last = batch.at(-1)
  const further: ImportRevert = last
    ? {
        ...revert,
        removed: revert.removed + countOf('removed'),
        kept: revert.kept + countOf('kept'),
        ...{ after: last._id, due_at: how.leaseEnd },
      }
    : await endWithCategories(ctx, job._id, revert, how)
  return (await saveRevertProgress(ctx.db, job._id, revert, further)) ? further : null
}
