import type { ReceivedBroadcast } from '@stoa/kit/events/broadcasts'
import { repeat } from '@stoa/kit/timing/repeat'
import { UnavailableError } from '@stoa/kit/values/problem'
import { LRUCache } from 'lru-cache'
import { type CategoryTree, createCategoryTree } from '../domain/category.ts'
import { type CardSource, cardIn, cardSourceOf, type ProductCard } from '../domain/product-card.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import type { CatalogueOptions, State } from './catalogue-state.ts'
import * as follow from './catalogue-state.ts'
import { createLiveIndex } from './live-index.ts'
import { createProductCache } from './product-cache.ts'

/** What this process knows of the catalogue: search index, category tree and caches, kept current by broadcasts. */
export interface Catalogue {
  readonly tree: CategoryTree
  readonly optionNames: readonly string[]
  /** Throws UnavailableError until it has been built. */
  readonly index: SearchIndex
  /** Cards in the order of the ids, without those that are gone; at most one query. */
  cards(ids: readonly string[], currency: string): Promise<ProductCard[]>
  /** One product, shown or not; no query while it is cached. */
  product(idOrSlug: string): Promise<StoredProduct | null>
  /** A write of this process, to be seen by the next request. */
  wrote(stored: StoredProduct): void
  removed(id: string, revision: number): void
  /** Reads the categories anew, and takes in again the products that show a changed one. */
  reloadCategories(): Promise<void>
  /** Looks again when one of these is unknown: another replica may have made it a moment ago. */
  knowCategories(ids: readonly string[]): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

const CACHED_CARDS = 20_000
const CACHED_PRODUCTS = 2_000
const EVERY_MS = 1_000
/** While nothing can be heard, what was read longer ago is read again. */
const DEAF_TTL_MS = 10_000
const DEAF_AFTER_MS = 5_000

async function cards(state: State, ids: readonly string[], currency: string): Promise<ProductCard[]> {
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
  return ids.flatMap((id) => {
    const source = sources.get(id)
    return source ? [cardIn(source, currency)] : []
  })
}

async function product(state: State, idOrSlug: string): Promise<StoredProduct | null> {
  const now = performance.now()
  const isDeaf = now - state.broadcasts.lastReadAt > DEAF_AFTER_MS
  const cached = state.products.get(idOrSlug, isDeaf ? now - DEAF_TTL_MS : Number.NEGATIVE_INFINITY)
  if (cached) return cached
  const find = /^prd_[0-9a-z]{26}$/.test(idOrSlug) ? store.findProduct : store.findProductBySlug
  const stored = await find(state.db, idOrSlug)
  if (stored) state.products.put(stored, now)
  return stored
}

function listener(state: State) {
  return {
    async onBroadcast(broadcast: ReceivedBroadcast) {
      if (broadcast.type === 'product.changed') await follow.refresh(state, broadcast.id, broadcast.version ?? 0)
      const isKnown = (state.tree.find(broadcast.id)?.version ?? 0) >= (broadcast.version ?? 0)
      if (broadcast.type === 'category.changed' && !isKnown) await follow.reloadCategories(state)
    },
    onGap: () => follow.rebuild(state),
    onDisconnected: () => (state.isBuilt ? follow.rescan(state) : undefined),
  }
}

/** What has to be done by the clock: a build that failed, products whose moment has come. */
async function tick(state: State): Promise<void> {
  if (state.isStale) await follow.rebuild(state)
  const due = state.live.due(new Date())
  for (const stored of await store.findProducts(state.db, due)) state.live.reapply(stored, new Date())
}

export function createCatalogue(options: CatalogueOptions): Catalogue {
  const state: State = {
    ...options,
    live: createLiveIndex({ tree: () => state.tree, currency: options.currency }),
    tree: createCategoryTree([]),
    cards: new LRUCache({ max: CACHED_CARDS }),
    products: createProductCache(CACHED_PRODUCTS),
    isBuilt: false,
    isStale: true,
    rebuilding: null,
    scannedTo: 0,
  }
  const ticker = repeat(EVERY_MS, options.log, () => tick(state))
  let unlisten: (() => void) | undefined
  return {
    get tree() {
      return state.tree
    },
    get optionNames() {
      return state.live.optionNames
    },
    get index() {
      if (!state.isBuilt) throw new UnavailableError('The catalogue is being read.', false)
      return state.live.current
    },
    cards: (ids, currency) => cards(state, ids, currency),
    product: (idOrSlug) => product(state, idOrSlug),
    wrote: (stored) => follow.take(state, stored),
    removed: (id, revision) => follow.drop(state, id, revision),
    reloadCategories: () => follow.reloadCategories(state),
    async knowCategories(ids) {
      if (ids.some((id) => !state.tree.groups.has(id))) await follow.reloadCategories(state)
    },
    async start() {
      // Before the first look, so that nothing falls between the two.
      unlisten = await options.broadcasts.listen(listener(state))
      await follow.rebuild(state).catch((err: Error) => options.log.warn({ err }, 'the catalogue cannot be read yet'))
      ticker.start()
    },
    async stop() {
      unlisten?.()
      await ticker.stop()
    },
  }
}
