import type { Models } from './models.ts'

type Marks = Models['deletions']

const DAY_MS = 86_400_000
const KEPT_MS = 30 * DAY_MS
/** Copies of the index are forgotten before the deletions that they may not know of. */
const COPIES_KEPT_MS = 25 * DAY_MS

async function mark(marks: Marks, id: string, at: Date, keptMs: number): Promise<void> {
  await marks.updateOne({ _id: id }, { $set: { at } }, { upsert: true })
  await marks.deleteMany({ at: { $lt: new Date(at.getTime() - keptMs) } })
}

/**
 * Remembers that a product is deleted, because nothing is left of it once its event is out. Before it is done: whoever
 * reads this looks whether the product is still there.
 */
export function markDeletion(db: Pick<Models, 'deletions'>, productId: string, at: Date): Promise<void> {
  return mark(db.deletions, productId, at, KEPT_MS)
}

/** The products that may have been deleted since a moment. */
export async function findDeletionsSince(db: Pick<Models, 'deletions'>, since: Date): Promise<string[]> {
  const found = await db.deletions.find({ at: { $gte: since } }, { _id: 1 }).lean()
  return found.map(({ _id }) => _id)
}

/**
 * Remembers that a copy of the index was made of this database: one that was restored from an older backup, or is another
 * shop's, does not know the copy.
 */
export function markIndexCopy(db: Pick<Models, 'indexCopies'>, copyId: string, at: Date): Promise<void> {
  return mark(db.indexCopies, copyId, at, COPIES_KEPT_MS)
}

export async function knowsIndexCopy(db: Pick<Models, 'indexCopies'>, copyId: string, now: Date): Promise<boolean> {
  const found = await db.indexCopies.findOne({ _id: copyId }).lean()
  return found !== null && now.getTime() - found.at.getTime() < COPIES_KEPT_MS
}
