import type { ReceivedBroadcast } from '@stoa/kit/events/broadcasts'
import { backgroundLoop } from '@stoa/kit/timing/background-loop'
import { UnavailableError } from '@stoa/kit/values/problem'
import { LRUCache } from 'lru-cache'
import { type CategoryTree, createCategoryTree } from '../domain/category.ts'
import { type Collections, createCollections } from '../domain/collection.ts'
import { type CardSource, type CardView, cardIn, cardSourceOf, type ProductCard } from '../domain/product-card.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import { rebuild } from './catalogue-build.ts'
import * as follow from './catalogue-state.ts'
import { isWorthSaving, saveCopy } from './index-copy.ts'
import { LiveIndex } from './live-index.ts'
import { createProductCache } from './product-cache.ts'

/** The catalogue in this process: search index, category tree and caches, kept current by broadcasts. */
export interface Catalogue {
  readonly tree: CategoryTree
  readonly collections: Collections
  readonly optionNames: readonly string[]
  /** Throws UnavailableError until it has been built. */
  readonly index: SearchIndex
  /** Cards in the order of the ids, without those that are gone; at most one query. */
  cards(ids: readonly string[], view: CardView): Promise<ProductCard[]>
  /** One product, shown or not; no query while it is cached. */
  product(idOrSlug: string): Promise<StoredProduct | null>
  /** Makes a write or deletion of this process visible to the next request. */
  apply(stored: StoredProduct): void
  /** Reads the categories anew, and indexes again the products that show a changed one. */
  reloadCategories(): Promise<void>
  /** Reads the collections that have changed, and what is in them. */
  reloadCollections(): Promise<void>
  /** Reads the categories anew when one of these is unknown: another replica may have made it a moment ago. */
  refreshUnknownCategories(ids: readonly string[]): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

const CACHED_CARDS = 20_000
const CACHED_PRODUCTS = 2_000
const TICK_EVERY_MS = 1_000
/** Broadcasts count as disconnected when none could be read for this long. */
const DISCONNECTED_AFTER_MS = 5_000
/** While they are, a product that was read longer ago is read again. */
const DISCONNECTED_MAX_AGE_MS = 10_000
/** A copy of the index is written this often at most. */
const SAVE_EVERY_MS = 600_000

async function cards(state: follow.CatalogueState, ids: readonly string[], view: CardView): Promise<ProductCard[]> {
  const index = state.live.current
  const isFresh = (id: string) => (state.cards.get(id)?.revision ?? -1) >= (index.versionOf(id) ?? 0)
  const sources = new Map<string, CardSource>()
  for (const id of ids) {
    const source = state.cards.get(id)
    if (source && isFresh(id)) sources.set(id, source)
  }
  const missing = ids.filter((id) => !sources.has(id))
  for (const stored of await store.findProducts(state.db, missing)) {
    const source = cardSourceOf(stored.product, stored.revision)
    sources.set(source.id, source)
    state.cards.set(source.id, source)
  }
  // Whatever it was that did not tell of a deletion: nobody is shown it again.
  for (const id of missing) if (!sources.has(id)) follow.removeProduct(state, id, index.versionOf(id) ?? 0)
  return ids.flatMap((id) => {
    const source = sources.get(id)
    return source ? [cardIn(source, view)] : []
  })
}

async function product(state: follow.CatalogueState, idOrSlug: string): Promise<StoredProduct | null> {
  const isDisconnected = performance.now() - state.broadcasts.lastReadAt > DISCONNECTED_AFTER_MS
  const cached = state.products.get(idOrSlug, isDisconnected ? DISCONNECTED_MAX_AGE_MS : Number.POSITIVE_INFINITY)
  if (cached) return cached
  const find = /^prd_[0-9a-z]{26}$/.test(idOrSlug) ? store.findProduct : store.findProductBySlug
  const stored = await find(state.db, idOrSlug)
  if (stored) state.products.put(stored)
  return stored
}

function listener(state: follow.CatalogueState) {
  return {
    async onBroadcast(broadcast: ReceivedBroadcast) {
      if (broadcast.type === 'product.changed') await follow.refresh(state, broadcast.id, broadcast.version ?? 0)
      const isKnown = (state.tree.find(broadcast.id)?.version ?? 0) >= (broadcast.version ?? 0)
      if (broadcast.type === 'category.changed' && !isKnown) await follow.reloadCategories(state)
      const version = state.collections.find(broadcast.id)?.version ?? 0
      if (broadcast.type === 'collection.changed' && version < (broadcast.version ?? 0)) {
        await follow.reloadCollections(state)
      }
    },
    onGap: () => rebuild(state),
    onDisconnected: () => (state.isBuilt ? follow.rescan(state) : undefined),
  }
}

/** What depends on time: another attempt at a build that failed, and products whose publication is due. */
async function tick(state: follow.CatalogueState): Promise<void> {
  if (state.isStale) await rebuild(state)
  state.live.refreshCollections(new Date())
  const due = state.live.due(new Date())
  for (const stored of await store.findProducts(state.db, due)) {
    state.live.reapply(stored, new Date())
    // Nothing was written, so there is no event: lists that a gateway keeps are purged by this alone, or expire.
    const change = { type: 'product.changed', id: stored.product.id, version: stored.revision }
    await state.broadcasts
      .publish(change)
      .catch((err: Error) => state.log.warn({ err }, 'a publication was not broadcast'))
  }
}

async function saveIfWorthwhile(state: follow.CatalogueState): Promise<void> {
  if (!isWorthSaving(state)) return
  await saveCopy(state).catch((err: Error) => state.log.warn({ err }, 'the search index was not saved'))
}

export function createCatalogue(options: follow.CatalogueOptions): Catalogue {
  const state: follow.CatalogueState = {
    ...options,
    live: new LiveIndex({ tree: () => state.tree }),
    tree: createCategoryTree([]),
    collections: createCollections([]),
    cards: new LRUCache({ max: CACHED_CARDS }),
    products: createProductCache(CACHED_PRODUCTS),
    isBuilt: false,
    isStale: true,
    rebuilding: null,
    renaming: 0,
    changesSaved: -1,
    scannedTo: 0,
  }
  const saver = backgroundLoop({
    name: 'index-copy',
    log: options.log,
    intervalMs: SAVE_EVERY_MS,
    work: () => saveIfWorthwhile(state),
  })
  const ticker = backgroundLoop({
    name: 'catalogue',
    log: options.log,
    intervalMs: TICK_EVERY_MS,
    work: () => tick(state),
  })
  let unlisten: (() => void) | undefined
  return {
    get tree() {
      return state.tree
    },
    get collections() {
      return state.collections
    },
    get optionNames() {
      return state.live.optionNames
    },
    get index() {
      if (!state.isBuilt) throw new UnavailableError('The catalogue is being read.', false)
      return state.live.current
    },
    cards: (ids, view) => cards(state, ids, view),
    product: (idOrSlug) => product(state, idOrSlug),
    apply: (stored) => follow.applyProduct(state, stored),
    reloadCategories: () => follow.reloadCategories(state),
    reloadCollections: () => follow.reloadCollections(state),
    async refreshUnknownCategories(ids) {
      if (ids.some((id) => !state.tree.groups.has(id))) await follow.reloadCategories(state)
    },
    async start() {
      // Before the first read, so that no change is missed between the two.
      unlisten = await options.broadcasts.listen(listener(state))
      await rebuild(state).catch((err: Error) => options.log.warn({ err }, 'the catalogue cannot be read yet'))
      ticker.start()
      if (options.indexCopy) saver.start()
    },
    async stop() {
      unlisten?.()
      await ticker.stop()
      await saver.stop()
      // What an import has brought since the last copy would be read again at the next start.
      await saveIfWorthwhile(state)
    },
  }
}
