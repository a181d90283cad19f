import { type SearchEntry, searchEntryOf } from './entry.ts'
import { FacetIndex } from './facets.ts'
import { conditionsOf, countFacet, matchesOf } from './matches.ts'
import { createProductOrders } from './orders.ts'
import { type Cursor, takePage } from './page.ts'
import { PriceColumns } from './prices.ts'
import type { SearchQuery, SearchResult, Sort } from './query.ts'
import { TextIndex } from './text-index.ts'

// The rest of the service imports this file only, so that another engine can be put behind the same interface.
export { type Cursor, type SearchEntry, type SearchQuery, type SearchResult, type Sort, searchEntryOf }

/** What a shopper may mean while typing: completed search texts and the best products. */
export interface Suggestions {
  texts: string[]
  ids: string[]
}

/** All products that shoppers may see, in memory: text, filters, facets and sorted pages. */
export interface SearchIndex {
  readonly size: number
  /** Adds or replaces a product; returns false (and does nothing) when the index knows a version at least as new. */
  put(entry: SearchEntry): boolean
  /** Takes a product out. With the version of the removal, later arrivals of older versions stay out too. */
  remove(id: string, version?: number): boolean
  /** The version the index has of a product, or null. */
  versionOf(id: string): number | null
  query(query: SearchQuery): SearchResult
  suggest(text: string, limit: number): Suggestions
  /** Builds an order ahead of its first query (about 0.1 s per 100,000 products). */
  warm(sort: Sort, currency: string): void
}

/** Creates an empty index. */
export function createSearchIndex(): SearchIndex {
  return new MemoryIndex()
}

/** Every product has a slot, a small integer that its parts refer to it by; freed slots are used again. */
class MemoryIndex implements SearchIndex {
  readonly #slotOf = new Map<string, number>()
  readonly #idAt: string[] = []
  readonly #versionAt: number[] = []
  readonly #free: number[] = []
  readonly #removedVersions = new Map<string, number>()
  readonly #facets = new FacetIndex()
  readonly #prices = new PriceColumns()
  readonly #idOf = (slot: number) => this.#idAt[slot] ?? ''
  readonly #text = new TextIndex(this.#idOf)
  readonly #orders = createProductOrders({
    ...{ prices: this.#prices, idOf: this.#idOf },
    members: () => Int32Array.from(this.#slotOf.values()),
  })

  get size(): number {
    return this.#slotOf.size
  }

  versionOf(id: string): number | null {
    const slot = this.#slotOf.get(id)
    return slot === undefined ? null : (this.#versionAt[slot] ?? null)
  }

  put(entry: SearchEntry): boolean {
    const newest = Math.max(this.versionOf(entry.id) ?? -1, this.#removedVersions.get(entry.id) ?? -1)
    if (entry.version <= newest) return false
    this.#removedVersions.delete(entry.id)
    const known = this.#slotOf.get(entry.id)
    const slot = known ?? this.#free.pop() ?? this.#idAt.length
    this.#idAt[slot] = entry.id
    this.#versionAt[slot] = entry.version
    this.#slotOf.set(entry.id, slot)
    this.#orders.replace(slot, entry, known === undefined, () => this.#prices.put(slot, entry.prices))
    this.#facets.put(slot, [...entry.facets, ['available', String(entry.available)]])
    this.#text.put(slot, entry)
    return true
  }

  remove(id: string, version?: number): boolean {
    const slot = this.#slotOf.get(id)
    const known = this.versionOf(id)
    if (version !== undefined && known !== null && version < known) return false
    if (version !== undefined) {
      this.#removedVersions.set(id, Math.max(version, this.#removedVersions.get(id) ?? -1))
    }
    if (slot === undefined) return false
    this.#orders.remove(slot)
    this.#prices.remove(slot)
    this.#facets.remove(slot)
    this.#text.remove(slot)
    this.#slotOf.delete(id)
    this.#idAt[slot] = ''
    this.#free.push(slot)
    return true
  }

  query(query: SearchQuery): SearchResult {
    const hits = query.text === undefined ? null : this.#text.search(query.text)
    const conditions = conditionsOf(query, this.#facets, this.#prices, hits?.slots ?? null)
    const matches = matchesOf(conditions, null)
    const sort = query.sort ?? 'relevance'
    const ranking = sort === 'relevance' && hits ? hits.ranking() : this.#orders.ranking(sort, query.currency)
    const page = takePage(ranking, (slot) => matches === null || matches.has(slot), query)
    const result: SearchResult = { ids: page.slots.map(this.#idOf), next: page.next, prev: page.prev, facets: {} }
    if (query.total) result.total = matches ? matches.count() : this.size
    for (const field of query.facets ?? []) {
      if (field === 'price') result.price_range = this.#prices.range(query.currency, matchesOf(conditions, 'price'))
      else result.facets[field] = countFacet(field, query, conditions, this.#facets)
    }
    return result
  }

  suggest(typed: string, limit: number): Suggestions {
    const ids = this.#text.search(typed) ? this.query({ text: typed, currency: '', limit }).ids : []
    return { texts: this.#text.complete(typed, limit), ids }
  }

  warm(sort: Sort, currency: string): void {
    this.#orders.ranking(sort, currency)
  }
}
