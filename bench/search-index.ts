/** Measures the search index by itself: `npx node bench/search-index.ts [products] [texts]`. */

import { createSearchIndex, type SearchIndex } from '@stoa/product/search/search-index'
import { entries } from './catalogue/search-entries.ts'
import { searchQueries, typedPrefixes } from './catalogue/search-queries.ts'

const SEED = 1
const FACETS = ['vendor', 'category', 'option.Colour']

function cpuMs(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

function heapMb(): number {
  ;(globalThis as { gc?: () => void }).gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

function percentile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(3)
}

/** Runs all texts once; wall-clock durations of each, CPU of all. */
function run(name: string, texts: readonly string[], search: (text: string) => unknown): void {
  const durations: number[] = []
  const start = process.cpuUsage()
  for (const text of texts) {
    const before = performance.now()
    search(text)
    durations.push(performance.now() - before)
  }
  const perQuery = cpuMs(start) / texts.length
  durations.sort((a, b) => a - b)
  const [p50, p99] = [percentile(durations, 0.5), percentile(durations, 0.99)]
  console.log(
    `${name.padEnd(34)} ${perQuery.toFixed(3)} ms CPU, p50 ${p50}, p99 ${p99}, most ${percentile(durations, 1)} ms`,
  )
}

function built(count: number): SearchIndex {
  const made = [...entries(SEED, count)]
  const start = process.cpuUsage()
  const index = createSearchIndex()
  for (const entry of made) index.put(entry)
  console.log(`${count} products: build ${cpuMs(start).toFixed(0)} ms CPU`)
  return index
}

const products = Number(process.argv[2] ?? 10_000)
const index = built(products)
const texts = searchQueries(SEED, Number(process.argv[3] ?? 10_000))
const page = { currency: 'EUR', limit: 24 }
const colours = { 'option.colour': ['black'] }
run('first time, text and three facets', texts, (text) => index.query({ ...page, text, facets: FACETS }))
run('again, text and three facets', texts, (text) => index.query({ ...page, text, facets: FACETS }))
run('text only', texts, (text) => index.query({ ...page, text }))
run('text, total, filters, price', texts, (text) =>
  index.query({ ...page, text, facets: FACETS, total: true, available: true, filters: colours }),
)
run('suggest', typedPrefixes(SEED, texts.length), (text) => index.suggest(text, 5))
run('no text, three facets', texts.slice(0, 300), () => index.query({ ...page, facets: FACETS, sort: 'price' }))
run('filtered, no text, three facets', texts.slice(0, 300), () =>
  index.query({
    ...{ ...page, facets: FACETS, sort: 'price', available: true, price: { lte: 8_000 } },
    filters: { 'option.size': ['m'], 'option.colour': ['blue', 'red'] },
  }),
)
console.log(`heap and buffers after, all: ${heapMb().toFixed(0)} MB`)
