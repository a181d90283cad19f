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

/** Imports that are queued or running, the oldest first. */
export async function findUnfinished(db: Db): Promise<Pick<Import, '_id' | 'state' | 'beat'>[]> {
  return db.imports
    .find({ state: { $in: ['queued', 'running'] } }, { state: 1, beat: 1 })
    .sort({ created_at: 1 })
    .limit(100)
    .lean<Pick<Import, '_id' | 'state' | 'beat'>[]>()
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

export interface Progress {
  charset: string | null
  merge_rejected: boolean
  source: Import['source']
  resume_line: number
  bytes_read: number
  counts: ImportCounts
  warnings: NonNullable<Import['warnings']>
  rejections: Import['rejections']
  ignored_columns: string[]
  /** Set when it has got further. */
  losses?: 0
}

/** Saves the progress of an import, which is its heartbeat too. False when another worker has taken it over. */
export async function saveProgress(db: Db, id: string, worker: string, progress: Progress): Promise<boolean> {
  const saved = await db.imports.updateOne(
    { _id: id, worker, state: 'running' },
    { $set: { ...progress }, $inc: { beat: 1 } },
  )
  return saved.matchedCount === 1
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

/** Finished imports whose file can be deleted. */
export interface ImportFile {
  id: string
  file_key: string
}

export async function findFilesBefore(db: Db, createdBefore: string): Promise<ImportFile[]> {
  const found = await db.imports
    .find({ state: { $in: ['done', 'failed'] }, created_at: { $lt: createdBefore }, file_key: { $ne: null } })
    .limit(100)
    .lean<ImportDocument[]>()
  return found.flatMap(({ _id: id, file_key }) => (file_key === null ? [] : [{ id, file_key }]))
}

export async function clearFile(db: Db, id: string): Promise<void> {
  await db.imports.updateOne({ _id: id }, { $set: { file_key: null } })
}
