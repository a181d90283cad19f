import fc from 'fast-check'
import t from 'tap'
import type { SearchEntry, SearchQuery } from '../search/search-index.ts'
import { entry, indexOf } from './search-entries.ts'

interface Variant {
  size: string
  color: string
  amount: number
  available: boolean
}

interface Wanted {
  size: string[]
  color: string[]
  lte: number | undefined
  available: boolean | undefined
}

/** A product's entry with its variants, as `searchEntryOf` makes it. */
function entryWith(id: string, variants: readonly Variant[], fields: Partial<SearchEntry> = {}): SearchEntry {
  const own = variants.map(({ size, color, amount, available }) => ({
    available,
    options: [['Size', size] as const, ['Color', color] as const],
    prices: [{ currency: 'EUR', amount }],
  }))
  return entry(id, {
    available: variants.some(({ available }) => available),
    prices: own.flatMap(({ prices }) => prices),
    facets: variants.flatMap(({ size, color }) => [['option.Size', size] as const, ['option.Color', color] as const]),
    ...(own.length > 1 ? { variants: own } : {}),
    ...fields,
  })
}

const shirt = entryWith('shirt', [
  { size: 'M', color: 'Blue', amount: 500, available: true },
  { size: 'XL', color: 'Red', amount: 900, available: false },
])

t.test('options, price and availability are met by one variant, not by several together', async (t) => {
  const index = indexOf(shirt)
  const finds = (query: Partial<SearchQuery>, filters: Record<string, string[]>) =>
    index.query({ currency: 'EUR', limit: 5, ...query, filters }).ids.length === 1
  for (const text of [undefined, 'shirt']) {
    t.ok(finds({ text, available: true }, { 'option.size': ['m'] }), 'M, in stock')
    t.notOk(finds({ text, available: true }, { 'option.Size': ['XL'] }), 'XL is sold out')
    t.ok(finds({ text, available: false }, { 'option.Size': ['XL'] }), 'XL, sold out, though M is not')
    t.notOk(finds({ text, available: false }, { 'option.Size': ['M'] }))
    t.notOk(finds({ text, available: false }, {}), 'the product is not sold out')
    t.notOk(finds({ text }, { 'option.Size': ['M'], 'option.Color': ['Red'] }), 'no variant is M and red')
    t.ok(finds({ text }, { 'option.Size': ['M', 'XL'], 'option.Color': ['Red'] }))
    t.ok(finds({ text, price: { lte: 600 } }, { 'option.Size': ['M'] }))
    t.notOk(finds({ text, price: { lte: 600 } }, { 'option.Size': ['XL'] }), 'XL costs more')
    t.notOk(finds({ text, price: { gte: 600 }, available: true }, {}), 'what costs more is sold out')
  }
  index.put({ ...entryWith('shirt', [{ size: 'XL', color: 'Red', amount: 900, available: true }]), version: 2 })
  t.ok(finds({ available: true, price: { gte: 900 } }, { 'option.Size': ['XL'] }), 'changed')
})

const anyVariant = fc.record({
  size: fc.constantFrom('S', 'M'),
  color: fc.constantFrom('Red', 'Blue'),
  amount: fc.constantFrom(1, 2, 3),
  available: fc.boolean(),
})
const anyQuery: fc.Arbitrary<Wanted> = fc.record({
  size: fc.subarray(['S', 'M']),
  color: fc.subarray(['Red', 'Blue']),
  lte: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
  available: fc.option(fc.boolean(), { nil: undefined }),
})

/** The same by a look at every variant; `except` leaves one condition out. */
function matches(variants: readonly Variant[], query: Wanted, except = ''): boolean {
  const { size, color, lte, available } = query
  const met = variants.filter(
    (variant) =>
      (except === 'size' || size.length === 0 || size.includes(variant.size)) &&
      (color.length === 0 || color.includes(variant.color)) &&
      (except === 'price' || lte === undefined || variant.amount <= lte),
  )
  if (except === 'available' || available === undefined) return met.length > 0
  return met.length > 0 && met.some((variant) => variant.available) === available
}

t.test('a list finds and counts what a look at every variant finds', async (t) => {
  const catalogue = fc.array(fc.array(anyVariant, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(catalogue, anyQuery, (products, wanted) => {
      // Each product has had the variants of another before, so that rows are given back and used again.
      const index = indexOf(...products.map((_, at) => entryWith(`p${at}`, products[products.length - 1 - at] ?? [])))
      for (const [at, variants] of products.entries()) index.put(entryWith(`p${at}`, variants, { version: 2 }))
      const { size, color, lte, available } = wanted
      const filters = { 'option.size': size, 'option.color': color }
      const price = lte === undefined ? undefined : { lte }
      const facets = ['option.size', 'option.color', 'available', 'price']
      const result = index.query({ currency: 'EUR', limit: 20, sort: 'title', filters, price, available, facets })
      const expected = products.flatMap((variants, at) => (matches(variants, wanted) ? [`p${at}`] : []))
      if (String(result.ids) !== String(expected)) throw new Error(`${result.ids} instead of ${expected}`)
      // What a facet promises is what its value finds.
      for (const { value, count } of result.facets['option.color'] ?? []) {
        const found = products.filter((variants) => matches(variants, { ...wanted, color: [value] })).length
        if (count !== found) throw new Error(`${value}: ${count} instead of ${found}`)
      }
      const priced = products.filter((variants) => matches(variants, wanted, 'price')).flat()
      const amounts = priced.map(({ amount }) => amount)
      const range = priced.length > 0 ? { min: Math.min(...amounts), max: Math.max(...amounts) } : null
      if (JSON.stringify(result.price_range) !== JSON.stringify(range)) throw new Error('wrong price range')
      for (const { value, count } of result.facets['option.size'] ?? []) {
        const found = products.filter((variants) => matches(variants, { ...wanted, size: [value] })).length
        if (count !== found) throw new Error(`${value}: ${count} instead of ${found}`)
      }
      for (const { value, count } of result.facets.available ?? []) {
        const found = products.filter((variants) =>
          matches(variants, { ...wanted, available: value === 'true' }),
        ).length
        if (count !== found) throw new Error(`available ${value}: ${count} instead of ${found}`)
      }
    }),
    { numRuns: 500 },
  )
  t.pass('checked 500 catalogues')
})

t.test('conditions on one option in two spellings must both hold, and its facet is counted once', async (t) => {
  const index = indexOf(shirt)
  const facets = ['option.Size', 'option.size']
  const both = (one: string, other: string) =>
    index.query({ currency: 'EUR', limit: 5, facets, filters: { 'option.Size': [one], 'option.size': [other] } })
  t.same(both('M', 'm').ids, ['shirt'])
  t.same(both('M', 'XL').ids, [], 'no variant is both')
  t.same(both('M', 'M').facets['option.Size'], both('M', 'M').facets['option.size'])
})
