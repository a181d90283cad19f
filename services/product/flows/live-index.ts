import type { Category, CategoryTree } from '../domain/category.ts'
import { isPublished, type Product } from '../domain/product.ts'
import {
  createSearchIndex,
  type Saved,
  type SavedSlots,
  type SearchCollection,
  type SearchEntry,
  type SearchIndex,
  searchEntryOf,
  type Write,
} from '../search/search-index.ts'
import type { StoredProduct } from '../store/product-document.ts'
import { createTimeSlices } from './time-slices.ts'

const MAX_OPTION_NAMES = 20
const AGES_EVERY_MS = 600_000

/** Locale → the names of categories in it. */
function translatedNames(categories: readonly Category[]): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const { translations } of categories) {
    for (const [locale, { name }] of Object.entries(translations)) {
      if (name !== undefined) names.set(locale, [...(names.get(locale) ?? []), name])
    }
  }
  return names
}

/** The search index of this process: follows products, publishes them when they are due, and is rebuilt beside itself. */
export class LiveIndex {
  readonly #tree: () => CategoryTree
  readonly #scheduled = new Map<string, number>()
  readonly #optionCounts = new Map<string, number>()
  #current = createSearchIndex()
  #next: SearchIndex | null = null
  #changes = 0
  #collections: { all: readonly SearchCollection[]; groups: CategoryTree['groups']; at: Date } = {
    ...{ all: [], groups: new Map(), at: new Date(0) },
  }

  constructor(options: { tree: () => CategoryTree }) {
    this.#tree = options.tree
  }

  get current(): SearchIndex {
    return this.#current
  }

  /** How many times it has changed, or might have. */
  get changes(): number {
    return this.#changes
  }

  /** Names of options that products have had, most used first. */
  get optionNames(): string[] {
    const sorted = [...this.#optionCounts].sort((a, b) => b[1] - a[1])
    return sorted.slice(0, MAX_OPTION_NAMES).map(([name]) => name)
  }

  /** Indexes a product, or removes it when shoppers may not see it. Revisions older than the known one are ignored. */
  apply(stored: StoredProduct, now: Date): void {
    this.#put(this.#targets(), stored, now)
  }

  /** Indexes the same revision again, because a category that its entry names has changed. */
  reapply(stored: StoredProduct, now: Date): void {
    const { id } = stored.product
    for (const index of this.#targets()) {
      // A newer revision was indexed with the new names already.
      if ((index.versionOf(id) ?? 0) === stored.revision) index.remove(id)
    }
    this.apply(stored, now)
  }

  /** Takes the collections as they are, and the categories that their rules name. */
  setCollections(all: readonly SearchCollection[], groups: CategoryTree['groups'], at: Date): void {
    this.#collections = { all, groups, at }
    this.#takeCollections(this.#current)
  }

  /** Looks again at the collections whose rules are about ages, unless that was a moment ago. */
  refreshCollections(now: Date): void {
    if (now.getTime() - this.#collections.at.getTime() < AGES_EVERY_MS) return
    this.#collections.at = now
    this.#current.collections.refresh(now.getTime())
  }

  remove(id: string, revision: number): void {
    this.#changes += 1
    this.#scheduled.delete(id)
    for (const index of this.#targets()) index.remove(id, revision)
  }

  /** Products whose publication is due. */
  due(now: Date): string[] {
    const due = [...this.#scheduled].filter(([, at]) => at <= now.getTime()).map(([id]) => id)
    for (const id of due) this.#scheduled.delete(id)
    return due
  }

  /** Builds a new index from `products` beside the present one, which serves until the new one replaces it. */
  async rebuild(products: AsyncIterable<StoredProduct>, now: Date): Promise<void> {
    const building = createSearchIndex()
    this.#next = building
    const slices = createTimeSlices()
    try {
      for await (const stored of products) {
        this.#put([building], stored, now)
        await slices.pause()
      }
      this.#takeCollections(building)
      this.#current = building
    } finally {
      if (this.#next === building) this.#next = null
    }
  }

  /** Writes all of it in pieces; what changes meanwhile has to be applied again where it is read. */
  async save(write: Write): Promise<SavedSlots> {
    await write([...this.#scheduled])
    await write([...this.#optionCounts])
    return this.#current.save(write)
  }

  /** Reads what was saved. It is in force when the function that is returned is called. */
  async restore(saved: Saved): Promise<() => void> {
    const scheduled = await saved.next<[string, number][]>()
    const optionCounts = await saved.next<[string, number][]>()
    const index = createSearchIndex()
    await index.restore(saved)
    return () => {
      this.#takeCollections(index)
      this.#current = index
      for (const [id, at] of scheduled) this.#scheduled.set(id, at)
      for (const [name, count] of optionCounts) this.#optionCounts.set(name, count)
    }
  }

  /** All at once: an index that is being built is told at its end. */
  #takeCollections(index: SearchIndex): void {
    const { all, groups, at } = this.#collections
    index.collections.set(all, groups, at.getTime())
  }

  #targets(): SearchIndex[] {
    return this.#next ? [this.#current, this.#next] : [this.#current]
  }

  #put(indexes: readonly SearchIndex[], stored: StoredProduct, now: Date): void {
    const { product, revision } = stored
    this.#changes += 1
    this.#schedule(product, now)
    const entry = isPublished(product, now.toISOString()) ? this.#entryOf(stored) : null
    for (const { name } of entry ? product.options : []) {
      this.#optionCounts.set(name, (this.#optionCounts.get(name) ?? 0) + 1)
    }
    for (const index of indexes) {
      if (entry) index.put(entry)
      else index.remove(product.id, revision)
    }
  }

  #schedule(product: Product, now: Date): void {
    const at = Date.parse(product.published_at ?? '')
    if (product.status === 'active' && at > now.getTime()) this.#scheduled.set(product.id, at)
    else this.#scheduled.delete(product.id)
  }

  #entryOf({ product, revision }: StoredProduct): SearchEntry {
    const tree = this.#tree()
    const shown = [...new Set(product.category_ids.flatMap((id) => tree.pathOf(id)))]
    const categoryNames = [...new Set(shown.map(({ name }) => name))]
    const translatedCategoryNames = translatedNames(shown)
    return { ...searchEntryOf(product, { categoryNames, translatedCategoryNames }), version: revision }
  }
}
