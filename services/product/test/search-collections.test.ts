import fc from 'fast-check'
import t from 'tap'
import type { CollectionCondition, CollectionRules } from '../domain/collection-rules.ts'
import { foldText } from '../domain/text.ts'
import { createSearchIndex, type SearchEntry } from '../search/search-index.ts'
import { entry, indexOf, walk } from './search-entries.ts'

const DAY_MS = 86_400_000
const NOW = 100 * DAY_MS

const anyEntry = fc
  .record({
    id: fc.nat(20).map((n) => `p${n}`),
    title: fc.constantFrom('Blue shirt', 'Étui', 'red Hat', ''),
    tags: fc.subarray(['New', 'sale', 'Été']),
    category: fc.subarray(['c1', 'c2', 'c3']),
    amounts: fc.uniqueArray(fc.nat(6), { maxLength: 3 }),
    available: fc.boolean(),
    days: fc.nat(9),
  })
  .map(({ id, title, tags, category, amounts, available, days }) =>
    entry(id, {
      ...{ title, available, created_ms: NOW - days * DAY_MS, published_ms: NOW - days * DAY_MS + 1 },
      prices: amounts.map((amount) => ({ currency: 'EUR', amount })),
      facets: [
        ...tags.map((tag) => ['tag', tag] as const),
        ...category.map((one) => ['category', one] as const),
        ['vendor', 'Acme'] as const,
      ],
    }),
  )
const timeOf = (days: number) => new Date(NOW - days * DAY_MS).toISOString()
const anyCondition: fc.Arbitrary<CollectionCondition> = fc.oneof(
  fc.record({
    field: fc.constantFrom('tag' as const, 'category' as const, 'vendor' as const, 'type' as const),
    operator: fc.constantFrom('is' as const, 'is_not' as const),
    values: fc.subarray(['new', 'ETE', 'c1', 'acme', 'nothing'], { minLength: 1 }),
  }),
  fc.record({
    field: fc.constant('title' as const),
    operator: fc.constantFrom('contains' as const, 'contains_not' as const, 'begins_with' as const),
    text: fc.constantFrom('HAT', 'etui', 'b'),
  }),
  fc.record({
    field: fc.constant('price' as const),
    currency: fc.constantFrom('EUR', 'USD'),
    gte: fc.nat(4),
    lte: fc.nat(6),
  }),
  fc.record({ field: fc.constant('available' as const), value: fc.boolean() }),
  fc.record({
    field: fc.constantFrom('created' as const, 'published' as const),
    from: fc.nat(9).map(timeOf),
    within_days: fc.integer({ min: 1, max: 9 }),
  }),
)
const anyRules: fc.Arbitrary<CollectionRules> = fc.record({
  match: fc.constantFrom('all' as const, 'any' as const),
  conditions: fc.array(anyCondition, { minLength: 1, maxLength: 4 }),
})
/** The category c1 has c2 below it. */
const groups = new Map([
  ['c1', ['c1', 'c2']],
  ['c2', ['c2']],
])

/** The same rules, looked up in the entry itself. */
function meets(condition: CollectionCondition, { title, facets, prices, available, ...times }: SearchEntry): boolean {
  switch (condition.field) {
    case 'title': {
      const [own, wanted] = [foldText(title), foldText(condition.text)]
      if (condition.operator === 'begins_with') return own.startsWith(wanted)
      return own.includes(wanted) === (condition.operator === 'contains')
    }
    case 'price': {
      const { currency, gte = 0, lte = 0 } = condition
      return prices.some((price) => price.currency === currency && price.amount >= gte && price.amount <= lte)
    }
    case 'available':
      return available === condition.value
    case 'created':
    case 'published': {
      const at = condition.field === 'created' ? times.created_ms : times.published_ms
      return at >= Date.parse(condition.from ?? '') && at >= NOW - (condition.within_days ?? 0) * DAY_MS
    }
    default: {
      const { field, values, operator } = condition
      const wanted = field === 'category' ? values.flatMap((id) => groups.get(id) ?? []) : values.map(foldText)
      return facets.some(([name, value]) => name === field && wanted.includes(foldText(value))) === (operator === 'is')
    }
  }
}

