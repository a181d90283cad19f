import type { Log } from '@stoa/kit/observability/log'
import type { Deps } from '../context.ts'
import { readGroups, UnreadableFile } from '../import/file/file.ts'
import type { Header } from '../import/file/header.ts'
import { surveyFile } from '../import/file/survey.ts'
import { insertImportedRows } from '../store/imported-products.ts'
import { hasSmallerQueued, type Import, isWorkerOf, type Progress, saveProgress } from '../store/imports.ts'
import { MAX_ITEMS } from './availability.ts'
import { openFile } from './import-file.ts'
import { importGroup } from './import-group.ts'
import { type Run, warn } from './import-report.ts'
import { setPendingStock } from './import-stock.ts'

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
/** Between two products, how often it is asked whether the import was cancelled. */
const LOOK_EVERY_MS = 250

/** How many times larger what is left of a file must be than another file that may pass it. */
const OVERTAKEN_BY = 10

const NO_RIGHT = {
  code: 'stock_not_permitted',
  detail: 'This file counts stock, and who sent it has no permission to change stock (stock.write).',
}

function progressOf(run: Run): Progress {
  const { rows_total, rows_read, source, charset, merge_rejected, resume_line, bytes_read } = run
  const { counts, warnings, rejections, ignored_columns, tax_classes, has_pictures } = run
  return {
    ...{ rows_total, rows_read, source, charset, merge_rejected, resume_line, bytes_read },
    ...{ counts, warnings, rejections, ignored_columns, tax_classes, has_pictures },
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

/** Whether progress is to be saved now. A cancelled import ends with it. */
async function isDueToSave(deps: ImportDeps, run: Run, worker: string): Promise<boolean> {
  const now = performance.now()
  if (run.productsSinceSave >= SAVE_EVERY_PRODUCTS || run.pendingStock.length >= MAX_ITEMS) return true
  if (now - run.savedAt > SAVE_EVERY_MS) return true
  if (now - run.lookedAt <= LOOK_EVERY_MS) return false
  run.lookedAt = now
  return !(await isWorkerOf(deps.db, run.job._id, worker, ['running']))
}

/** A large file lets small ones pass, and goes on after them where it stands. */
async function letSmallOnesPass(deps: ImportDeps, { job, rows_read, rows_total }: Run): Promise<void> {
  // By rows: bytes are read ahead.
  const left = job.bytes_total * (1 - rows_read / (rows_total || 1))
  if (await hasSmallerQueued(deps.db, left / OVERTAKEN_BY)) throw new Interrupted()
}

function startOf(job: Import): Run {
  const { source, charset = null, merge_rejected = false, rows_total = null, rows_read = 0, has_pictures = false } = job
  const { resume_line, bytes_read, counts, warnings = [], rejections, ignored_columns, tax_classes = [] } = job
  return {
    ...{ rows_total, rows_read, source, charset, merge_rejected, resume_line, bytes_read, counts: { ...counts } },
    ...{ warnings: [...warnings], rejections: [...rejections], ignored_columns, tax_classes: [...tax_classes] },
    ...{
      has_pictures,
      job,
      header: null,
      pendingStock: [],
      pendingRows: [],
      productsSinceSave: 0,
      savedAt: performance.now(),
      lookedAt: performance.now(),
    },
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
  const open = () => openFile(deps, job)
  const run = startOf(job)
  const survey = await surveyFile(open, job.charset ?? null)
  run.charset = survey.charset
  run.rows_total = survey.rows
  if (survey.assumedFrom !== null) {
    const detail = 'the file is not UTF-8 and names no charset; it is read as Windows-1252'
    warn(run, { line: survey.assumedFrom, column: null, code: 'charset_assumed', detail })
  }
  const onHeader = (header: Header) => {
    if (header.source === 'shopify_inventory' && job.stock_rights?.write === false) throw new UnreadableFile(NO_RIGHT)
    run.header = header
    run.source = header.source
    run.ignored_columns = header.ignored.slice(0, 200)
  }
  const groups = readGroups(await open(), onHeader, survey)
  for await (const { group, nextLine, rowsRead, bytesRead } of groups) {
    if (how.signal.aborted) throw new Interrupted()
    // Read nevertheless: the grouper must know the products of all lines. Products come in the order in which they end.
    if ((group.rows.at(-1)?.line ?? 0) < job.resume_line) continue
    await importGroup(deps, run, group)
    run.resume_line = nextLine
    run.bytes_read = bytesRead
    run.rows_read = rowsRead
    run.productsSinceSave += 1
    if (!(await isDueToSave(deps, run, how.worker))) continue
    await save(deps, run, how.worker)
    await letSmallOnesPass(deps, run)
  }
  run.bytes_read = job.bytes_total
  run.rows_read = survey.rows
  await save(deps, run, how.worker)
}
