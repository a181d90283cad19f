import type { Broadcasts } from '@stoa/kit/events/broadcasts'
import type { Log } from '@stoa/kit/observability/log'
import type { LRUCache } from 'lru-cache'
import { type Category, type CategoryTree, createCategoryTree } from '../domain/category.ts'
import { type Collections, createCollections } from '../domain/collection.ts'
import type { CardSource } from '../domain/product-card.ts'
import { findCategories } from '../store/categories.ts'
import { findCollections, findCollectionVersions } from '../store/collections.ts'
import { findDeletionsSince } from '../store/marks.ts'
import type { Models } from '../store/models.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import type { LiveIndex } from './live-index.ts'
import type { ProductCache } from './product-cache.ts'
import { createTimeSlices } from './time-slices.ts'

export interface IndexCopyOptions {
  /** The folder for it. Processes may share it: each of their copies will do. */
  dir: string
  /** Fewer changes are read again at a start sooner than a copy is written. Default 1,000. */
  minChanges?: number
}

export interface CatalogueOptions {
  db: Models
  broadcasts: Pick<Broadcasts, 'listen' | 'lastReadAt' | 'publish'>
  log: Log
  /** A copy of the index, from which a start is quick; absent: there is none. */
  indexCopy?: IndexCopyOptions | undefined
}

/** Clocks of writers may differ by this much, and a write takes a while. */
const CLOCK_MARGIN_MS = 15_000
const RESCAN_BATCH = 100

/** What a process holds of the catalogue, and how it follows changes. */
export interface CatalogueState extends CatalogueOptions {
  live: LiveIndex
  tree: CategoryTree
  collections: Collections
  cards: LRUCache<string, CardSource>
  products: ProductCache
  isBuilt: boolean
  /** Something may have been missed, or nothing has been read yet. */
  isStale: boolean
  rebuilding: Promise<void> | null
  /** How many readings of the categories have not yet reached all products. */
  renaming: number
  /** What `live.changes` was when the copy was read or written; -1: there is none. */
  changesSaved: number
  /** The moment up to which writes have been read, milliseconds since 1970. */
  scannedTo: number
}

/** Brings the index and the caches to a product as it is now, also where it has been deleted. */
export function applyProduct(state: CatalogueState, stored: StoredProduct): void {
  const { id } = stored.product
  if (stored.deleted) {
    removeProduct(state, id, stored.revision)
    return
  }
  state.live.apply(stored, new Date())
  state.products.invalidate(id, stored.revision)
  if ((state.cards.get(id)?.revision ?? 0) < stored.revision) state.cards.delete(id)
}

/** Removes a product, as of a revision. */
export function removeProduct(state: CatalogueState, id: string, revision: number): void {
  state.live.remove(id, revision)
  state.products.invalidate(id, revision)
  state.cards.delete(id)
}

/** Reads one product again, unless the index has this revision of it. */
export async function refresh(state: CatalogueState, id: string, revision: number): Promise<void> {
  state.products.invalidate(id, revision)
  if ((state.live.current.versionOf(id) ?? -1) >= revision) return
  const [stored] = await store.findProducts(state.db, [id])
  if (stored) applyProduct(state, stored)
  else removeProduct(state, id, revision)
}

/** Reads the categories anew; returns what they were. */
export async function loadTree(state: CatalogueState): Promise<CategoryTree> {
  const before = state.tree
  state.tree = createCategoryTree(await findCategories(state.db))
  return before
}

/** Reads the collections that have changed, and forgets those that are gone; returns whether there were any. */
export async function loadCollections(state: CatalogueState): Promise<boolean> {
  const versions = await findCollectionVersions(state.db)
  const known = state.collections.all.filter(({ id, version }) => versions.get(id) === version)
  const unchanged = new Set(known.map(({ id }) => id))
  const changed = await findCollections(
    state.db,
    [...versions.keys()].filter((id) => !unchanged.has(id)),
  )
  if (changed.length === 0 && known.length === state.collections.all.length) return false
  state.collections = createCollections([...known, ...changed])
  return true
}

/** Has the index know the collections and categories as they are. */
export function indexCollections(state: CatalogueState): void {
  state.live.setCollections(state.collections.all, state.tree.groups, new Date())
}

export async function reloadCollections(state: CatalogueState): Promise<void> {
  if (await loadCollections(state)) indexCollections(state)
}

/** What a category is called in every language. */
function namesOf({ name, translations }: Category): unknown[] {
  return [name, ...Object.entries(translations).map(([locale, texts]) => [locale, texts.name])]
}

/** Ids of categories whose path of names has changed, in any language; new ones, of which products may be known already, too. */
function renamed(before: CategoryTree, after: CategoryTree): string[] {
  const pathName = (tree: CategoryTree, id: string) => JSON.stringify(tree.pathOf(id).map(namesOf))
  const ids = new Set([...before.all, ...after.all].map(({ id }) => id))
  return [...ids].filter((id) => pathName(before, id) !== pathName(after, id))
}

/** Reads the categories anew, and indexes again the products that show a changed one. */
export async function reloadCategories(state: CatalogueState): Promise<void> {
  state.renaming += 1
  try {
    const before = await loadTree(state)
    // Rules name categories, which stand for all below them.
    if (JSON.stringify([...before.groups]) !== JSON.stringify([...state.tree.groups])) indexCollections(state)
    const changed = renamed(before, state.tree)
    if (changed.length === 0) return
    const slices = createTimeSlices()
    for await (const stored of store.streamActive(state.db, { category_ids: { $in: changed } })) {
      state.live.reapply(stored, new Date())
      await slices.pause()
    }
  } finally {
    state.renaming -= 1
  }
}

/**
 * Reads what has been written since the last scan, and what else is named: while broadcasts are disconnected, and before
 * and after a copy of the index.
 */
export async function rescan(state: CatalogueState, others: readonly string[] = []): Promise<void> {
  const startedAt = Date.now()
  const since = new Date(state.scannedTo - CLOCK_MARGIN_MS)
  await reloadCategories(state)
  await reloadCollections(state)
  const touched = await store.findTouchedSince(state.db, since)
  const deleted = await findDeletionsSince(state.db, since)
  const newer = touched.filter(({ id, revision }) => (state.live.current.versionOf(id) ?? -1) < revision)
  const known = [...deleted, ...others].map((id) => ({ id, revision: state.live.current.versionOf(id) ?? 0 }))
  const wanted = [...newer, ...known]
  const slices = createTimeSlices()
  for (let at = 0; at < wanted.length; at += RESCAN_BATCH) {
    const batch = wanted.slice(at, at + RESCAN_BATCH)
    const found = await store.findProducts(
      state.db,
      batch.map(({ id }) => id),
    )
    const byId = new Map(found.map((stored) => [stored.product.id, stored]))
    for (const { id, revision } of batch) {
      const stored = byId.get(id)
      if (stored) applyProduct(state, stored)
      else removeProduct(state, id, revision)
      await slices.pause()
    }
  }
  state.scannedTo = startedAt
}
