import type { ImportRevert } from './documents.ts'
import type { Import } from './imports.ts'
import type { Models } from './models.ts'

type Db = Pick<Models, 'imports'>

const ENDED = { state: { $in: ['done', 'failed', 'cancelled'] as Import['state'][] } }

/** Begins to revert an import that has ended, unless it is being reverted. */
export async function beginRevert(db: Db, id: string, now: Date): Promise<void> {
  const revert: ImportRevert = {
    ...{ state: 'running', after: '', due_at: now, removed: 0, kept: 0, categories_removed: 0 },
    ...{ requested_at: now.toISOString(), finished_at: null },
  }
  await db.imports.updateOne(
    { _id: id, ...ENDED, dry_run: false, file_key: { $ne: null }, 'revert.state': { $ne: 'running' } },
    { $set: { revert } },
  )
}

/**
 * A process that ran an import lets go of it. If the import is being reverted or was, that begins anew: it does not know what came
 * into the shop after it had begun, from a process that was frozen and taken for dead.
 */
export async function letGo(db: Db, { id, worker }: { id: string; worker: string }, now: Date): Promise<void> {
  await db.imports.updateOne({ _id: id, worker, state: 'cancelled' }, { $set: { worker: null } })
  const anew = { state: 'running', after: '', due_at: now, removed: 0, kept: 0, finished_at: null }
  const change = Object.fromEntries(Object.entries(anew).map(([name, value]) => [`revert.${name}`, value]))
  await db.imports.updateOne(
    { _id: id, ...ENDED, 'revert.state': { $exists: true } },
    { $set: change, $inc: { 'revert.restarts': 1 } },
  )
}

/** Takes a cancelled import from a worker that is lost. False when it has shown itself. */
export async function takeFromLost(db: Db, { _id, worker, beat }: Import): Promise<boolean> {
  const taken = await db.imports.updateOne({ _id, worker, beat, state: 'cancelled' }, { $set: { worker: null } })
  return taken.matchedCount === 1
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

/**
 * Saves the progress over what it went on from. False when another process was faster, so that this batch is counted already,
 * or when it has begun anew.
 */
export async function saveRevertProgress(db: Db, id: string, from: ImportRevert, next: ImportRevert): Promise<boolean> {
  const { after, categories_removed, restarts = null } = from
  const saved = await db.imports.updateOne(
    {
      ...{ _id: id, 'revert.state': 'running', 'revert.after': after, 'revert.restarts': restarts },
      'revert.categories_removed': categories_removed,
    },
    { $set: { revert: next } },
  )
  return saved.matchedCount === 1
}
