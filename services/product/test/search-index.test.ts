import fc from 'fast-check'
import t from 'tap'
import type { Product } from '../domain/product.ts'
import {
  createSearchIndex,
  type SearchEntry,
  type SearchIndex,
  type SearchQuery,
  type Sort,
  searchEntryOf,
} from '../search/search-index.ts'

function entry(id: string, fields: Partial<SearchEntry> = {}): SearchEntry {
  const base = {
    version: 1,
    title: id,
    keywords: '',
    description_text: '',
    skus: [],
    published_ms: 0,
    available: true,
    prices: [],
    facets: [],
  }
  return { id, ...base, ...fields }
}

function indexOf(...entries: SearchEntry[]): SearchIndex {
  const index = createSearchIndex()
  for (const item of entries) index.put(item)
  return index
}

/** Ids of all pages, going forward by cursors that have been through JSON, as a client would return them. */
function walk(index: SearchIndex, query: Omit<SearchQuery, 'after'>): string[][] {
  const pages: string[][] = []
  let after: SearchQuery['after'] = null
  do {
    const page = index.query({ ...query, after })
    pages.push(page.ids)
    after = JSON.parse(JSON.stringify(page.next)) as SearchQuery['after']
  } while (after)
  return pages
}

const amounts = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 4 })
const anyEntry = fc
  .record({
    id: fc.integer({ min: 0, max: 40 }).map((n) => `p${n}`),
    title: fc.constantFrom('Blue shirt', 'blue Shirt', 'Red hat', 'Étui', 'zebra', ''),
    published_ms: fc.nat(5),
    available: fc.boolean(),
    eur: amounts,
    usd: amounts,
    category: fc.subarray(['c1', 'c2', 'c3']),
    vendor: fc.constantFrom('Acme', 'Peak'),
    size: fc.subarray(['S', 'M', 'L']),
  })
  .map(({ eur, usd, category, vendor, size, ...rest }) =>
    entry(rest.id, {
      ...rest,
      prices: [
        ...eur.map((amount) => ({ currency: 'EUR', amount })),
        ...usd.map((amount) => ({ currency: 'USD', amount })),
      ],
      facets: [
        ...category.map((id) => ['category', id] as const),
        ['vendor', vendor] as const,
        ...size.map((value) => ['option.Size', value] as const),
      ],
    }),
  )
type Change = { put: SearchEntry } | { remove: string } | { look: Sort }
const sorts = fc.constantFrom<Sort>('newest', 'title', 'price', '-price')
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: anyEntry.map((put) => ({ put })) },
    { weight: 1, arbitrary: fc.nat(40).map((n) => ({ remove: `p${n}` })) },
    { weight: 1, arbitrary: sorts.map((look) => ({ look })) },
  ),
  { maxLength: 80 },
)
const anyQuery = fc.record({
  currency: fc.constantFrom('EUR', 'USD', 'JPY'),
  sort: sorts,
  limit: fc.integer({ min: 1, max: 7 }),
  available: fc.option(fc.boolean(), { nil: undefined }),
  price: fc.option(
    fc.record({ gte: fc.option(fc.nat(12), { nil: undefined }), lte: fc.option(fc.nat(12), { nil: undefined }) }),
    { nil: undefined },
  ),
  filters: fc.record({
    category: fc.subarray(['c1', 'c3']),
    vendor: fc.subarray(['acme', 'Nobody']),
    'option.size': fc.subarray(['S', 'l']),
  }),
})

