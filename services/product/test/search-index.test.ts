import t from 'tap'
import type { Product } from '../domain/product.ts'
import { type SearchQuery, searchEntryOf } from '../search/search-index.ts'
import { entry, indexOf, walk } from './search-entries.ts'

t.test('a query finds products by word, prefix, misspelling and SKU, the best match first', async (t) => {
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

t.test('the previous page is found although all later products were removed', async (t) => {
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
    translations: {},
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
