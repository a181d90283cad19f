import type { Readable } from 'node:stream'
import type { Log } from '@stoa/kit/observability/log'
import type { Deps } from '../context.ts'
import { readGroups, UnreadableFile } from '../import/file/file.ts'
import type { Header } from '../import/file/header.ts'
import { surveyFile } from '../import/file/survey.ts'
import { insertImportedRows } from '../store/imported-products.ts'
import { hasSmallerQueued, type Import, isWorkerOf, type Progress, saveProgress } from '../store/imports.ts'
import { MAX_ITEMS } from './availability.ts'
import { warnOfFile } from './file-remarks.ts'
import { warnOfForeignPrices } from './foreign-prices.ts'
import { openFile } from './import-file.ts'
import { importGroup } from './import-group.ts'
import { type Run, warn } from './import-report.ts'
import { setPendingStock } from './import-stock.ts'
import { type ImportRunner, watchImport } from './import-watch.ts'
import { warnOfMissingProducts } from './missing-products.ts'
import { readSellingRules } from './selling-rules.ts'

export interface ImportDeps extends Pick<Deps, 'db' | 'catalogue' | 'outbox' | 'clients' | 'files' | 'descriptions'> {
  /** Woken when products have come with links to pictures. */
  pictures: { wake(): void }
  log: Log
}

/** Another worker has taken it over, or the process ends. */
export class Interrupted extends Error {
  constructor() {
    super('The import was interrupted')
    this.name = 'Interrupted'
  }
}

/** Progress is saved, which shows other workers that this one is alive, at least this often. */
const SAVE_EVERY_MS = 2_000
const SAVE_EVERY_PRODUCTS = 200

/** How many times larger what is left of a file must be than another file that may pass it. */
const OVERTAKEN_BY = 10

const NO_RIGHT = {
  code: 'stock_not_permitted',
  detail: 'This file counts stock, and who sent it has no permission to change stock (stock.write).',
}

function progressOf(run: Run): Progress {
  const { rows_total, rows_read, source, charset, merge_rejected, resume_line, bytes_read } = run
  const { counts, warnings, rejections, ignored_columns, tax_classes, foreign_prices, file_remarks, has_pictures } = run
  return {
    ...{ rows_total, rows_read, source, charset, merge_rejected, resume_line, bytes_read },
    ...{ counts, warnings, rejections, ignored_columns, tax_classes, foreign_prices, file_remarks, has_pictures },
  }
}

async function save(deps: ImportDeps, run: Run, worker: string): Promise<void> {
  // Whoever has taken it over does all of this again, or has reverted it: stock that comes now would outlive its product.
  if (!(await isWorkerOf(deps.db, run.job._id, worker, ['running', 'cancelled']))) throw new Interrupted()
  await setPendingStock(deps, run)
  await insertImportedRows(deps.db, run.pendingRows.splice(0))
  const isFurther = run.resume_line > run.job.resume_line
  const progress = { ...progressOf(run), ...(isFurther ? { losses: 0 as const } : {}) }
  if (!(await saveProgress(deps.db, run.job._id, worker, progress))) throw new Interrupted()
  deps.outbox.wake()
  if (run.has_pictures) deps.pictures.wake()
  run.productsSinceSave = 0
  run.savedAt = performance.now()
}

/** Whether progress is to be saved now. */
function isDueToSave(run: Run): boolean {
  if (run.productsSinceSave >= SAVE_EVERY_PRODUCTS || run.pendingStock.length >= MAX_ITEMS) return true
  return performance.now() - run.savedAt > SAVE_EVERY_MS
}

/** A large file lets small ones pass, and goes on after them where it stands. */
async function letSmallOnesPass(deps: ImportDeps, { job, rows_read, rows_total }: Run): Promise<void> {
  // By rows: bytes are read ahead.
  const left = job.bytes_total * (1 - rows_read / (rows_total || 1))
  if (await hasSmallerQueued(deps.db, left / OVERTAKEN_BY, deps.files.kind)) throw new Interrupted()
}

