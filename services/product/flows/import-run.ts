import type { Log } from '@stoa/kit/observability/log'
import { exponentOf } from '@stoa/kit/values/money'
import type { Deps } from '../context.ts'
import type { InitialStock } from '../domain/initial-stock.ts'
import type { RejectedRow } from '../import/imported-product.ts'
import { DEFAULT_WITHOUT_QUANTITY } from '../import/merge-stock.ts'
import { readGroups, UnreadableFile } from '../import/shopify/file.ts'
import { descriptionCell, readProduct } from '../import/shopify/product.ts'
import type { Header, RowGroup } from '../import/shopify/rows.ts'
import { headerOf } from '../import/shopify/variants.ts'
import { type Import, type Progress, saveProgress } from '../store/imports.ts'
import { initialiseStock, MAX_ITEMS, recordAvailability } from './availability.ts'
import { importProduct } from './import-product.ts'

export interface ImportDeps extends Pick<Deps, 'db' | 'catalogue' | 'outbox' | 'clients' | 'files' | 'descriptions'> {
  log: Log
}

/** Another worker has taken it over, or the process ends. */
export class Interrupted extends Error {
  constructor() {
    super('The import was interrupted')
    this.name = 'Interrupted'
  }
}

/** Of rejected rows, and of warnings. */
const KEPT_REMARKS = 100
/** Progress is saved, which shows other workers that this one is alive, at least this often. */
const SAVE_EVERY_MS = 2_000
const SAVE_EVERY_PRODUCTS = 200

interface Run extends Progress {
  job: Import
  header: Header | null
  /** Initial stock that is still to be set: of which product, and what. */
  pendingStock: { productId: string; item: InitialStock }[]
  productsSinceSave: number
  savedAt: number
}

/** Sets the initial stock of what was imported, and records the reported availability where it is not as expected. */
async function setPendingStock(deps: ImportDeps, run: Run): Promise<void> {
  const ctx = { ...deps, requestId: run.job._id, traceparent: undefined, now: new Date() }
  while (run.pendingStock.length > 0) {
    const batch = run.pendingStock.slice(0, MAX_ITEMS)
    const reports = await initialiseStock(
      ctx,
      batch.map(({ item }) => item),
    )
    const products = new Map(batch.map(({ productId, item }) => [item.variant_id, productId]))
    const expected = new Map(batch.map(({ item }) => [item.variant_id, item]))
    const unexpected = reports.filter(({ variant_id, in_stock }) => {
      const item = expected.get(variant_id)
      return item && in_stock !== (!item.tracked || item.policy === 'continue' || item.quantity > 0)
    })
    for (const report of unexpected) {
      await recordAvailability(ctx, products.get(report.variant_id) ?? '', [report])
    }
    run.pendingStock = run.pendingStock.slice(MAX_ITEMS)
  }
}

async function save(deps: ImportDeps, run: Run, worker: string): Promise<void> {
  await setPendingStock(deps, run)
  const { resume_line, bytes_read, counts, warnings, rejections, ignored_columns } = run
  const isFurther = resume_line > run.job.resume_line
  const progress = {
    resume_line,
    bytes_read,
    counts,
    warnings,
    rejections,
    ignored_columns,
    ...(isFurther ? { losses: 0 as const } : {}),
  }
  if (!(await saveProgress(deps.db, run.job._id, worker, progress))) throw new Interrupted()
  deps.outbox.wake()
  run.productsSinceSave = 0
  run.savedAt = performance.now()
}

function reject(run: Run, rows: readonly RejectedRow[]): void {
  run.counts.rejected += 1
  run.counts.rejected_rows += rows.length
  run.rejections.push(...rows.slice(0, KEPT_REMARKS - run.rejections.length))
}

function warn(run: Run, remark: RejectedRow): void {
  run.counts.warnings = (run.counts.warnings ?? 0) + 1
  if (run.warnings.length < KEPT_REMARKS) run.warnings.push(remark)
}

const WITHOUT_QUANTITY = {
  not_counted: 'for sale without being counted',
  in_stock: 'for sale, and what is sold is counted below zero',
  zero: 'sold out',
} as const

/** Says of a product what became of its variants that came without a quantity. */
function warnOfMissingQuantities(run: Run, lines: readonly number[]): void {
  const [line] = lines
  if (line === undefined) return
  run.counts.without_quantity = (run.counts.without_quantity ?? 0) + lines.length
  const became = WITHOUT_QUANTITY[run.job.without_quantity ?? DEFAULT_WITHOUT_QUANTITY]
  const number = lines.length === 1 ? '1 variant comes' : `${lines.length} variants come`
  const column = run.header && headerOf(run.header, 'quantity')
  const detail = `${number} without a quantity: ${became} until stock is counted`
  warn(run, { line, column, code: 'without_quantity', detail })
}

async function importGroup(deps: ImportDeps, run: Run, group: RowGroup): Promise<void> {
  const { job, header } = run
  if (!header) throw new UnreadableFile({ code: 'empty_file', detail: 'The file is empty.' })
  const description = await deps.descriptions.read(descriptionCell(header, group))
  const read = readProduct(header, group, { currency: job.currency, exponentOf }, description)
  if ('rejected' in read) {
    reject(run, read.rejected)
    return
  }
  const { _id: id, dry_run: isDry, without_quantity: withoutQuantity = null } = job
  const done = await importProduct(deps, read.ok, { id, isDry, withoutQuantity })
  run.counts[done.outcome] += 1
  warnOfMissingQuantities(run, done.withoutQuantity)
  if (!job.dry_run) run.pendingStock.push(...done.stock.map((item) => ({ productId: done.productId, item })))
}

function startOf(job: Import): Run {
  const { resume_line, bytes_read, counts, warnings = [], rejections, ignored_columns } = job
  const remarks = { warnings: [...warnings], rejections: [...rejections], ignored_columns }
  return {
    resume_line,
    bytes_read,
    counts: { ...counts },
    ...remarks,
    job,
    header: null,
    pendingStock: [],
    productsSinceSave: 0,
    savedAt: performance.now(),
  }
}

/**
 * Imports a file from its last saved line, product by product. What was done after that line is done again after a crash,
 * and changes nothing. Throws Interrupted, or UnreadableFile, or what made it stop.
 */
export async function runImport(
  deps: ImportDeps,
  job: Import,
  how: { worker: string; signal: AbortSignal },
): Promise<void> {
  const file = job.file_key === null ? null : await deps.files.get(job.file_key)
  if (!file) throw new UnreadableFile({ code: 'file_missing', detail: 'The uploaded file is not there any more.' })
  const run = startOf(job)
  const groups = readGroups(file.body, (header) => {
    run.header = header
    run.ignored_columns = header.ignored.slice(0, 200)
  })
  for await (const { group, nextLine, bytesRead } of groups) {
    if (how.signal.aborted) throw new Interrupted()
    // Read nevertheless: the grouper must know the products of all lines.
    if ((group.rows[0]?.line ?? 0) < job.resume_line) continue
    await importGroup(deps, run, group)
    run.resume_line = nextLine
    run.bytes_read = bytesRead
    run.productsSinceSave += 1
    const isDue = run.productsSinceSave >= SAVE_EVERY_PRODUCTS || run.pendingStock.length >= MAX_ITEMS
    if (isDue || performance.now() - run.savedAt > SAVE_EVERY_MS) await save(deps, run, how.worker)
  }
  run.bytes_read = job.bytes_total
  await save(deps, run, how.worker)
}
