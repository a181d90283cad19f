import { isDuplicateKey, mongoError } from '@stoa/kit/mongo/mongo'
import type { Model } from 'mongoose'

/** Positions of those rows that were there already; null for an error of another kind. */
function duplicatesOf(error: unknown): ReadonlySet<number> | null {
  const { writeErrors } = error as { writeErrors?: { code: number; index: number }[] }
  const isDuplicates = Array.isArray(writeErrors) && writeErrors.length > 0 && writeErrors.every(isDuplicateKey)
  return isDuplicates ? new Set(writeErrors.map(({ index }) => index)) : null
}

/** Inserts documents, each unless its `_id` exists; says of each whether it did not. */
export async function insertNew<T extends { _id: string }>(model: Model<T>, rows: readonly T[]): Promise<boolean[]> {
  try {
    const { db, collection } = model
    await db.collection<{ _id: string }>(collection.collectionName).insertMany([...rows], { ordered: false })
    return rows.map(() => true)
  } catch (error) {
    const existing = duplicatesOf(error)
    if (!existing) throw mongoError(error)
    return rows.map((_row, index) => !existing.has(index))
  }
}