function build(list: readonly Change[]): { index: SearchIndex; stored: Map<string, SearchEntry> } {
  const index = createSearchIndex()
  const stored = new Map<string, SearchEntry>()
  let version = 0
  for (const change of list) {
    version += 1
    if ('look' in change) index.query({ currency: 'EUR', sort: change.look, limit: 1 })
    else if ('remove' in change) {
      index.remove(change.remove, version)
      stored.delete(change.remove)
    } else {
      index.put({ ...change.put, version })
      stored.set(change.put.id, change.put)
    }
  }
  return { index, stored }
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The same query by a scan of every entry; `except` leaves one condition out, for facets. */
function naive(stored: Map<string, SearchEntry>, query: SearchQuery, except = ''): SearchEntry[] {
  const prices = (item: SearchEntry) =>
    item.prices.filter((price) => price.currency === query.currency).map((price) => price.amount)
  const found = [...stored.values()].filter((item) => {
    if (query.available !== undefined && except !== 'available' && item.available !== query.available) return false
    const { gte, lte } = query.price ?? {}
    const priced = gte !== undefined || lte !== undefined
    if (
      priced &&
      except !== 'price' &&
      !prices(item).some((amount) => amount >= (gte ?? 0) && amount <= (lte ?? Infinity))
    )
      return false
    return Object.entries(query.filters ?? {}).every(([field, values]) => {
      if (values.length === 0 || field === except) return true
      return item.facets.some(
        ([name, value]) => fold(name) === field && values.some((wanted) => fold(wanted) === fold(value)),
      )
    })
  })
  const lowest = (item: SearchEntry) => (prices(item).length > 0 ? Math.min(...prices(item)) : null)
  const key = (item: SearchEntry): number | string => {
    if (query.sort === 'title') return fold(item.title)
    if (query.sort === 'newest') return -item.published_ms
    const amount = lowest(item)
    return amount === null ? Infinity : query.sort === 'price' ? amount : -amount
  }
  return found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id < b.id ? -1 : 1))
}

t.test('the index finds what a scan of every product finds, in pages without gap or repeat', async (t) => {
  fc.assert(
    fc.property(changes, anyQuery, (list, query) => {
      const { index, stored } = build(list)
      const expected = naive(stored, query).map((item) => item.id)
      const pages = walk(index, query)
      if (JSON.stringify(pages.flat()) !== JSON.stringify(expected))
        throw new Error(`${pages.flat()} instead of ${expected}`)
      if (index.query({ ...query, total: true }).total !== expected.length) throw new Error('wrong total')
      // Backwards from the end: the same pages' products in the same order, the short page first.
      const back: string[] = []
      let page = index.query({ ...query, after: lastCursor(index, query) })
      back.unshift(...page.ids)
      // Bounded, so that a cursor that stands still fails instead of hanging.
      while (page.prev && back.length <= expected.length) {
        page = index.query({ ...query, before: page.prev })
        back.unshift(...page.ids)
      }
      if (JSON.stringify(back) !== JSON.stringify(expected)) throw new Error(`${back} backwards instead of ${expected}`)
    }),
    { numRuns: 400 },
  )
  t.pass('checked 400 catalogues')
})

function lastCursor(index: SearchIndex, query: SearchQuery): SearchQuery['after'] {
  let after: SearchQuery['after'] = null
  for (;;) {
    const page = index.query({ ...query, after })
    if (!page.next) return after
    after = page.next
  }
}

t.test('facets count what a scan of every product counts, each without its own filter', async (t) => {
  fc.assert(
    fc.property(changes, anyQuery, (list, query) => {
      const { index, stored } = build(list)
      const fields = ['category', 'vendor', 'option.size', 'available']
      const result = index.query({ ...query, facets: [...fields, 'price'] })
      for (const field of fields) {
        const counts = new Map<string, number>()
        for (const item of naive(stored, query, field)) {
          const values =
            field === 'available'
              ? [String(item.available)]
              : item.facets.filter(([name]) => fold(name) === field).map(([, value]) => value)
          for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
        }
        const got = Object.fromEntries((result.facets[field] ?? []).map(({ value, count }) => [value, count]))
        const wanted = Object.fromEntries(counts)
        for (const value of new Set([...Object.keys(got), ...Object.keys(wanted)])) {
          if (got[value] !== wanted[value])
            throw new Error(`${field} ${value}: ${got[value]} instead of ${wanted[value]}`)
        }
      }
      const seen = naive(stored, query, 'price').flatMap((item) =>
        item.prices.filter((price) => price.currency === query.currency).map((price) => price.amount),
      )
      const range = seen.length > 0 ? { min: Math.min(...seen), max: Math.max(...seen) } : null
      if (JSON.stringify(result.price_range) !== JSON.stringify(range)) throw new Error('wrong price range')
    }),
    { numRuns: 300 },
  )
  t.pass('checked 300 catalogues')
})

