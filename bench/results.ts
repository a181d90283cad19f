/** What a run found, as it is printed, written and compared. */
import { percentile, rateOf, type Sample } from './sample.ts'

/** Grows when members change their meaning: results of different formats are not compared. */
export const FORMAT = 1

/** A sample without its single latencies. Latencies are milliseconds. */
export interface Figures {
  /** Successes a second. */
  rate: number
  p50: number
  p99: number
  failed: number
  reason?: string | undefined
}

export function figuresOf(sample: Sample): Figures {
  const { failed, reason } = sample
  const latencies = { p50: percentile(sample, 0.5), p99: percentile(sample, 0.99) }
  return { rate: rateOf(sample), ...latencies, failed, ...(reason === undefined ? {} : { reason }) }
}

/** What PostgreSQL did for one operation, the events that follow included, less what the idle shop does meanwhile. */
export interface SqlCost {
  statements: number
  commits: number
  walSyncs: number
  walBytes: number
}

export interface LineResult {
  name: string
  title: string
  /** The first requests after a start, each another one. */
  cold: Figures | null
  /** Closed loop. */
  warm: Figures
  /** Open loop at a fixed rate of arrivals a second. */
  arrivals: (Figures & { perSecond: number }) | null
  /** The same clients against a Fastify that sends ready strings. */
  bare: (Figures & { cpuMs: Record<string, number> }) | null
  /** CPU milliseconds for one operation of the closed loop, by process, the events that follow included. */
  cpuMs: Record<string, number>
  sql: SqlCost | null
  /** Until events and mail of the closed loop had caught up. */
  caughtUpSeconds: number | null
  /** Share of the machine's CPU that other processes used meanwhile. */
  outsideShare: number
}

/** What the shop does by itself. */
export interface IdleCost {
  /** Share of one core, by process. */
  cpuShare: Record<string, number>
  sqlPerSecond: SqlCost
}

export interface CatalogueResult {
  products: number
  startSeconds: number
  idle: IdleCost
  /** Resident bytes of the shop's process. */
  memory: { idle: number; loaded: number }
  lines: LineResult[]
}

export interface Result {
  format: typeof FORMAT
  at: string
  commit: string
  conditions: string
  seed: number
  seconds: number
  rounds: number
  catalogues: CatalogueResult[]
  /** The checkout by hand in plain SQL. */
  floor: LineResult | null
}

/** Middle one by a number; of two the smaller. */
export function medianBy<T>(list: readonly T[], of: (entry: T) => number): T {
  const sorted = list.toSorted((a, b) => of(a) - of(b))
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (middle === undefined) throw new Error('nothing was measured')
  return middle
}

export const sumOf = (times: Readonly<Record<string, number>>): number =>
  Object.values(times).reduce((sum, each) => sum + each, 0)
