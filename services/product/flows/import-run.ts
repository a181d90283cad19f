import type { Log } from '@stoa/kit/observability/log'
import { exponentOf } from '@stoa/kit/values/money'
import type { Deps } from '../context.ts'
import type { RejectedRow } from '../import/imported-product.ts'
import { readGroups, UnreadableFile } from '../import/shopify/file.ts'
import { readProduct } from '../import/shopify/product.ts'
import type { Header, RowGroup } from '../import/shopify/rows.ts'
import { type Import, type Progress, saveProgress } from '../store/imports.ts'
import { hear, type InitialStock, initialise, MAX_ITEMS } from './availability.ts'
import { importProduct } from './import-product.ts'

export interface ImportDeps extends Pick<Deps, 'db' | 'catalogue' | 'outbox' | 'clients' | 'files'> {
  log: Log
}

/** Somebody else goes on with it, or the process ends. */
export class Interrupted extends Error {
  constructor() {
    super('The import was interrupted')
    this.name = 'Interrupted'
  }
}

const KEPT_REJECTIONS = 100
/** Progress is written down, and others are told that work goes on, at least this often: milliseconds and products. */
const SAVE_EVERY_MS = 2_000
const SAVE_EVERY = 200

interface Run extends Progress {
  job: Import
  header: Header | null
  /** First stock that is still to be set: of which product, and what. */
  shelf: { productId: string; item: InitialStock }[]
  sinceSave: number
  savedAt: number
}

/** Sets the first stock of what was imported, and takes up what inventory answers where it is not as expected. */
async function shelveAll(deps: ImportDeps, run: Run): Promise<void> {
  const ctx = { ...deps, requestId: run.job._id, traceparent: undefined, now: new Date() }
  while (run.shelf.length > 0) {
    const batch = run.shelf.slice(0, MAX_ITEMS)
    const heard = await initialise(
      ctx,
      batch.map(({ item }) => item),
    )
    const products = new Map(batch.map(({ productId, item }) => [item.variant_id, productId]))
    const expected = new Map(batch.map(({ item }) => [item.variant_id, item]))
    const surprising = heard.filter(({ variant_id, in_stock }) => {
      const item = expected.get(variant_id)
      return item && in_stock !== (!item.tracked || item.policy === 'continue' || item.quantity > 0)
    })
    for (const one of surprising) await hear(ctx, products.get(one.variant_id) ?? '', [one])
    run.shelf = run.shelf.slice(MAX_ITEMS)
  }
}

async function save(deps: ImportDeps, run: Run, worker: string): Promise<void> {
  await shelveAll(deps, run)
  const { resume_line, bytes_read, counts, rejections, ignored_columns } = run
  const progress = { resume_line, bytes_read, counts, rejections, ignored_columns }
  if (!(await saveProgress(deps.db, run.job._id, worker, progress))) throw new Interrupted()
  deps.outbox.wake()
  run.sinceSave = 0
  run.savedAt = performance.now()
}

function reject(run: Run, rows: readonly RejectedRow[]): void {
  run.counts.rejected += 1
  run.counts.rejected_rows += rows.length
  run.rejections.push(...rows.slice(0, KEPT_REJECTIONS - run.rejections.length))
}

async function take(deps: ImportDeps, run: Run, group: RowGroup): Promise<void> {
  const { job, header } = run
  if (!header) throw new UnreadableFile({ code: 'empty_file', detail: 'The file is empty.' })
  const read = readProduct(header, group, { currency: job.currency, exponentOf })
  if ('rejected' in read) {
    reject(run, read.rejected)
    return
  }
  const done = await importProduct(deps, read.ok, { id: job._id, isDry: job.dry_run })
  run.counts[done.outcome] += 1
  if (!job.dry_run) run.shelf.push(...done.stock.map((item) => ({ productId: done.productId, item })))
}

function beginning(job: Import): Run {
  const { resume_line, bytes_read, counts, rejections, ignored_columns } = job
  const progress = { resume_line, bytes_read, counts: { ...counts }, rejections: [...rejections], ignored_columns }
  return { ...progress, job, header: null, shelf: [], sinceSave: 0, savedAt: performance.now() }
}

/**
 * Imports a file from where it was left, product by product. What was done after the last save is done again after a
 * crash, and changes nothing. Throws Interrupted, or UnreadableFile, or what made it stop.
 */
export async function runImport(
  deps: ImportDeps,
  job: Import,
  how: { worker: string; signal: AbortSignal },
): Promise<void> {
  const file = job.file_key === null ? null : await deps.files.get(job.file_key)
  if (!file) throw new UnreadableFile({ code: 'file_missing', detail: 'The uploaded file is not there any more.' })
  const run = beginning(job)
  const groups = readGroups(file.body, (header) => {
    run.header = header
    run.ignored_columns = header.ignored.slice(0, 200)
  })
  for await (const { group, nextLine, bytesRead } of groups) {
    if (how.signal.aborted) throw new Interrupted()
    // Read all the same: the grouper must know which products it has met.
    if ((group.rows[0]?.line ?? 0) < job.resume_line) continue
    await take(deps, run, group)
    run.resume_line = nextLine
    run.bytes_read = bytesRead
    run.sinceSave += 1
    const isDue = run.sinceSave >= SAVE_EVERY || run.shelf.length >= MAX_ITEMS
    if (isDue || performance.now() - run.savedAt > SAVE_EVERY_MS) await save(deps, run, how.worker)
  }
  run.bytes_read = job.bytes_total
  await save(deps, run, how.worker)
}
