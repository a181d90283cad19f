import fc from 'fast-check'
import t from 'tap'
import {
  createSearchIndex,
  type SearchEntry,
  type SearchIndex,
  type SearchQuery,
  type Sort,
} from '../search/search-index.ts'
import { entry, walk } from './search-entries.ts'

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
type Change = { put: SearchEntry } | { remove: string } | { read: Sort }
const sorts = fc.constantFrom<Sort>('newest', 'title', 'price', '-price')
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: anyEntry.map((put) => ({ put })) },
    { weight: 1, arbitrary: fc.nat(40).map((n) => ({ remove: `p${n}` })) },
    { weight: 1, arbitrary: sorts.map((read) => ({ read })) },
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
    if ('read' in change) index.query({ currency: 'EUR', sort: change.read, limit: 1 })
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
function scan(stored: Map<string, SearchEntry>, query: SearchQuery, except = ''): SearchEntry[] {
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
      const expected = scan(stored, query).map((item) => item.id)
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
        for (const item of scan(stored, query, field)) {
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
      const seen = scan(stored, query, 'price').flatMap((item) =>
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

t.test('what a filter has found is forgotten when anything changes', async (t) => {
  fc.assert(
    fc.property(changes, changes, anyQuery, (before, after, query) => {
      const { index, stored } = build(before)
      const asked = { ...query, limit: 100, total: true, facets: ['vendor', 'option.size', 'available', 'price'] }
      let version = before.length
      for (const change of after) {
        index.query(asked)
        version += 1
        if ('put' in change) index.put({ ...change.put, version })
        else if ('remove' in change) index.remove(change.remove, version)
        if ('put' in change) stored.set(change.put.id, change.put)
        else if ('remove' in change) stored.delete(change.remove)
        const found = index.query({ ...asked, sort: query.sort === 'title' ? 'newest' : 'title' })
        const expected = scan(stored, query).length
        if (found.total !== expected) throw new Error(`${found.total} instead of ${expected}`)
      }
    }),
    { numRuns: 60 },
  )
  t.pass('checked 60 catalogues')
})
