import { checkOut, putInCart } from './buyers.ts'
import type { LineName } from './options.ts'
import { openRawClient } from './raw-buyers.ts'
import { read } from './reads.ts'
import { type Bound, closedLoop, type Sample } from './sample.ts'
import type { Workload } from './workload.ts'

/** Connections of readers, and buyers at once. */
export const CLIENTS = 16
/** The first ones after a start, each another request. */
const COLD_READS = 240
const COLD_BUYERS = 64
/** Arrivals are not kept waiting for a connection. */
const ARRIVAL_CONNECTIONS = 256

/** One line of the table, against one address. */
export interface Measure {
  /** The first requests after a start. */
  cold(round: number): Promise<Sample>
  /** Closed loop. */
  warm(bound: Bound): Promise<Sample>
  /** One task. */
  arrival(): Promise<void>
  close(): Promise<void>
}

export interface Line {
  name: LineName
  title: string
  /** Whether events follow it. */
  isWrite: boolean
  /** Of the open loop, a second: about a quarter of what 2 cores can do today. */
  arrivalsPerSecond: number
  open(url: string, workload: Workload): Measure
}

/** Paths in turn: what a loop has used is not used again before all others. */
function inTurn(paths: readonly string[]) {
  let at = 0
  return {
    next: () => paths[at++ % paths.length] ?? '/',
    from: () => [...paths.slice(at % paths.length), ...paths.slice(0, at % paths.length)],
    skip: (count: number) => {
      at += count
    },
  }
}

type PathsOf = (workload: Workload) => readonly string[]

/** @param coldOf other paths, for the first requests; the warm ones where nothing is asked for twice */
function reading(
  line: Pick<Line, 'name' | 'title' | 'arrivalsPerSecond'>,
  warmOf: PathsOf,
  coldOf: PathsOf = warmOf,
): Line {
  return {
    ...line,
    isWrite: false,
    open(url, workload) {
      const turn = inTurn(warmOf(workload))
      const others = inTurn(coldOf(workload))
      const raw = openRawClient(url, ARRIVAL_CONNECTIONS)
      const loop = async (paths: ReturnType<typeof inTurn>, bound: Bound) => {
        const sample = await read(url, paths.from(), CLIENTS, bound)
        paths.skip(sample.latencies.length)
        return sample
      }
      return {
        cold: () => loop(coldOf === warmOf ? turn : others, { count: COLD_READS }),
        warm: (bound) => loop(turn, bound),
        arrival: () => raw.get(turn.next()),
        close: raw.close,
      }
    },
  }
}

type OpenBuyer = (url: string, workload: Workload) => { buy(): Promise<void>; close(): Promise<void> }

function buying(line: Pick<Line, 'name' | 'title' | 'arrivalsPerSecond'>, openBuyer: OpenBuyer): Line {
  return {
    ...line,
    isWrite: true,
    open(url, workload) {
      const { buy, close } = openBuyer(url, workload)
      const warm = (bound: Bound) => closedLoop(CLIENTS, bound, buy)
      return { cold: () => warm({ count: COLD_BUYERS }), warm, arrival: buy, close }
    },
  }
}

const bySdk =
  (task: typeof checkOut): OpenBuyer =>
  (url, { variants }) => ({ buy: () => task({ url, variants }), close: async () => undefined })

const byRawClient =
  (task: 'checkOut' | 'putInCart'): OpenBuyer =>
  (url, { variants }) => {
    const client = openRawClient(url, ARRIVAL_CONNECTIONS)
    return { buy: () => client[task](variants), close: client.close }
  }

export const LINE_LIST: readonly Line[] = [
  reading(
    { name: 'list', title: 'products list', arrivalsPerSecond: 500 },
    (workload) => [workload.listPath],
    (workload) => workload.listPaths,
  ),
  reading(
    { name: 'page', title: 'product page', arrivalsPerSecond: 500 },
    (workload) => [workload.pagePath],
    (workload) => workload.pagePaths,
  ),
  reading(
    { name: 'search', title: 'text search, 3 facets', arrivalsPerSecond: 50 },
    (workload) => workload.searchPaths,
  ),
  reading({ name: 'suggest', title: 'suggest', arrivalsPerSecond: 50 }, (workload) => workload.suggestPaths),
  buying({ name: 'cart', title: 'cart + item, SDK', arrivalsPerSecond: 50 }, bySdk(putInCart)),
  buying({ name: 'raw-cart', title: 'cart + item, raw HTTP', arrivalsPerSecond: 50 }, byRawClient('putInCart')),
  buying({ name: 'checkout', title: 'whole checkout, SDK', arrivalsPerSecond: 8 }, bySdk(checkOut)),
  buying({ name: 'raw-checkout', title: 'whole checkout, raw HTTP', arrivalsPerSecond: 8 }, byRawClient('checkOut')),
]
