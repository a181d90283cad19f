import { checkOut, putInCart } from './buyers.ts'
import type { Workload } from './catalogue.ts'
import { read } from './reads.ts'
import { type Bound, closedLoop, type Sample } from './sample.ts'

/** Connections of readers, and buyers at once. */
export const CLIENTS = 16
export const ROUNDS = 3
/** The first ones after a start, each another query. */
const COLD_READS = 240
const COLD_BUYERS = 64

/** One line of the table. */
export interface Measure {
  name: string
  /** The first requests after a start. */
  cold(url: string, round: number): Promise<Sample>
  /** The same again and again. */
  warm(url: string, bound: Bound): Promise<Sample>
}

function reading(name: string, path: string, pathsOf: (round: number) => readonly string[]): Measure {
  return {
    name,
    cold: (url, round) => {
      const paths = pathsOf(round).slice(0, COLD_READS)
      return read(url, paths, Math.min(CLIENTS, paths.length), { count: paths.length })
    },
    warm: (url, bound) => read(url, [path], CLIENTS, bound),
  }
}

function buying(name: string, variants: readonly string[], buy: typeof checkOut): Measure {
  const loop = (url: string, bound: Bound) => closedLoop(CLIENTS, bound, () => buy({ url, variants }))
  return { name, cold: (url) => loop(url, { count: COLD_BUYERS }), warm: loop }
}

export function measuresOf({ listPath, listPaths, pagePath, pagePaths, variants }: Workload): Measure[] {
  // Other search terms in each round, in case a cached response outlives the shop.
  const listsOf = (round: number) => listPaths.filter((_, index) => index % ROUNDS === round)
  return [
    reading('products list', listPath, listsOf),
    reading('product page', pagePath, () => pagePaths),
    buying('cart + item', variants, putInCart),
    buying('whole checkout', variants, checkOut),
  ]
}