function startOf(job: Import): Run {
  const { source, charset = null, merge_rejected = false, rows_total = null, rows_read = 0, has_pictures = false } = job
  const {
    resume_line,
    bytes_read,
    counts,
    warnings = [],
    rejections,
    ignored_columns,
    tax_classes = [],
    foreign_prices = [],
    file_remarks = [],
  } = job
  return {
    ...{ rows_total, rows_read, source, charset, merge_rejected, resume_line, bytes_read, counts: { ...counts } },
    ...{ warnings: [...warnings], rejections: [...rejections], ignored_columns, tax_classes: [...tax_classes] },
    foreign_prices: foreign_prices.map((one) => ({ ...one })),
    file_remarks: file_remarks.map((one) => ({
      ...one,
      lines: [...one.lines],
      ...(one.examples ? { examples: [...one.examples] } : {}),
    })),
    ...{
      has_pictures,
      job,
      header: null,
      hasFinePrices: false,
      rules: null,
      pendingStock: [],
      pendingRows: [],
      productsSinceSave: 0,
      savedAt: performance.now(),
    },
  }
}

/** What is found out about the file before anything of it is imported. */
async function survey(run: Run, open: () => Promise<Readable>) {
  const found = await surveyFile(open, run.job.charset ?? null, run.job.expected_source)
  run.charset = found.charset
  run.rows_total = found.rows
  run.hasFinePrices = found.hasFinePrices
  if (found.assumedFrom !== null) {
    const words = found.quoted.map((word) => `"${word}"`).join(', ')
    const check = words === '' ? '' : `: ${words}. If words are not spelt so, name the charset in the Content-Type`
    const detail = `the file is not UTF-8 and names no charset; it is read as Windows-1252${check}`
    warn(run, { line: found.assumedFrom, column: null, code: 'charset_assumed', detail })
  }
  return found
}

async function importGroups(
  deps: ImportDeps,
  run: Run,
  open: () => Promise<Readable>,
  { worker, process, watch }: { worker: string; process: AbortSignal; watch: AbortSignal },
): Promise<void> {
  const { job } = run
  const found = await survey(run, open)
  run.rules = await readSellingRules(deps, job._id)
  const onHeader = (header: Header) => {
    if (header.source === 'shopify_inventory' && job.stock_rights?.write === false) throw new UnreadableFile(NO_RIGHT)
    run.header = header
    run.source = header.source
    run.ignored_columns = header.ignored.slice(0, 200)
  }
  for await (const { group, nextLine, rowsRead, bytesRead } of readGroups(await open(), onHeader, found)) {
    if (process.aborted) throw new Interrupted()
    // A cancelled import ends with it.
    if (watch.aborted) await save(deps, run, worker)
    // Read nevertheless: the grouper must know the products of all lines. Products come in the order in which they end.
    if ((group.rows.at(-1)?.line ?? 0) < job.resume_line) continue
    await importGroup(deps, run, group)
    run.resume_line = nextLine
    run.bytes_read = bytesRead
    run.rows_read = rowsRead
    run.productsSinceSave += 1
    if (!isDueToSave(run)) continue
    await save(deps, run, worker)
    await letSmallOnesPass(deps, run)
  }
  // What is still to be counted may be noted of the file, too.
  await save(deps, run, worker)
  warnOfFile(run)
  await warnOfMissingProducts(deps, run)
  warnOfForeignPrices(run)
  run.bytes_read = job.bytes_total
  run.rows_read = found.rows
  await save(deps, run, worker)
}

/**
 * Imports a file from its last saved line, product by product. What was done after that line is done again after a crash,
 * and changes nothing. Throws Interrupted, or UnreadableFile, or what made it stop.
 */
export async function runImport(deps: ImportDeps, job: Import, { worker, signal }: ImportRunner): Promise<void> {
  const run = startOf(job)
  const watch = watchImport(deps, job._id, worker)
  const either = AbortSignal.any([signal, watch.signal])
  try {
    await importGroups(deps, run, () => openFile(deps, job, either), {
      worker,
      process: signal,
      watch: watch.signal,
    })
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error
    // Reading broke off. Whoever cancelled it reads how far it came.
    if (watch.signal.aborted) await save(deps, run, worker)
    throw new Interrupted()
  } finally {
    watch.end()
  }
}
