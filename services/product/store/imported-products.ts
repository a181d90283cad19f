import type { PageFrom } from '@stoa/kit/contract/list-page'
import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import type { ImportedProductDocument, ImportOutcome, PictureCounts, RowRemark, RowRevert } from './documents.ts'
import type { Models } from './models.ts'
import { noteHosts } from './picture-hosts.ts'

type Db = Pick<Models, 'importedProducts'>

export type ImportedRow = ImportedProductDocument

/** Digits of a line in an id. */
const LINE_DIGITS = 10

export function importedRowId(importId: string, line: number): string {
  return `${importId}:${String(line).padStart(LINE_DIGITS, '0')}`
}

export function importOfRow({ _id }: Pick<ImportedRow, '_id'>): string {
  return _id.slice(0, _id.indexOf(':'))
}

/** All rows of an import: their ids begin with its own. */
function rowsOf(importId: string) {
  return { _id: { $gt: `${importId}:`, $lt: `${importId};` } }
}

/** Keeps what became of some products. One that is known already stays as it is: its import was resumed. */
export async function insertImportedRows(
  db: Db & Pick<Models, 'pictureHosts'>,
  rows: readonly ImportedRow[],
): Promise<void> {
  if (rows.length === 0) return
  try {
    await db.importedProducts.insertMany([...rows], { lean: true, ordered: false })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
  // After them: whoever finds nothing at a host forgets it.
  await noteHosts(db, new Map(rows.flatMap((row) => (row.copy_due_at ? [[row.copy_host ?? '', row.copy_due_at]] : []))))
}

/** A page of what became of the products of an import, as in the file, one more than `limit`. */
export async function listImportedRows(
  db: Db,
  importId: string,
  { outcome, revert }: { outcome?: ImportOutcome; revert?: 'removed' | 'kept' },
  { after, back, limit }: PageFrom,
): Promise<ImportedRow[]> {
  const { _id: bounds } = rowsOf(importId)
  const position = after === null ? {} : { [back ? '$lt' : '$gt']: after }
  return db.importedProducts
    .find(
      {
        _id: { ...bounds, ...position },
        ...(outcome ? { outcome } : {}),
        ...(revert ? { 'revert.outcome': revert } : {}),
      },
      { links: 0 },
    )
    .sort({ _id: back ? -1 : 1 })
    .limit(limit + 1)
    .lean<ImportedRow[]>()
}

/** What an import calls its products, in the order of the file; those that it did not bring have no id. */
export function listNamedRows(db: Db, importId: string): AsyncIterable<Pick<ImportedRow, 'product_id' | 'handle'>> {
  return db.importedProducts
    .find(rowsOf(importId), { product_id: 1, handle: 1 })
    .sort({ _id: 1 })
    .lean<Pick<ImportedRow, 'product_id' | 'handle'>>()
    .cursor({ batchSize: 1_000 })
}

export async function deleteImportedRows(db: Db, importId: string): Promise<void> {
  await db.importedProducts.deleteMany(rowsOf(importId))
}

/** Products that an import created, in the order of their rows. */
export async function findCreatedRows(db: Db, importId: string, after: string, limit: number): Promise<ImportedRow[]> {
  const { _id: bounds } = rowsOf(importId)
  return db.importedProducts
    .find({ _id: after === '' ? bounds : { ...bounds, $gt: after }, outcome: 'created' }, { links: 0, rejections: 0 })
    .sort({ _id: 1 })
    .limit(limit)
    .lean<ImportedRow[]>()
}

/** The id of the row of a product that was found without one: it comes after those of the file. */
export function foundRowId(importId: string, productId: string): string {
  return `${importId}:~${productId}`
}

/** The products that an import has rows of as created. */
export async function findKnownProducts(db: Db, importId: string): Promise<Set<string>> {
  const found = await db.importedProducts
    .find({ ...rowsOf(importId), outcome: 'created' }, { product_id: 1 })
    .lean<Pick<ImportedRow, 'product_id'>[]>()
  return new Set(found.flatMap(({ product_id }) => product_id ?? []))
}

export async function saveRevert(db: Db, id: string, revert: RowRevert): Promise<void> {
  await db.importedProducts.updateOne({ _id: id }, { $set: { revert } })
}

/** What became of the pictures of an import so far. */
export async function countPictures(db: Db, importId: string): Promise<PictureCounts> {
  const [counts] = await db.importedProducts.aggregate<PictureCounts>([
    { $match: { ...rowsOf(importId), picture_counts: { $exists: true } } },
    {
      $group: {
        _id: null,
        waiting: { $sum: '$picture_counts.waiting' },
        copied: { $sum: '$picture_counts.copied' },
        failed: { $sum: '$picture_counts.failed' },
      },
    },
    { $project: { _id: 0 } },
  ])
  return counts ?? { waiting: 0, copied: 0, failed: 0 }
}

/** The first pictures of an import that could not be copied, by line. */
export async function listFailedPictures(db: Db, importId: string, limit: number): Promise<RowRemark[]> {
  const found = await db.importedProducts
    .find({ ...rowsOf(importId), 'picture_counts.failed': { $gt: 0 } }, { line: 1, links: 1 })
    .sort({ _id: 1 })
    .limit(limit)
    .lean<ImportedRow[]>()
  const remarks = found.flatMap(({ line, links = [] }) =>
    links
      .filter(({ state }) => state === 'failed')
      .map(({ url, detail }) => ({
        ...{ line, column: null, code: 'picture_not_copied' },
        detail: `the picture ${url.slice(0, 300)} stays a link: ${detail}`,
      })),
  )
  return remarks.slice(0, limit)
}

/** The products with links to a host that have been due for the longest. */
export async function listDueCopies(db: Db, host: string, now: Date, limit: number): Promise<string[]> {
  const found = await db.importedProducts
    .find({ copy_host: host, copy_due_at: { $lte: now } }, { _id: 1 })
    .sort({ copy_due_at: 1 })
    .limit(limit)
    .lean<Pick<ImportedRow, '_id'>[]>()
  return found.map(({ _id }) => _id)
}

/** Whether links of an import to a host wait. */
export async function hasWaitingCopies(db: Db, importId: string, host: string): Promise<boolean> {
  const filter = { ...rowsOf(importId), copy_host: host, copy_due_at: { $gt: new Date(0) } }
  return (await db.importedProducts.findOne(filter, { _id: 1 }).lean()) !== null
}

/**
 * Claims a product whose links are due, until `until`; null where another process was faster. In two steps: the stand-in reads the
 * whole collection for a `findOneAndUpdate`, also by an id.
 */
export async function claimCopies(db: Db, id: string, now: Date, until: Date): Promise<ImportedRow | null> {
  const due = { _id: id, copy_due_at: { $lte: now } }
  const { modifiedCount } = await db.importedProducts.updateOne(due, { $set: { copy_due_at: until } })
  return modifiedCount === 0 ? null : db.importedProducts.findOne({ _id: id }).lean<ImportedRow>()
}

export type CopyProgress = Required<Pick<ImportedRow, 'links' | 'picture_counts' | 'copy_tries'>>

/** Saves what became of a product's links; `dueAt` null: there is nothing left to do. */
export async function saveCopies(db: Db, id: string, progress: CopyProgress, dueAt: Date | null): Promise<void> {
  const change = dueAt ? { $set: { ...progress, copy_due_at: dueAt } } : { $set: progress, $unset: { copy_due_at: '' } }
  await db.importedProducts.updateOne({ _id: id }, change)
}

/** Gives a claimed product back: its process ends. */
export async function releaseCopies(db: Db, id: string, now: Date): Promise<void> {
  await db.importedProducts.updateOne({ _id: id }, { $set: { copy_due_at: now } })
}
