import { UnavailableError } from '../values/problem.ts'
import { createAddressList, type Resolve } from './address-list.ts'
import { createBreaker, createRetryBudget } from './breaker.ts'

export interface AddressSettings {
  /** Milliseconds a list of addresses is used before it is looked up again, and before a request waits for that. */
  resolveEveryMs: number
  staleMs: number
  /** Milliseconds an address that failed is left alone. */
  ejectMs: number
  /** How many 5xx responses in a row eject an address. */
  serverErrors: number
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
}

interface Health {
  ejectedUntil: number
  /** Since the last response of any kind. */
  failures: number
  serverErrors: number
}

/** The addresses of one upstream and what is known of their health. */
export interface Addresses {
  /** The next address in turn, not `avoid` where another is left. Throws UnavailableError while the breaker is open. */
  take(avoid?: string): Promise<string>
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

/** The first of these choices that leaves anything: healthy and not avoided, then not avoided, then any. */
function candidates(origins: readonly string[], isHealthy: (origin: string) => boolean, avoid: string | undefined) {
  const others = origins.filter((origin) => origin !== avoid)
  const healthy = others.filter(isHealthy)
  // The last address is never ejected: a request that may fail beats one that surely does.
  return [healthy, others, origins].find((choice) => choice.length > 0) ?? []
}

function away(detail: string, cause: unknown, waitMs = 1_000): UnavailableError {
  const error = new UnavailableError(detail, false)
  error.extras.headers = { 'retry-after': String(Math.ceil(waitMs / 1000)) }
  error.cause = cause
  return error
}

/** Health by address, kept only for those that the name still stands for. */
function createHealth() {
  const byOrigin = new Map<string, Health>()
  return {
    of(origin: string): Health {
      const known = byOrigin.get(origin) ?? { ejectedUntil: 0, failures: 0, serverErrors: 0 }
      byOrigin.set(origin, known)
      return known
    },
    keepOnly(origins: readonly string[]) {
      if (byOrigin.size <= origins.length) return
      for (const origin of byOrigin.keys()) if (!origins.includes(origin)) byOrigin.delete(origin)
    },
  }
}

/** Watches the addresses behind one name: round robin, ejection, breaker, retry budget. */
export function createAddresses(options: AddressOptions): Addresses {
  const settings = { ...DEFAULTS, ...options.settings }
  const clock = options.clock ?? (() => performance.now())
  const list = createAddressList({ ...settings, clock, url: options.url, resolve: options.resolve })
  const breaker = createBreaker(settings.breakerMs, clock)
  const budget = createRetryBudget(settings.retryShare, settings.retrySavings)
  const health = createHealth()
  let turn = 0

  const eject = (address: Health) => {
    address.ejectedUntil = clock() + settings.ejectMs
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
      const now = clock()
      const choice = candidates(origins, (origin) => health.of(origin).ejectedUntil <= now, avoid)
      turn = (turn + 1) % Number.MAX_SAFE_INTEGER
      const origin = choice[turn % choice.length]
      if (origin === undefined) throw away('The service behind this has no address right now.', options.url)
      return origin
    },
    responded(origin, status) {
      breaker.close()
      const address = health.of(origin)
      address.failures = 0
      address.serverErrors = status >= 500 ? address.serverErrors + 1 : 0
      if (address.serverErrors < settings.serverErrors) return
      address.serverErrors = 0
      eject(address)
    },
    failed(origin) {
      const address = health.of(origin)
      address.failures += 1
      eject(address)
      const failures = list.known().map((each) => health.of(each).failures)
      const total = failures.reduce((sum, each) => sum + each, 0)
      // One hung replica fails many requests in the same moment; only when none responds is the service away.
      if (total >= settings.breakerFailures && failures.every((each) => each > 0)) breaker.open()
    },
    spendRetry: () => budget.spend(),
    isOpen: () => breaker.isOpen(),
    known: () => list.known(),
  }
}
