import type { Log } from '@stoa/kit/context'
import type { HeardNotice, Notices } from '@stoa/kit/notices'
import { UnavailableError } from '@stoa/kit/problem'
import { repeat } from '@stoa/kit/repeat'
import { LRUCache } from 'lru-cache'
import { type CategoryTree, createCategoryTree } from '../domain/category-tree.ts'
import { type CardSource, cardIn, cardSourceOf, type ProductCard } from '../domain/product-card.ts'
import type { SearchIndex } from '../domain/search-index.ts'
import { findCategories } from '../store/categories.ts'
import type { Models } from '../store/models.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import { createLiveIndex, type LiveIndex } from './live-index.ts'
import { createProductCache } from './product-cache.ts'

/** What this process knows of the catalogue: search index, category tree and caches, kept current by notices. */
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
  start(): Promise<void>
  stop(): Promise<void>
}

export interface CatalogueOptions {
  db: Models
  notices: Pick<Notices, 'listen' | 'lastHeardAt'>
  log: Log
  currency: string
}

const CACHED_CARDS = 20_000
const CACHED_PRODUCTS = 2_000
const EVERY_MS = 1_000
/** While nothing can be heard, what was read longer ago is read again. */
const DEAF_TTL_MS = 10_000
const DEAF_AFTER_MS = 5_000
/** Clocks of writers may differ by this much, and a write takes its time. */
const CLOCK_MARGIN_MS = 15_000
const RESCAN_BATCH = 100

interface State extends CatalogueOptions {
  live: LiveIndex
  tree: CategoryTree
  cards: LRUCache<string, CardSource>
  products: ReturnType<typeof createProductCache>
  isBuilt: boolean
  /** Something may have been missed, or nothing has been read yet. */
  isStale: boolean
  rebuilding: Promise<void> | null
  /** Milliseconds since 1970. */
  scannedTo: number
}

function take(state: State, stored: StoredProduct): void {
  const { id } = stored.product
  state.live.apply(stored, new Date())
  state.products.forget(id, stored.revision)
  if ((state.cards.get(id)?.revision ?? 0) < stored.revision) state.cards.delete(id)
}

function drop(state: State, id: string, revision: number): void {
  state.live.remove(id, revision)
  state.products.forget(id, revision)
  state.cards.delete(id)
}

/** Reads one product again, unless what is known of it is as new. */
async function refresh(state: State, id: string, revision: number): Promise<void> {
  state.products.forget(id, revision)
  if ((state.live.current.versionOf(id) ?? -1) >= revision) return
  const [stored] = await store.findProducts(state.db, [id])
  if (stored) take(state, stored)
  else drop(state, id, revision)
}

async function loadTree(state: State): Promise<CategoryTree> {
  const before = state.tree
  state.tree = createCategoryTree(await findCategories(state.db))
  return before
}

/** Ids of categories whose names on the way down are not what they were. */
function renamed(before: CategoryTree, after: CategoryTree): string[] {
  const pathName = (tree: CategoryTree, id: string) => JSON.stringify(tree.pathOf(id).map(({ name }) => name))
  return before.all.map(({ id }) => id).filter((id) => pathName(before, id) !== pathName(after, id))
}

async function reloadCategories(state: State): Promise<void> {
  const before = await loadTree(state)
  const changed = renamed(before, state.tree)
  if (changed.length === 0) return
  for await (const stored of store.streamActive(state.db, { category_ids: { $in: changed } })) {
    state.live.reapply(stored, new Date())
  }
}

async function build(state: State): Promise<void> {
  while (state.isStale) {
    state.isStale = false
    const startedAt = Date.now()
    try {
      await loadTree(state)
      await state.live.rebuild(store.streamActive(state.db), new Date(startedAt))
    } catch (error) {
      state.isStale = true
      throw error
    }
    state.scannedTo = startedAt
    state.isBuilt = true
  }
}

/** Reads everything anew; what is asked for during a build is done after it. */
function rebuild(state: State): Promise<void> {
  state.isStale = true
  state.cards.clear()
  state.products.clear()
  state.rebuilding ??= build(state).finally(() => {
    state.rebuilding = null
  })
  return state.rebuilding
}

/** Without notices: what has been written since the last look. */
async function rescan(state: State): Promise<void> {
  const startedAt = Date.now()
  await reloadCategories(state)
  const touched = await store.findTouchedSince(state.db, new Date(state.scannedTo - CLOCK_MARGIN_MS))
  const newer = touched.filter(({ id, revision }) => (state.live.current.versionOf(id) ?? -1) < revision)
  for (let at = 0; at < newer.length; at += RESCAN_BATCH) {
    const batch = newer.slice(at, at + RESCAN_BATCH)
    const found = await store.findProducts(
      state.db,
      batch.map(({ id }) => id),
    )
    const byId = new Map(found.map((stored) => [stored.product.id, stored]))
    for (const { id, revision } of batch) {
      const stored = byId.get(id)
      if (stored) take(state, stored)
      else drop(state, id, revision)
    }
  }
  state.scannedTo = startedAt
}

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
  const isDeaf = now - state.notices.lastHeardAt > DEAF_AFTER_MS
  const cached = state.products.get(idOrSlug, isDeaf ? now - DEAF_TTL_MS : Number.NEGATIVE_INFINITY)
  if (cached) return cached
  const find = /^prd_[0-9a-z]{26}$/.test(idOrSlug) ? store.findProduct : store.findProductBySlug
  const stored = await find(state.db, idOrSlug)
  if (stored) state.products.put(stored, now)
  return stored
}

function listener(state: State) {
  return {
    async onNotice(notice: HeardNotice) {
      if (notice.type === 'product.changed') await refresh(state, notice.id, notice.version ?? 0)
      if (notice.type === 'category.changed') await reloadCategories(state)
    },
    onGap: () => rebuild(state),
    onSilence: () => (state.isBuilt ? rescan(state) : undefined),
  }
}

/** What has to be done by the clock: a build that failed, products whose moment has come. */
async function tick(state: State): Promise<void> {
  if (state.isStale) await rebuild(state)
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
    wrote: (stored) => take(state, stored),
    removed: (id, revision) => drop(state, id, revision),
    reloadCategories: () => reloadCategories(state),
    async start() {
      // Before the first look, so that nothing falls between the two.
      unlisten = await options.notices.listen(listener(state))
      await rebuild(state).catch((err: Error) => options.log.warn({ err }, 'the catalogue cannot be read yet'))
      ticker.start()
    },
    async stop() {
      unlisten?.()
      await ticker.stop()
    },
  }
}
