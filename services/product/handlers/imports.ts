import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { callOptions } from '@stoa/kit/contract/context'
import { listPage, type PageFrom } from '@stoa/kit/contract/list-page'
import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { hasPermission } from '@stoa/kit/security/principal'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Handler, ProductContext } from '../context.ts'
import { idFor } from '../flows/idempotency.ts'
import { openRejections } from '../flows/import-rejections.ts'
import { KEPT_REMARKS } from '../flows/import-report.ts'
import { readPictures } from '../flows/picture-copier.ts'
import type * as Api from '../generated/types.ts'
import { charsetOf } from '../import/csv/charset.ts'
import { UnreadableFile } from '../import/file/file.ts'
import { DEFAULT_WITHOUT_QUANTITY } from '../import/merge-stock.ts'
import type { ImportRevert } from '../store/documents.ts'
import { beginRevert } from '../store/import-reverts.ts'
import { type ImportedRow, listImportedRows } from '../store/imported-products.ts'
import * as store from '../store/imports.ts'
import { findImport, type Import, insertImport, queuePosition } from '../store/imports.ts'
import { currencyOf } from './currency.ts'

const NO_COUNTS = {
  ...{ created: 0, updated: 0, unchanged: 0, rejected: 0, rejected_rows: 0 },
  ...{ without_quantity: 0, stock_set: 0, stock_kept: 0, warnings: 0 },
}

const NO_PICTURES = { waiting: 0, copied: 0, failed: 0, warnings: [] }

function presentRevert(stored: ImportRevert): NonNullable<Api.Import['revert']> {
  const { after: _after, due_at: _dueAt, restarts: _restarts, ...revert } = stored
  return revert
}

async function present(ctx: Pick<ProductContext, 'db'>, job: Import): Promise<Api.Import> {
  const { _id: id, state, dry_run, currency, source, bytes_read, bytes_total, rejections, error } = job
  const { ignored_columns, warnings = [], created_at, started_at, finished_at } = job
  const pictures = job.pictures ?? (job.has_pictures ? await readPictures(ctx.db, id) : NO_PICTURES)
  return {
    ...{ id, state, dry_run, currency, source, bytes_read, bytes_total, rejections, error },
    warnings: [...warnings, ...pictures.warnings].slice(0, KEPT_REMARKS),
    counts: {
      ...{ ...NO_COUNTS, ...job.counts, warnings: (job.counts.warnings ?? 0) + pictures.failed },
      ...{ pictures_pending: pictures.waiting, pictures_copied: pictures.copied, pictures_failed: pictures.failed },
    },
    queue_position: state === 'queued' ? await queuePosition(ctx.db, job) : null,
    ...{ rows_read: job.rows_read ?? 0, rows_total: job.rows_total ?? null },
    ...{ without_quantity: job.without_quantity ?? DEFAULT_WITHOUT_QUANTITY, charset: job.charset ?? null },
    ...{ ignored_columns, created_at, started_at, finished_at },
    revert: job.revert ? presentRevert(job.revert) : null,
  }
}

/** The import that the first request with this key made; another request with its key is refused. */
async function replayed(ctx: ProductContext, job: Import): Promise<Import> {
  const first = await findImport(ctx.db, job._id)
  if (job.file_key) await ctx.files.delete(job.file_key)
  if (!first || first.file_hash !== job.file_hash || first.request_hash !== job.request_hash) {
    throw new DomainError('idempotency_key_reused')
  }
  return first
}

async function enqueue(ctx: ProductContext, job: Import): Promise<Import> {
  try {
    await insertImport(ctx.db, job)
    ctx.importer.wake()
    return job
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return replayed(ctx, job)
  }
}

function declaredCharset({ contentType }: ProductContext): string | null {
  try {
    return charsetOf(contentType)
  } catch {
    throw new DomainError('unsupported_media_type', 'This charset is not known.')
  }
}

/** That of the shop as staff have set it: in another one every price of the file would be wrong, so it is waited for. */
async function defaultCurrency(ctx: ProductContext): Promise<string> {
  const { default_currency } = await ctx.clients.order.readSellingRules({}, callOptions(ctx))
  return default_currency ?? ctx.shopCurrency
}

