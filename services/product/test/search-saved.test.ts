import { deserialize, serialize } from 'node:v8'
import fc from 'fast-check'
import t from 'tap'
import { createSearchIndex, type SearchEntry, type SearchIndex } from '../search/search-index.ts'
import { entry, walk } from './search-entries.ts'

const WORDS = ['blue', 'shirts', 'Étui', 'wi-fi', 'T-Shirt', 'zebra', 'box', 'boxes', '水杯', 'lamp']

const anyEntry: fc.Arbitrary<SearchEntry> = fc
  .record({
    id: fc.integer({ min: 0, max: 30 }).map((n) => `p${n}`),
    title: fc.subarray(WORDS).map((words) => words.join(' ')),
    description_text: fc.subarray(WORDS).map((words) => words.join(' ')),
    published_ms: fc.nat(5),
    amounts: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
    sizes: fc.subarray(['S', 'M', 'L'], { minLength: 1 }),
    vendor: fc.constantFrom('Acme', 'Peak', ''),
    translated: fc.subarray(WORDS, { maxLength: 4 }).map((words) => words.join(' ')),
    label: fc.constantFrom('klein', 'kurz', ''),
    sku: fc.nat(40).map((n) => `sku-${n}`),
  })
  .map(({ id, title, description_text, published_ms, amounts, sizes, vendor, sku, translated, label }) => {
    const variants = sizes.map((size, at) => ({
      available: at % 2 === 0,
      options: [['Size', size] as const],
      prices: [{ currency: 'EUR', amount: amounts[at % amounts.length] ?? 1 }],
    }))
    return entry(id, {
      ...{ title, description_text, published_ms, variants, skus: [sku] },
      available: variants.some(({ available }) => available),
      prices: amounts.map((amount) => ({ currency: 'EUR', amount })),
      ...(translated
        ? { translations: [{ locale: 'de', title: translated, keywords: '', description_text: `nur ${translated}` }] }
        : {}),
      ...(label ? { labels: [['de', 'option.Size', 'S', label] as const] } : {}),
      facets: [['vendor', vendor] as const, ...sizes.map((size) => ['option.Size', size] as const)],
    })
  })

interface Change {
  put: SearchEntry
  isRemoval: boolean
}

const changes = (most: number) =>
  fc.array(fc.record({ put: anyEntry, isRemoval: fc.integer({ min: 0, max: 4 }).map((n) => n === 0) }), {
    maxLength: most,
  })

/** The products that an index should have, beside the index. */
class Shop {
  readonly index: SearchIndex
  readonly stored = new Map<string, SearchEntry>()
  #version = 0

  constructor(index = createSearchIndex()) {
    this.index = index
  }

  apply({ put, isRemoval }: Change): void {
    const { id } = put
    if (isRemoval) {
      this.index.remove(id)
      this.stored.delete(id)
      return
    }
    const next = { ...put, version: ++this.#version }
    this.index.put(next)
    this.stored.set(id, next)
  }
}

/** Saves an index while it changes, and reads it again. Returns the new index, without what changed. */
async function savedAndRestored(shop: Shop, meanwhile: Change[]): Promise<SearchIndex> {
  const pieces: Uint8Array[] = []
  const { count, changed } = await shop.index.save(async (piece) => {
    pieces.push(serialize(piece))
    const change = meanwhile.pop()
    if (change) shop.apply(change)
  })
  const index = createSearchIndex()
  await index.restore({
    next: async <T>() => deserialize(pieces.shift() ?? new Uint8Array()) as T,
    pause: async () => undefined,
    isKept: (slot) => slot < count && !changed.includes(slot),
  })
  t.equal(pieces.length, 0)
  return index
}

function answers(index: SearchIndex): unknown {
  const facets = ['vendor', 'option.size', 'available', 'price']
  const lists = (['newest', 'title', 'price', '-price'] as const).map((sort) =>
    walk(index, { currency: 'EUR', sort, limit: 3 }),
  )
  // Scores depend on how many slots there ever were, so the order of what a text finds may differ.
  const sorted = (ids: readonly string[]) => [...ids].sort()
  const searches = [...WORDS, 'wifi', 'shrits', 'sku-1', 'blue lamp', 'nur'].flatMap((text) =>
    [[], ['de-AT', 'de']].map((locales) => [text, locales] as const),
  )
  const texts = searches.map(([text, locales]) => {
    const found = index.query({ currency: 'EUR', text, locales, limit: 50, total: true, facets })
    const suggested = index.suggest(text, 5, locales)
    return [sorted(found.ids), found.total, found.facets, found.price_range, suggested.texts]
  })
  const filtered = index.query({
    ...{ currency: 'EUR', limit: 50, total: true, facets, available: true, price: { gte: 3, lte: 9 } },
    filters: { 'option.size': ['M', 'L'] },
  })
  const label = index.labelOf(['de'], 'option.size', 's')
  return { lists, texts, filtered, label, size: index.size }
}

t.test('an index that was saved while it changed finds the same as one that was not', async () => {
  await fc.assert(
    fc.asyncProperty(changes(60), changes(20), changes(20), async (before, meanwhile, after) => {
      const shop = new Shop()
      for (const change of before) shop.apply(change)
      const index = await savedAndRestored(shop, meanwhile)
      // What a start does: what differs from the store is put again, what the store does not have goes.
      for (const [id, stored] of shop.stored) if (index.versionOf(id) !== stored.version) index.put(stored)
      const restored = new Shop(index)
      for (const [id, stored] of shop.stored) restored.stored.set(id, stored)
      for (const change of after) {
        shop.apply(change)
        if (change.isRemoval) index.remove(change.put.id)
        else index.put(shop.stored.get(change.put.id) as SearchEntry)
      }
      const plain = createSearchIndex()
      for (const stored of shop.stored.values()) plain.put(stored)
      const [got, wanted] = [answers(index), answers(plain)]
      if (JSON.stringify(got) !== JSON.stringify(wanted)) {
        throw new Error(`${JSON.stringify(got)}\ninstead of\n${JSON.stringify(wanted)}`)
      }
      // Every part knows what it has to give back.
      for (const id of shop.stored.keys()) index.remove(id)
      if (JSON.stringify(answers(index)) !== JSON.stringify(answers(createSearchIndex())))
        throw new Error('something is left')
    }),
    { numRuns: 150 },
  )
})
