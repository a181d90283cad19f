import type { ImportRevert } from './documents.ts'
import type { Import } from './imports.ts'
import type { Models } from './models.ts'

type Db = Pick<Models, 'imports'>

/** Begins to revert an import that has ended, unless it is being reverted. */
export async function beginRevert(db: Db, id: string, now: Date): Promise<void> {
  const revert: ImportRevert = {
    ...{ state: 'running', after: '', due_at: now, removed: 0, kept: 0, categories_removed: 0 },
    ...{ requested_at: now.toISOString(), finished_at: null },
  }
  const ended = { state: { $in: ['done', 'failed', 'cancelled'] as Import['state'][] }, dry_run: false }
  await db.imports.updateOne(
    { _id: id, ...ended, file_key: { $ne: null }, 'revert.state': { $ne: 'running' } },
    { $set: { revert } },
  )
}

/** The moment at which a process may take up the next import that is being reverted; null when there is none. */
export async function nextRevertAt(db: Db): Promise<Date | null> {
  const next = await db.imports
    .findOne({ 'revert.due_at': { $gt: new Date(0) } }, { revert: 1 })
    .sort({ 'revert.due_at': 1 })
    .lean<Import>()
  return next?.revert?.due_at ?? null
}

/** Claims an import that is being reverted until a moment. */
export async function claimRevert(db: Db, now: Date, until: Date): Promise<Import | null> {
  return db.imports
    .findOneAndUpdate(
      { 'revert.due_at': { $lte: now } },
      { $set: { 'revert.due_at': until } },
      { sort: { 'revert.due_at': 1 }, returnDocument: 'after' },
    )
    .lean<Import>()
}

export async function postponeRevert(db: Db, id: string, until: Date): Promise<void> {
  await db.imports.updateOne({ _id: id, 'revert.state': 'running' }, { $set: { 'revert.due_at': until } })
}

/** Saves the progress over the row it went on from. False when another process was faster: this batch is counted already. */
export async function saveRevertProgress(db: Db, id: string, from: string, next: ImportRevert): Promise<boolean> {
  const saved = await db.imports.updateOne(
    { _id: id, 'revert.state': 'running', 'revert.after': from },
    { $set: { revert: next } },
  )
  return saved.matchedCount === 1
}
