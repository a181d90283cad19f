import { LRUCache } from 'lru-cache'
import { Bitset } from './bitset.ts'
import { CollectionIndex } from './collections.ts'
import type { SearchEntry } from './entry.ts'
import { FacetIndex } from './facets.ts'
import type { Hits } from './hits.ts'
import { LabelIndex } from './labels.ts'
import { Matches } from './matches.ts'
import { createProductOrders } from './orders.ts'
import { type Ranking, takePage } from './page.ts'
import { readList, type Saved, type Write, writeList } from './pieces.ts'
import { PriceColumns } from './prices.ts'
import type { SearchQuery, SearchResult } from './query.ts'
import { orderNumberOf, RelevanceRanking } from './relevance.ts'
import type { SavedSlots, SearchIndex, Suggestions } from './search-index.ts'
import { TextIndex } from './text-index.ts'
import { VariantRows } from './variants.ts'

const MATCHES_BYTES = 12_000_000

/** What decides which products a query finds, and what it counts; groups of categories are compared by themselves. */
function matchesKey(query: SearchQuery, locales: readonly string[]): string {
  const { text, isExact, filters, collections, available, price, currency, facets, facetValues } = query
  return JSON.stringify([
    text,
    isExact,
    filters,
    collections,
    available,
    price,
    currency,
    facets,
    facetValues,
    ...locales,
  ])
}

