import type { IdempotencyRecord } from './documents.ts'
import type { Models } from './models.ts'

type Marks = Models['deletions']

const DAY_MS = 86_400_000
const KEPT_MS = 30 * DAY_MS
/** Copies of the index are forgotten before the deletions that they may not know of. */
const COPIES_KEPT_MS = 25 * DAY_MS

interface Mark {
  id: string
  at: Date
  requests?: readonly IdempotencyRecord[]
}

async function mark(marks: Marks, { id, at, requests = [] }: Mark, keptMs: number): Promise<void> {
  // Added to what is there: of two deletions at once either may be the one that is carried out.
  const records = requests.length > 0 ? { $addToSet: { requests: { $each: [...requests] } } } : {}
  await marks.updateOne({ _id: id }, { $set: { at }, ...records }, { upsert: true })
  await marks.deleteMany({ at: { $lt: new Date(at.getTime() - keptMs) } })
}

/**
 * Remembers that a product or category is deleted, and the requests that made and deleted it, because nothing is left of it
 * once its event is out. Before it is done: whoever reads this looks whether it is still there.
 */
export function markDeletion(db: Pick<Models, 'deletions'>, deletion: Required<Mark>): Promise<void> {
  return mark(db.deletions, deletion, KEPT_MS)
}

/** The requests of a product or category that has been deleted, if it is not there any more; null when it never was. */
export async function findDeletedRequests(
  db: Pick<Models, 'deletions'>,
  id: string,
): Promise<readonly IdempotencyRecord[] | null> {
  const found = await db.deletions.findOne({ _id: id }, { requests: 1 }).lean()
  return found && (found.requests ?? [])
}

/** The products and categories that may have been deleted since a moment. */
export async function findDeletionsSince(db: Pick<Models, 'deletions'>, since: Date): Promise<string[]> {
  const found = await db.deletions.find({ at: { $gte: since } }, { _id: 1 }).lean()
  return found.map(({ _id }) => _id)
}

/**
 * Remembers that a copy of the index was made of this database: one that was restored from an older backup, or is another
 * shop's, does not know the copy.
 */
export function markIndexCopy(db: Pick<Models, 'indexCopies'>, copyId: string, at: Date): Promise<void> {
  return mark(db.indexCopies, { id: copyId, at }, COPIES_KEPT_MS)
}

export async function knowsIndexCopy(db: Pick<Models, 'indexCopies'>, copyId: string, now: Date): Promise<boolean> {
  const found = await db.indexCopies.findOne({ _id: copyId }).lean()
  return found !== null && now.getTime() - found.at.getTime() < COPIES_KEPT_MS
}