const withRules = (rules: CollectionRules) => [{ id: 'col', version: 1, rules, product_ids: [] }]
const query = { collections: ['col'], currency: 'EUR', limit: 100 }

t.test('a collection with rules holds what a look at each product finds, whenever the rules came', async () => {
  const changes = fc.array(fc.oneof({ weight: 5, arbitrary: anyEntry }, { weight: 1, arbitrary: fc.nat(20) }), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(anyRules, changes, (rules, list) => {
      const [before, after] = [createSearchIndex(), createSearchIndex()]
      const stored = new Map<string, SearchEntry>()
      before.collections.set(withRules(rules), groups, NOW)
      for (const [version, change] of list.entries()) {
        for (const index of [before, after]) {
          if (typeof change === 'number') index.remove(`p${change}`, version)
          else index.put({ ...change, version })
        }
        if (typeof change === 'number') stored.delete(`p${change}`)
        else stored.set(change.id, change)
      }
      after.collections.set(withRules(rules), groups, NOW)
      const isMet = (one: SearchEntry) =>
        rules.match === 'all'
          ? rules.conditions.every((c) => meets(c, one))
          : rules.conditions.some((c) => meets(c, one))
      const expected = [...stored.values()].filter(isMet).map(({ id }) => id)
      for (const index of [before, after]) {
        const found = index.query({ ...query, sort: 'title', total: true })
        if (String(found.ids.toSorted()) !== String(expected.toSorted()))
          throw new Error(`${found.ids} not ${expected}`)
        if (index.collections.sizeOf('col') !== expected.length || found.total !== expected.length)
          throw new Error('count')
      }
      return after.collections.countMeeting(rules) === expected.length
    }),
  )
})

t.test('ages in rules are counted from the moment that is told', async (t) => {
  const index = indexOf(entry('a', { created_ms: NOW - DAY_MS / 2 }), entry('b', { created_ms: NOW - 2 * DAY_MS }))
  const rules: CollectionRules = { match: 'all', conditions: [{ field: 'created', within_days: 1 }] }
  index.collections.set(withRules(rules), groups, NOW)
  t.same(index.query(query).ids, ['a'])
  index.collections.refresh(NOW + DAY_MS)
  t.same(index.query(query).ids, [])
})

t.test('an index that is restored from a copy has what rules need', async (t) => {
  const index = indexOf(entry('a', { created_ms: NOW }), entry('b', { created_ms: 0 }))
  const pieces: unknown[] = []
  const { count } = await index.save(async (piece) => void pieces.push(structuredClone(piece)))
  const restored = createSearchIndex()
  await restored.restore({
    next: async <T>() => pieces.shift() as T,
    pause: async () => undefined,
    isKept: (slot) => slot < count,
  })
  const rules: CollectionRules = { match: 'all', conditions: [{ field: 'created', within_days: 1 }] }
  restored.collections.set(withRules(rules), groups, NOW)
  t.same(restored.query(query).ids, ['a'])
})

t.test('chosen products are walked in their order, whatever the index has of them', async (t) => {
  const index = indexOf(...['a', 'b', 'c', 'd'].map((id) => entry(id)))
  const ids = ['d', 'gone', 'a', 'c', 'b']
  index.collections.set([{ id: 'col', version: 1, rules: null, product_ids: ids }], groups, NOW)
  t.same(walk(index, { ...query, orderOf: 'col', limit: 3 }), [['d', 'a', 'c'], ['b']])
  const first = index.query({ ...query, orderOf: 'col', limit: 1 })
  index.remove('a')
  const second = index.query({ ...query, orderOf: 'col', limit: 1, after: first.next })
  t.same(second.ids, ['c'])
  t.same(index.query({ ...query, orderOf: 'col', limit: 1, before: second.prev }).ids, ['d'])
  index.put(entry('e', { version: 2 }))
  t.equal(index.collections.sizeOf('col'), 3, 'another product in the place of one that is gone is not in it')
})
