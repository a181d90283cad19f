/** Measures collections in the search index: `npx node --expose-gc bench/collections.ts [products] [collections]`. */

import { createSearchIndex, type SearchCollection, type SearchEntry } from '@stoa/product/search/search-index'
import { entries } from './catalogue/search-entries.ts'

const CHOSEN = 100
const PUTS = 2_000

const products = Number(process.argv[2] ?? 10_000)
const count = Number(process.argv[3] ?? 100)

function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function kilobytes(): number {
  // The first leaves what only weak references hold.
  for (let times = 0; times < 4; times++) (globalThis as { gc?: () => void }).gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e3
}

/** Half of them with three conditions, half of them chosen. */
function collectionsOf(made: readonly SearchEntry[]): SearchCollection[] {
  return Array.from({ length: count }, (_, at) => {
    const [vendor = ''] = made[at]?.facets.find(([field]) => field === 'vendor')?.slice(1) ?? []
    const conditions = [
      { field: 'vendor', operator: 'is', values: [vendor] },
      { field: 'price', currency: 'EUR', lte: 10_000 + at },
      { field: 'title', operator: 'contains_not', text: 'zz' },
    ] as const
    const product_ids = made.slice(at, at + CHOSEN).map(({ id }) => id)
    const own =
      at % 2 === 0 ? { rules: { match: 'all' as const, conditions }, product_ids: [] } : { rules: null, product_ids }
    return { id: `col${at}`, version: 1, ...own }
  })
}

const made = [...entries(1, products)]
const index = createSearchIndex()
const build = cpuMs(() => {
  for (const entry of made) index.put(entry)
})
const rewrite = (version: number) =>
  cpuMs(() => {
    for (const entry of made.slice(0, PUTS)) index.put({ ...entry, version })
  }) / PUTS
const list = (query: { collections?: readonly string[]; orderOf?: string }) =>
  cpuMs(() => {
    for (let at = 0; at < 200; at++)
      index.query({ currency: 'EUR', limit: 24, facets: ['vendor'], price: { gte: at }, ...query })
  }) / 200
const versions = (version: number) => ({ before: rewrite(version), again: rewrite(version + 1) })
const without = versions(1_000_000)
const collections = collectionsOf(made)
const empty = kilobytes()
const set = cpuMs(() => index.collections.set(collections, new Map(), Date.now()))
const bytes = (kilobytes() - empty) * 1000
const withThem = versions(2_000_000)
console.log(
  `${products} products, ${count} collections: build ${build.toFixed(0)} ms CPU, set ${set.toFixed(1)} ms CPU`,
)
console.log(
  `${(bytes / products).toFixed(1)} bytes for each product, ${(bytes / count / 1000).toFixed(1)} kB for each collection`,
)
console.log(`a write ${without.again.toFixed(3)} ms CPU without collections, ${withThem.again.toFixed(3)} ms with them`)
console.log(
  `a list of 24 with a facet: all ${list({}).toFixed(3)}, by rule ${list({ collections: ['col0'] }).toFixed(3)}, chosen ${list({ collections: ['col1'], orderOf: 'col1' }).toFixed(3)} ms CPU`,
)
