import { UnavailableError } from '../values/problem.ts'
import { type AddressHealth, createAddressHealth, type HealthSettings } from './address-health.ts'
import { createAddressList, type Resolve } from './address-list.ts'
import { createBreaker, createRetryBudget } from './breaker.ts'

export interface AddressSettings extends HealthSettings {
  /** Milliseconds a list of addresses is used before it is looked up again, and before a request waits for that. */
  resolveEveryMs: number
  staleMs: number
  /** How many failures in a row, with no address left that works, open the breaker. */
  breakerFailures: number
  /** Milliseconds the breaker stays open before one request tries again. */
  breakerMs: number
  /** Retries earned by each request, and how many may be saved up. */
  retryShare: number
  retrySavings: number
}

const DEFAULTS: AddressSettings = {
  resolveEveryMs: 500,
  staleMs: 2_000,
  ejectMs: 5_000,
  serverErrors: 5,
  silentMs: 1_000,
  breakerFailures: 10,
  breakerMs: 1_000,
  retryShare: 0.2,
  retrySavings: 10,
}

interface AddressOptions {
  /** `http://host:port` of the service; the name may stand for many addresses. */
  url: string
  resolve?: Resolve
  /** Milliseconds, never going back. */
  clock?: () => number
  settings?: Partial<AddressSettings>
  /** Whether an address would serve; it gets no request again before that. */
  probe?: (origin: string) => Promise<boolean>
}

/** The addresses of one upstream and what is known of their health. */
export interface Addresses {
  /**
   * The address with the fewest requests under way, not `avoid` where another is left; the request counts until `ended`.
   * Throws UnavailableError while the breaker is open.
   */
  take(avoid?: string): Promise<string>
  /** The request that took this address is over, however. */
  ended(origin: string): void
  /** A response came; a row of 5xx ejects. */
  responded(origin: string, status: number): void
  /** No response came: refused, reset or too late. */
  failed(origin: string): void
  /** Spends one retry; false when the budget is used up. */
  spendRetry(): boolean
  /** Whether the breaker lets nothing through. */
  isOpen(): boolean
  /** Addresses last resolved. */
  known(): readonly string[]
}

/** The first of these choices that leaves anything: not avoided and healthy, or at least responding; then any. */
function candidates(origins: readonly string[], health: AddressHealth, avoid: string | undefined): readonly string[] {
  const others = origins.filter((origin) => origin !== avoid)
  // The last address is never ejected: a request that may fail beats one that surely does.
  if (others.length < 2) return others.length > 0 ? others : origins
  const healthy = others.filter((origin) => health.isHealthy(origin))
  if (healthy.length > 0) return healthy
  const responding = others.filter((origin) => health.failures(origin) === 0)
  return responding.length > 0 ? responding : others
}

function away(detail: string, cause: unknown, waitMs = 1_000): UnavailableError {
  const error = new UnavailableError(detail, false)
  error.extras.headers = { 'retry-after': String(Math.ceil(waitMs / 1000)) }
  error.cause = cause
  return error
}

/** Watches the addresses behind one name: the least busy in turn, ejection, probes, breaker, retry budget. */
export function createAddresses(options: AddressOptions): Addresses {
  const settings = { ...DEFAULTS, ...options.settings }
  const clock = options.clock ?? (() => performance.now())
  const list = createAddressList({ ...settings, clock, url: options.url, resolve: options.resolve })
  const breaker = createBreaker(settings.breakerMs, clock)
  const budget = createRetryBudget(settings.retryShare, settings.retrySavings)
  const health = createAddressHealth({ settings, clock, probe: options.probe })
  let turn = 0

  /** Of those with the fewest requests under way, the next in turn. */
  const leastBusy = (choice: readonly string[]): string | undefined => {
    const fewest = Math.min(...choice.map(health.underWay))
    const least = choice.filter((origin) => health.underWay(origin) === fewest)
    turn = (turn + 1) % Number.MAX_SAFE_INTEGER
    return least[turn % least.length]
  }

  return {
    async take(avoid) {
      const origins = await list.current().catch((error) => {
        throw away('The service behind this has no address right now.', error)
      })
      health.keepOnly(origins)
      if (avoid === undefined) {
        const wait = breaker.pass()
        if (wait > 0) throw away('The service behind this does not answer right now.', options.url, wait)
        budget.earn()
      }
      const origin = leastBusy(candidates(origins, health, avoid))
      if (origin === undefined) throw away('The service behind this has no address right now.', options.url)
      health.begun(origin)
      return origin
    },
    ended: health.ended,
    responded(origin, status) {
      breaker.close()
      health.responded(origin, status)
    },
    failed(origin) {
      health.failed(origin)
      const failures = list.known().map(health.failures)
      const total = failures.reduce((sum, each) => sum + each, 0)
      // One hung replica fails many requests in the same moment; only when none responds is the service away.
      if (total >= settings.breakerFailures && failures.every((each) => each > 0)) breaker.open()
    },
    spendRetry: () => budget.spend(),
    isOpen: () => breaker.isOpen(),
    known: () => list.known(),
  }
}