t.test('products added between two pages neither repeat nor hide others', async (t) => {
  fc.assert(
    fc.property(changes, fc.array(anyEntry, { maxLength: 10 }), sorts, (list, added, sort) => {
      const { index, stored } = build(list)
      const query = { currency: 'EUR', sort, limit: 3 }
      const first = index.query(query)
      for (const item of added) if (!stored.has(item.id)) index.put({ ...item, version: 1000 })
      const later = first.next ? walkFrom(index, query, first.next) : []
      const shown = [...first.ids, ...later]
      if (new Set(shown).size !== shown.length) throw new Error('shown twice')
      for (const id of stored.keys()) if (first.next && !shown.includes(id)) throw new Error(`${id} was skipped`)
    }),
  )
  t.pass()
})

function walkFrom(index: SearchIndex, query: SearchQuery, after: SearchQuery['after']): string[] {
  const page = index.query({ ...query, after })
  return page.next ? [...page.ids, ...walkFrom(index, query, page.next)] : page.ids
}

t.test('a shopper finds things', async (t) => {
  const index = indexOf(
    entry('shirt', {
      title: 'Ocean Blue Shirt',
      keywords: 'Acme Tops men',
      description_text: 'Cotton with a narrow collar',
    }),
    entry('short', { title: 'Blue Shorts', keywords: 'Peak', skus: ['PK-100-S', 'PK-100-M'] }),
    entry('creme', { title: 'Crème de la Mer', description_text: 'A cream that goes with a blue shirt' }),
    entry('hoodie', { title: 'Hoodie', skus: ['PK-200'] }),
  )
  const ids = (text: string, rest: Partial<SearchQuery> = {}) =>
    index.query({ text, currency: 'EUR', limit: 10, ...rest }).ids
  t.same(ids('blue shirt'), ['shirt', 'creme'], 'every term, titles before descriptions')
  t.same(ids('OCEAN'), ['shirt'])
  t.same(ids('hood'), ['hoodie'], 'the beginning of a word')
  t.same(ids('shrit'), ['shirt', 'creme'], 'two letters swapped')
  t.same(ids('hoddie'), ['hoodie'], 'one letter wrong')
  t.same(ids('creme'), ['creme'], 'without accents')
  t.same(ids('acme'), ['shirt'])
  t.same(ids('pk-100'), ['short'], 'the beginning of a SKU')
  t.same(ids('PK-200'), ['hoodie'])
  t.same(ids('hoodie zzzzzz'), ['hoodie'], 'some terms rather than nothing')
  t.same(ids('qqqqqqqq'), [])
  t.same(ids('blue shirt', { sort: 'title' }), ['creme', 'shirt'])
  t.equal(ids('  -- ').length, 4, 'no term, no condition')
  t.same(index.suggest('blue sh', 5), { texts: ['blue shirt', 'blue shorts'], ids: ['short', 'shirt', 'creme'] })
  index.put(entry('shirt', { version: 2, title: 'Green Shirt' }))
  t.same(ids('ocean'), [], 'the old title is forgotten')
  t.same(ids('green'), ['shirt'])
  index.remove('shirt')
  t.same(ids('green'), [])
})

t.test('pages by relevance join up, also when products come and go in between', async (t) => {
  const many = Array.from({ length: 30 }, (_, n) =>
    entry(`p${n}`, { title: n % 3 ? 'Wool sock' : 'Wool', keywords: n % 2 ? 'wool' : '' }),
  )
  const index = indexOf(...many)
  const query = { text: 'wool', currency: 'EUR', limit: 7 }
  const all = index.query({ ...query, limit: 100 }).ids
  t.equal(all.length, 30)
  t.same(walk(index, query).flat(), all)
  const first = index.query(query)
  index.put(entry('new', { title: 'Wool wool wool', description_text: 'wool' }))
  const second = index.query({ ...query, after: first.next })
  t.same(second.ids, all.slice(7, 14))
  const now = index.query({ ...query, limit: 100 }).ids
  const start = now.indexOf(second.ids[0] ?? '')
  t.same(index.query({ ...query, before: second.prev }).ids, now.slice(start - 7, start))
})

