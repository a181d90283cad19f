import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { UnavailableError } from './problem.ts'

/** Every address of a host name, A and AAAA. */
export type Resolve = (host: string) => Promise<string[]>

export interface AddressSettings {
  /** Milliseconds a list of addresses is used before it is looked up again (RELIABILITY §1.4). */
  resolveEveryMs: number
  /** Milliseconds after which a list is so old that a request waits for the new one. */
  staleMs: number
  /** Milliseconds an address that failed is left alone. */
  ejectMs: number
  /** How many 5xx answers in a row eject an address. */
  serverErrors: number
  /** How many failures in a row, with no address left that works, open the breaker. */
  breakerFailures: number
  /** Milliseconds the breaker stays open before one request tries again. */
  breakerMs: number
  /** Retries earned by each request (RELIABILITY F32: a slow network must not double the load). */
  retryShare: number
  /** Retries that may be saved up. */
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

interface Address {
  origin: string
  ejectedUntil: number
  /** Since the last answer of any kind. */
  failures: number
  serverErrors: number
}

/** The addresses of one upstream and what is known of their health. */
export interface Addresses {
  /** The next address in turn, not `avoid` where another is left. Throws UnavailableError while the breaker is open. */
  take(avoid?: string): Promise<string>
  /** An answer came; a row of 5xx ejects. */
  answered(origin: string, status: number): void
  /** No answer came: refused, reset or too late. */
  failed(origin: string): void
  /** Spends one retry; false when the budget is used up. */
  spendRetry(): boolean
  /** Whether the breaker lets nothing through. */
  isOpen(): boolean
  /** Addresses last resolved. */
  known(): string[]
}

const systemResolve: Resolve = async (host) => {
  const found = await lookup(host, { all: true })
  return found.map(({ address }) => address)
}

function originOf(url: URL, address: string): string {
  const host = isIP(address) === 6 ? `[${address}]` : address
  return `${url.protocol}//${host}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`
}

/** Watches the addresses behind one name: round robin, ejection, breaker, retry budget. Uses no timer of its own. */
export function createAddresses(options: AddressOptions): Addresses {
  const settings = { ...DEFAULTS, ...options.settings }
  const clock = options.clock ?? (() => performance.now())
  const resolve = options.resolve ?? systemResolve
  const url = new URL(options.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')

  let addresses: Address[] = []
  let resolvedAt = Number.NEGATIVE_INFINITY
  let resolving: Promise<void> | null = null
  let turn = 0
  let openUntil = 0
  let retries = settings.retrySavings

  const adopt = (found: string[]) => {
    const before = new Map(addresses.map((address) => [address.origin, address]))
    const origins = [...new Set(found.map((address) => originOf(url, address)))]
    addresses = origins.map((origin) => before.get(origin) ?? { origin, ejectedUntil: 0, failures: 0, serverErrors: 0 })
  }

  const lookUp = async () => {
    try {
      const found = isIP(host) ? [host] : await resolve(host)
      if (found.length > 0) adopt(found)
    } catch (error) {
      // A name server that is away for a moment takes nobody out: the last list stays in use.
      if (addresses.length === 0) throw unknownHost(url, error)
    } finally {
      resolvedAt = clock()
      resolving = null
    }
  }

  const freshen = async () => {
    const age = clock() - resolvedAt
    if (age < settings.resolveEveryMs) return
    resolving ??= lookUp()
    if (addresses.length === 0 || age >= settings.staleMs) await resolving
    else resolving.catch(() => undefined)
  }

  const passBreaker = (now: number) => {
    if (openUntil === 0) return
    if (now < openUntil) throw closedDoor(url, openUntil - now)
    // This one may try; the next only when it was answered, or after as long again.
    openUntil = now + settings.breakerMs
  }

  const choose = (now: number, avoid: string | undefined): Address | undefined => {
    const healthy = addresses.filter((address) => address.ejectedUntil <= now)
    // The last address is never ejected: a request that may fail beats one that surely does.
    const usable = healthy.length > 0 ? healthy : addresses
    const others = usable.filter((address) => address.origin !== avoid)
    const candidates = others.length > 0 ? others : addresses.filter((address) => address.origin !== avoid)
    const list = candidates.length > 0 ? candidates : usable
    turn = (turn + 1) % Number.MAX_SAFE_INTEGER
    return list[turn % list.length]
  }

  const find = (origin: string) => addresses.find((address) => address.origin === origin)

  return {
    async take(avoid) {
      await freshen()
      const now = clock()
      if (avoid === undefined) {
        passBreaker(now)
        retries = Math.min(settings.retrySavings, retries + settings.retryShare)
      }
      const address = choose(now, avoid)
      if (!address) throw unknownHost(url)
      return address.origin
    },
    answered(origin, status) {
      openUntil = 0
      const address = find(origin)
      if (!address) return
      address.failures = 0
      address.serverErrors = status >= 500 ? address.serverErrors + 1 : 0
      if (address.serverErrors < settings.serverErrors) return
      address.serverErrors = 0
      address.ejectedUntil = clock() + settings.ejectMs
    },
    failed(origin) {
      const now = clock()
      const address = find(origin)
      if (address) {
        address.failures += 1
        address.ejectedUntil = now + settings.ejectMs
      }
      const total = addresses.reduce((sum, each) => sum + each.failures, 0)
      // One hung replica fails many requests in the same moment; only when none answers is the service away.
      const isDown = total >= settings.breakerFailures && addresses.every((each) => each.failures > 0)
      if (isDown) openUntil = now + settings.breakerMs
    },
    spendRetry() {
      if (retries < 1) return false
      retries -= 1
      return true
    },
    isOpen: () => openUntil !== 0 && clock() < openUntil,
    known: () => addresses.map((address) => address.origin),
  }
}

function unknownHost(url: URL, cause?: unknown): UnavailableError {
  const error = new UnavailableError('The service behind this has no address right now.', false)
  error.cause = cause ?? url.hostname
  return error
}

function closedDoor(url: URL, waitMs: number): UnavailableError {
  const error = new UnavailableError('The service behind this does not answer right now.', false)
  error.extras.headers = { 'retry-after': String(Math.ceil(waitMs / 1000)) }
  error.cause = url.hostname
  return error
}