export const createImport: Handler<'createImport'> = async ({ body, query }, ctx) => {
  const currency = query.currency === undefined ? await defaultCurrency(ctx) : currencyOf(ctx, query)
  if (query.without_quantity !== undefined && !hasPermission(ctx.principal, 'stock.write'))
    throw new DomainError('forbidden', 'without_quantity needs the permission stock.write.')
  const id = idFor(ctx, 'imp')
  const upload = { contentType: 'text/csv', maxBytes: ctx.importMaxBytes, name: `${id}-${randomUUID()}` }
  const { key, size, hash } = await ctx.files.put(body, upload)
  const job = await enqueue(ctx, {
    ...{ _id: id, state: 'queued', dry_run: query.dry_run ?? false, currency },
    ...{
      source: 'shopify',
      file_key: key,
      files: ctx.files.kind,
      file_hash: hash,
      bytes_total: size,
      bytes_read: 0,
      resume_line: 0,
    },
    expected_source: query.source === undefined || query.source === 'auto' ? null : query.source,
    ...{ without_quantity: query.without_quantity ?? null, charset: declaredCharset(ctx) },
    stock_rights: {
      read: hasPermission(ctx.principal, 'stock.read'),
      write: hasPermission(ctx.principal, 'stock.write'),
    },
    request_hash: ctx.idempotency?.hash.toString('base64') ?? null,
    ...{ counts: NO_COUNTS, ignored_columns: [], warnings: [], rejections: [], error: null, worker: null, beat: 0 },
    ...{ created_at: ctx.now.toISOString(), started_at: null, finished_at: null },
  })
  return { status: 202, body: await present(ctx, job) }
}

async function readImport(ctx: ProductContext, id: string): Promise<Import> {
  const job = await findImport(ctx.db, id)
  if (!job) throw notFound('This import')
  return job
}

export const getImport: Handler<'getImport'> = async ({ params }, ctx) => ({
  status: 200,
  body: await present(ctx, await readImport(ctx, params.id)),
})

export const listImports: Handler<'listImports'> = async ({ query }, ctx) => {
  const { data, page } = await listPage(ctx, query, {
    list: 'imports',
    read: (from: PageFrom<readonly [string, string]>) => store.listImports(ctx.db, from),
    keyOf: (job) => [job.created_at, job._id] as const,
    present: (job) => present(ctx, job),
  })
  return { status: 200, body: { data: await Promise.all(data), page } }
}

export const cancelImport: Handler<'cancelImport'> = async ({ params }, ctx) => {
  await store.cancelImport(ctx.db, params.id, ctx.now.toISOString())
  const job = await readImport(ctx, params.id)
  if (job.state !== 'cancelled') throw new DomainError('invalid_state', `This import is ${job.state}.`)
  return { status: 200, body: await present(ctx, job) }
}

function presentRow(row: ImportedRow): Api.ImportProduct {
  const { line, handle, product_id, outcome, changes = [], rejections = [], revert } = row
  const isOver = revert?.outcome === 'removed' || revert?.outcome === 'kept'
  const { code = null, detail = null } = revert ?? {}
  return {
    ...{ line, handle, product_id, outcome, changes, rejections },
    revert: isOver
      ? { outcome: revert.outcome === 'kept' ? 'kept' : 'removed', code: code as Api.ImportKeptReason | null, detail }
      : null,
  }
}

export const listImportProducts: Handler<'listImportProducts'> = async ({ params, query }, ctx) => {
  const job = await readImport(ctx, params.id)
  if (job.file_key === null) throw notFound('What became of the products of this import')
  const body = await listPage(ctx, query, {
    list: `products of ${job._id} ${query.outcome ?? ''} ${query.revert ?? ''}`,
    read: (from) => listImportedRows(ctx.db, job._id, query, from),
    keyOf: ({ _id }) => _id,
    present: presentRow,
  })
  return { status: 200, body }
}

export const revertImport: Handler<'revertImport'> = async ({ params }, ctx) => {
  await beginRevert(ctx.db, params.id, ctx.now)
  const job = await readImport(ctx, params.id)
  if (job.dry_run) throw new DomainError('invalid_state', 'A dry run has created nothing.')
  if (job.state === 'queued' || job.state === 'running') {
    throw new DomainError('invalid_state', `This import is ${job.state}; cancel it first.`)
  }
  if (!job.revert) throw new DomainError('invalid_state', 'What this import created is not known any more.')
  ctx.reverter.wake()
  return { status: 202, body: await present(ctx, job) }
}

/** Throws where the file is none that rows could be read of. */
async function readable(ctx: ProductContext, job: Import): Promise<Readable> {
  try {
    return await openRejections(ctx, job, ctx.left())
  } catch (error) {
    if (error instanceof UnreadableFile) throw new DomainError('invalid_state', error.problem.detail)
    throw error
  }
}

export const getImportRejections: Handler<'getImportRejections'> = async ({ params }, ctx) => {
  const job = await readImport(ctx, params.id)
  if (job.state === 'queued') throw new DomainError('invalid_state', 'This import has not begun.')
  if (job.file_key === null) throw notFound('The file of this import')
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${job._id}-rejected.csv"`,
  }
  return { status: 200, headers, body: await readable(ctx, job) }
}