/** Every product has a slot, a small integer that its parts refer to it by; freed slots are used again. */
export class MemoryIndex implements SearchIndex {
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
  readonly #labels = new LabelIndex()
  readonly #ids = {
    idOf: (slot: number) => this.#idAt[slot] ?? '',
    slotOf: (id: string) => this.#slotOf.get(id),
    numberOf: (slot: number) => this.#orderNumberAt[slot] ?? 0,
  }
  readonly #orders = createProductOrders({ prices: this.#prices, idOf: this.#ids.idOf })
  readonly collections = new CollectionIndex({
    ...{ facets: this.#facets, prices: this.#prices, members: this.#members, ...this.#ids },
    ...{ titleOf: this.#orders.titleOf, publishedAt: this.#orders.publishedAt },
    onChange: () => this.#matches.clear(),
  })
  readonly #sources = {
    ...{ facets: this.#facets, prices: this.#prices, variants: this.#variants, members: this.#members },
    collections: this.collections,
  }
  /** Until anything changes. */
  readonly #matches = new LRUCache<string, Matches>({ maxSize: MATCHES_BYTES })
  readonly #parts = [
    ...[this.#prices, this.#orders, this.#facets, this.#variants, this.#text, this.#labels],
    this.collections,
  ]
  /** What has changed since a saving began, for each that is under way. */
  readonly #changes = new Set<{ slots: Set<number>; ids: Set<string> }>()

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
    this.#noteChange(slot, entry.id)
    this.#idAt[slot] = entry.id
    this.#versionAt[slot] = entry.version
    this.#orderNumberAt[slot] = orderNumberOf(entry.id)
    this.#members.add(slot)
    this.#slotOf.set(entry.id, slot)
    this.#orders.replace(slot, entry, known === undefined, () => this.#prices.put(slot, entry.prices))
    this.#facets.put(slot, [...entry.facets, ['available', String(entry.available)]])
    this.#variants.put(slot, entry.variants ?? [])
    this.#text.put(slot, entry)
    this.#labels.put(slot, entry.labels ?? [])
    this.collections.put(slot, entry.created_ms)
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
    this.#noteChange(slot, id)
    this.#orders.remove(slot)
    this.#prices.remove(slot)
    this.#facets.remove(slot)
    this.#variants.remove(slot)
    this.#text.remove(slot)
    this.#labels.remove(slot)
    this.collections.remove(slot)
    this.#slotOf.delete(id)
    this.#idAt[slot] = ''
    this.#members.delete(slot)
    this.#free.push(slot)
    return true
  }

  #noteChange(slot: number, id: string): void {
    this.#matches.clear()
    for (const { slots, ids } of this.#changes) {
      slots.add(slot)
      ids.add(id)
    }
  }

  async save(write: Write): Promise<SavedSlots> {
    const changes = { slots: new Set<number>(), ids: new Set<string>() }
    this.#changes.add(changes)
    try {
      const count = this.#idAt.length
      await writeList(write, count, (from, to) => ({
        ...{ ids: this.#idAt.slice(from, to), versions: this.#versionAt.slice(from, to) },
      }))
      for (const part of this.#parts) await part.save(write)
      return { count, changed: [...changes.slots], changedIds: [...changes.ids] }
    } finally {
      this.#changes.delete(changes)
    }
  }

  async restore(saved: Saved): Promise<void> {
    await readList<{ ids: string[]; versions: number[] }>(saved, ({ ids, versions }, from) => {
      for (const [at, id] of ids.entries())
        this.#restoreSlot(from + at, saved.isKept(from + at) ? id : '', versions[at])
    })
    for (const part of this.#parts) await part.restore(saved)
  }

  #restoreSlot(slot: number, id: string, version = 0): void {
    this.#idAt[slot] = id
    this.#versionAt[slot] = version
    this.#orderNumberAt[slot] = orderNumberOf(id)
    if (id === '') {
      this.#free.push(slot)
      return
    }
    this.#slotOf.set(id, slot)
    this.#members.add(slot)
  }

  query(query: SearchQuery): SearchResult {
    const hits = query.text === undefined ? null : this.#text.search(query.text, query)
    const key = matchesKey(query, hits ? this.#text.knownLocales(query.locales ?? []) : [])
    const matches = this.#knownMatches(key, query) ?? new Matches(query, hits?.slots ?? null, this.#sources)
    const page = takePage(...this.#rankingOf(query, hits, matches), query)
    const result: SearchResult = { ids: page.slots.map(this.#ids.idOf), next: page.next, prev: page.prev, facets: {} }
    if (hits) result.text = { corrected: hits.corrected, isLoose: hits.isLoose }
    if (query.total) result.total = matches.slots(null)?.length ?? this.size
    for (const field of query.facets ?? []) {
      if (field === 'price') result.price_range = this.#prices.range(query.currency, matches.slots('price'))
      else result.facets[field] = matches.count(field)
    }
    this.#matches.set(key, matches, { size: matches.settle() })
    return result
  }

  /** What the same conditions and facets have found on another page or in another order. */
  #knownMatches(key: string, { categoryGroups }: SearchQuery): Matches | undefined {
    const known = this.#matches.get(key)
    return known?.query.categoryGroups === categoryGroups ? known : undefined
  }

  /** What a page is taken from, and the test of slots that goes with it. */
  #rankingOf(query: SearchQuery, hits: Hits | null, matches: Matches): [Ranking, (slot: number) => boolean] {
    const { sort = 'relevance', currency, orderOf } = query
    const meets = (slot: number) => matches.has(slot)
    if (hits && sort === 'relevance') return [new RelevanceRanking(hits, this.#ids), meets]
    // Where all that meet the conditions are counted anyway, none is looked at twice.
    const isCounted = query.total === true || (query.facets?.length ?? 0) > 0
    const slots = hits ? (matches.slots(null) ?? hits.slots) : isCounted ? matches.slots(null) : null
    const chosen = orderOf === undefined ? null : this.collections.ranking(orderOf)
    const ranking = chosen ?? this.#orders.ranking(sort, currency)
    if (!slots) return [ranking, meets]
    const found = Bitset.of(slots, this.#idAt.length)
    return [ranking, (slot) => found.has(slot)]
  }

  suggest(typed: string, limit: number, locales: readonly string[] = []): Suggestions {
    const isText = this.#text.search(typed, { locales }) !== null
    const ids = isText ? this.query({ text: typed, currency: '', limit, locales }).ids : []
    return { texts: this.#text.complete(typed, limit, locales), ids }
  }

  labelOf(locales: readonly string[], field: string, value = ''): string | null {
    return this.#labels.find(locales, field, value)
  }
}