t.test('versions: what is older changes nothing', async (t) => {
  const index = indexOf(entry('a', { version: 5, title: 'five' }))
  t.equal(index.put(entry('a', { version: 4, title: 'four' })), false)
  t.equal(index.put(entry('a', { version: 5, title: 'again' })), false)
  t.same(index.query({ text: 'five', currency: 'EUR', limit: 1 }).ids, ['a'])
  t.equal(index.remove('a', 4), false)
  t.equal(index.remove('a', 6), true)
  t.equal(index.put(entry('a', { version: 5 })), false, 'an older version of a removed product')
  t.equal(index.size, 0)
  t.equal(index.put(entry('a', { version: 7 })), true)
  t.equal(index.versionOf('a'), 7)
})

t.test('a page behind which everything went still leads back', async (t) => {
  const index = indexOf(...['a', 'b', 'c', 'd'].map((id) => entry(id)))
  const query = { currency: 'EUR', sort: 'title' as const, limit: 2 }
  const first = index.query(query)
  index.remove('c')
  index.remove('d')
  const empty = index.query({ ...query, after: first.next })
  t.same(empty.ids, [])
  t.same(index.query({ ...query, before: JSON.parse(JSON.stringify(empty.prev)) }).ids, ['a', 'b'])
})

t.test('categories counted with their descendants, each product once', async (t) => {
  const index = indexOf(
    entry('a', {
      facets: [
        ['category', 'shoes'],
        ['category', 'boots'],
      ],
    }),
    entry('b', { facets: [['category', 'boots']] }),
    entry('c', { facets: [['category', 'hats']] }),
  )
  const categoryGroups = new Map([
    ['shoes', ['shoes', 'boots']],
    ['boots', ['boots']],
    ['hats', ['hats']],
    ['bags', ['bags']],
  ])
  const result = index.query({
    currency: 'EUR',
    limit: 5,
    filters: { category: ['shoes', 'boots'] },
    facets: ['category'],
    categoryGroups,
  })
  t.same(result.ids, ['a', 'b'])
  t.same(result.facets.category, [
    { value: 'boots', count: 2 },
    { value: 'shoes', count: 2 },
    { value: 'hats', count: 1 },
  ])
})

t.test('an entry made from a product carries what shoppers filter and search by', async (t) => {
  const product = {
    id: 'prd_1',
    version: 3,
    title: 'Mug',
    vendor: 'Kiln',
    type: 'Cups',
    tags: ['gift'],
    description_text: 'Stoneware',
    category_ids: ['c1'],
    published_at: '2026-01-01T00:00:00.000Z',
    created_at: '2025-01-01T00:00:00.000Z',
    attributes: { glaze: ['matt', 'blue'], dishwasher: true, story: 'x'.repeat(200) },
    options: [{ name: 'Size', values: ['S'] }],
    variants: [
      { sku: 'M-1', barcode: null, available: true, prices: [{ currency: 'EUR', amount: 900, compare_at: null }] },
    ],
  } as unknown as Product
  const index = indexOf(searchEntryOf(product, { categoryNames: ['Kitchen'] }))
  const found = (query: Partial<SearchQuery>) => index.query({ currency: 'EUR', limit: 5, ...query }).ids.length
  for (const text of ['mug', 'kiln', 'gift', 'kitchen', 'stoneware', 'm-1']) t.equal(found({ text }), 1, text)
  t.equal(
    found({
      filters: {
        'attribute.Glaze': ['BLUE'],
        'option.size': ['s'],
        category: ['c1'],
        'attribute.dishwasher': ['true'],
      },
      available: true,
      price: { lte: 900 },
    }),
    1,
  )
  t.equal(found({ filters: { 'attribute.glaze': ['red'] } }), 0)
})
