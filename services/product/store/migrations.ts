import { ensurePublishingIndexes } from '@stoa/kit/events/mongo-pending'
import { ensureIndexes } from '@stoa/kit/mongo/mongo'
import type { Models } from './models.ts'

/** Makes collections and indexes; safe to run by many at once, and again. */
export async function ensureCollections(db: Models): Promise<void> {
  const { products, categories, collections, imports, importedProducts, pictures, pictureHosts, deletions } = db
  await ensureIndexes([products, categories, collections, imports, importedProducts, pictures, pictureHosts, deletions])
  await ensureIndexes([db.indexCopies])
  await ensurePublishingIndexes([products, categories, collections])
}

/** Throws unless the database can be reached and has what this build needs. */
export async function checkCollections(db: Models): Promise<void> {
  const indexes = await db.products.collection.indexes()
  if (!indexes.some(({ key }) => 'words' in key)) throw new Error('the indexes of products are missing: run migrate')
  // Throws where there is no such collection yet.
  await db.collections.collection.indexes()
}
