import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { QueryFilter } from 'mongoose'
import type { ImportCounts, ImportDocument } from './documents.ts'
import type { Models } from './models.ts'

type Db = Pick<Models, 'imports'>

export type Import = ImportDocument

export async function findImport(db: Db, id: string): Promise<Import | null> {
  return db.imports.findOne({ _id: id }).lean<ImportDocument>()
}

/** Throws the duplicate key of its id. */
export async function insertImport(db: Db, document: Import): Promise<void> {
  await db.imports.insertMany([document], { lean: true })
}

type Unfinished = Pick<Import, '_id' | 'state' | 'beat' | 'files' | 'file_key'>

/** Imports that are queued or running, small files first, so that none waits for hours behind a large one. */
export async function findUnfinished(db: Db): Promise<Unfinished[]> {
  return db.imports
    .find({ state: { $in: ['queued', 'running'] } }, { state: 1, beat: 1, files: 1, file_key: 1 })
    .sort({ bytes_total: 1, created_at: 1 })
    .limit(100)
    .lean<Unfinished[]>()
}

/**
 * Claims an import if its heartbeat counter is still the one that was seen. One that was running has lost its worker,
 * which is counted.
 */
export async function claimImport(
  db: Db,
  seen: { id: string; beat: number; state: Import['state'] },
  worker: string,
  now: string,
): Promise<Import | null> {
  const { id, beat, state } = seen
  const taken = await db.imports.updateOne(
    { _id: id, beat, state },
    { $set: { state: 'running', worker, beat: beat + 1 }, $inc: { losses: state === 'running' ? 1 : 0 } },
  )
  if (taken.matchedCount === 0) return null
  await db.imports.updateOne({ _id: id, worker, started_at: null }, { $set: { started_at: now } })
  return findImport(db, id)
}

/** How many imports are worked on before a queued one, itself included. */
export async function queuePosition(db: Db, { bytes_total, created_at }: Import): Promise<number> {
  const sameSize = { bytes_total, created_at: { $lt: created_at } }
  const before: QueryFilter<ImportDocument> = {
    state: 'queued',
    $or: [{ bytes_total: { $lt: bytes_total } }, sameSize],
  }
  return 1 + (await db.imports.countDocuments(before))
}

type Kind = NonNullable<Import['files']>

/** Those whose file is in this kind of place, as far as is known: null is none said. */
const inKind = (kind: Kind) => ({ files: { $in: [kind, null] } }) as QueryFilter<ImportDocument>

/** Whether a queued file of fewer bytes waits in this kind of place. */
export async function hasSmallerQueued(db: Db, bytes: number, kind: Kind): Promise<boolean> {
  return (await db.imports.exists({ state: 'queued', bytes_total: { $lt: bytes }, ...inKind(kind) })) !== null
}

/** A page of imports, the newest first, one more than `limit`. */
export async function listImports(db: Db, from: PageFrom<readonly [string, string]>): Promise<Import[]> {
  const { after, back, limit } = from
  const beyond = back ? '$gt' : '$lt'
  const position = after
    ? { $or: [{ created_at: { [beyond]: after[0] } }, { created_at: after[0], _id: { [beyond]: after[1] } }] }
    : {}
  const order = back ? 1 : -1
  return db.imports
    .find(position as QueryFilter<ImportDocument>)
    .sort({ created_at: order, _id: order })
    .limit(limit + 1)
    .lean<ImportDocument[]>()
}

/** The last imports of files of the same kind before one, the newest first. */
export async function findImportsBefore(
  db: Db,
  { source, created_at }: Pick<Import, 'source' | 'created_at'>,
  limit: number,
): Promise<string[]> {
  const found = await db.imports
    .find({ source, dry_run: false, created_at: { $lt: created_at } } as QueryFilter<ImportDocument>, { _id: 1 })
    .sort({ created_at: -1, _id: -1 })
    .limit(limit)
    .lean<Pick<Import, '_id'>[]>()
  return found.map(({ _id }) => _id)
}

/** Ends an import that has not ended. Its worker stays named until it has said how far it came, and lets go. */
export async function cancelImport(db: Db, id: string, now: string): Promise<void> {
  await db.imports.updateOne(
    { _id: id, state: { $in: ['queued', 'running'] } },
    { $set: { state: 'cancelled', finished_at: now }, $inc: { beat: 1 } },
  )
}

/** Whether a process is the one that runs an import, in one of these states. */
export async function isWorkerOf(db: Db, id: string, worker: string, states: Import['state'][]): Promise<boolean> {
  return (await db.imports.exists({ _id: id, worker, state: { $in: states } })) !== null
}

export interface Progress {
  rows_total: number | null
  rows_read: number
  charset: string | null
  merge_rejected: boolean
  source: Import['source']
  resume_line: number
  bytes_read: number
  counts: ImportCounts
  warnings: NonNullable<Import['warnings']>
  rejections: Import['rejections']
  ignored_columns: string[]
  tax_classes: string[]
  foreign_prices: NonNullable<Import['foreign_prices']>
  file_remarks: NonNullable<Import['file_remarks']>
  /** Set when it has got further. */
  losses?: 0
  has_pictures: boolean
}

/** Saves the progress of an import, which is its heartbeat too. False when another worker has taken it over. */
export async function saveProgress(db: Db, id: string, worker: string, progress: Progress): Promise<boolean> {
  const saved = await db.imports.updateOne(
    { _id: id, worker, state: 'running' },
    { $set: { ...progress }, $inc: { beat: 1 } },
  )
  if (saved.matchedCount === 1) return true
  // Whoever cancelled it reads how far it came.
  await db.imports.updateOne(
    { _id: id, worker, state: 'cancelled' },
    { $set: { ...progress }, $unset: { pictures: '' } },
  )
  return false
}

/** Shows other workers that the one of an import is alive. */
export async function beat(db: Db, id: string, worker: string): Promise<void> {
  await db.imports.updateOne({ _id: id, worker, state: 'running' }, { $inc: { beat: 1 } })
}

/** Puts an import back into the queue. */
export async function releaseImport(db: Db, id: string, worker: string): Promise<void> {
  await db.imports.updateOne(
    { _id: id, worker, state: 'running' },
    { $set: { state: 'queued', worker: null }, $inc: { beat: 1 } },
  )
}

export async function finishImport(
  db: Db,
  id: string,
  worker: string,
  end: { state: 'done' | 'failed'; error: Import['error']; finished_at: string },
): Promise<void> {
  await db.imports.updateOne({ _id: id, worker, state: 'running' }, { $set: end, $inc: { beat: 1 } })
}

/** Writes down what became of the pictures of an import that has ended. */
export async function settlePictures(db: Db, id: string, pictures: NonNullable<Import['pictures']>): Promise<void> {
  await db.imports.updateOne({ _id: id, state: { $nin: ['queued', 'running'] } }, { $set: { pictures } })
}

/** Finished imports whose file can be deleted. */
export interface ImportFile {
  id: string
  file_key: string
}

export async function findFilesBefore(db: Db, createdBefore: string): Promise<ImportFile[]> {
  const found = await db.imports
    .find({
      state: { $in: ['done', 'failed', 'cancelled'] },
      created_at: { $lt: createdBefore },
      file_key: { $ne: null },
      'revert.due_at': null,
    })
    .limit(100)
    .lean<ImportDocument[]>()
  return found.flatMap(({ _id: id, file_key }) => (file_key === null ? [] : [{ id, file_key }]))
}

export async function clearFile(db: Db, id: string): Promise<void> {
  await db.imports.updateOne({ _id: id }, { $set: { file_key: null } })
}
