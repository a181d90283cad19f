import { Bitset } from './bitset.ts'
import { type SearchEntry, searchEntryOf } from './entry.ts'
import { FacetIndex } from './facets.ts'
import type { Hits } from './hits.ts'
import { Matches } from './matches.ts'
import { createProductOrders } from './orders.ts'
import { type Cursor, type Ranking, takePage } from './page.ts'
import { PriceColumns } from './prices.ts'
import type { SearchQuery, SearchResult, Sort } from './query.ts'
import { orderNumberOf, RelevanceRanking } from './relevance.ts'
import { TextIndex } from './text-index.ts'
import { VariantRows } from './variants.ts'

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
  readonly #orderNumberAt: number[] = []
  readonly #members = new Bitset()
  readonly #free: number[] = []
  readonly #removedVersions = new Map<string, number>()
  readonly #facets = new FacetIndex()
  readonly #prices = new PriceColumns()
  readonly #variants = new VariantRows()
  readonly #text = new TextIndex()
  readonly #ids = {
    idOf: (slot: number) => this.#idAt[slot] ?? '',
    slotOf: (id: string) => this.#slotOf.get(id),
    numberOf: (slot: number) => this.#orderNumberAt[slot] ?? 0,
  }
  readonly #orders = createProductOrders({ prices: this.#prices, idOf: this.#ids.idOf })

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
    this.#orderNumberAt[slot] = orderNumberOf(entry.id)
    this.#members.add(slot)
    this.#slotOf.set(entry.id, slot)
    this.#orders.replace(slot, entry, known === undefined, () => this.#prices.put(slot, entry.prices))
    this.#facets.put(slot, [...entry.facets, ['available', String(entry.available)]])
    this.#variants.put(slot, entry.variants ?? [])
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
    this.#variants.remove(slot)
    this.#text.remove(slot)
    this.#slotOf.delete(id)
    this.#idAt[slot] = ''
    this.#members.delete(slot)
    this.#free.push(slot)
    return true
  }

  query(query: SearchQuery): SearchResult {
    const hits = query.text === undefined ? null : this.#text.search(query.text)
    const matches = new Matches(query, hits?.slots ?? null, {
      ...{ facets: this.#facets, prices: this.#prices, variants: this.#variants, members: this.#members },
    })
    const page = takePage(...this.#rankingOf(query, hits, matches), query)
    const result: SearchResult = { ids: page.slots.map(this.#ids.idOf), next: page.next, prev: page.prev, facets: {} }
    if (query.total) result.total = matches.slots(null)?.length ?? this.size
    for (const field of query.facets ?? []) {
      if (field === 'price') result.price_range = this.#prices.range(query.currency, matches.slots('price'))
      else result.facets[field] = matches.count(field)
    }
    return result
  }

  /** What a page is taken from, and the test of slots that goes with it. */
  #rankingOf(query: SearchQuery, hits: Hits | null, matches: Matches): [Ranking, (slot: number) => boolean] {
    const { sort = 'relevance', currency } = query
    const meets = (slot: number) => matches.has(slot)
    if (!hits) return [this.#orders.ranking(sort, currency), meets]
    if (sort === 'relevance') return [new RelevanceRanking(hits, this.#ids), meets]
    const found = Bitset.of(matches.slots(null) ?? hits.slots, this.#idAt.length)
    return [this.#orders.ranking(sort, currency), (slot) => found.has(slot)]
  }

  suggest(typed: string, limit: number): Suggestions {
    const ids = this.#text.search(typed) ? this.query({ text: typed, currency: '', limit }).ids : []
    return { texts: this.#text.complete(typed, limit), ids }
  }
}
