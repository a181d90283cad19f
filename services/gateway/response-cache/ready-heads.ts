import type { OutgoingHttpHeaders } from 'node:http'
import { createOriginCheck } from '../origins.ts'
import type { Body } from './copies.ts'
import type { Entry } from './entry.ts'
import { headerLines, statusLine } from './ready-response.ts'
import { entryHead } from './respond.ts'

/** All headers of a response but those that are new each time. */
export interface Head {
  /** Names and values in turn, as `writeHead` takes them. */
  readonly flat: readonly string[]
  /** The same as they are sent, after the status line. */
  readonly text: string
}

export interface ReadyHead {
  /** For one of its bodies; for none, that of 304. */
  of(entry: Entry, body: Body | null): Head
}

/**
 * The headers that the gateway sends with every kept response: security, CORS, caching. They are taken from a response that
 * has gone through the framework, so a hit has the same ones as a miss, whatever plugins set them.
 */
export interface ReadyHeads {
  learn(from: Asking, own: OutgoingHttpHeaders): void
  find(from: Asking): ReadyHead | undefined
}

/** What the headers of a response depend on. */
interface Asking {
  origin: string | undefined
  /** Whether the request has credentials. */
  isIdentified: boolean
}

/** New for each response. */
const CHANGING = new Set(['ratelimit', 'retry-after', 'x-request-id'])

/** That of the policy is the same for all responses of an operation, and not for all operations. */
const OF_POLICY = 'ratelimit-policy'

function createReadyHead(own: OutgoingHttpHeaders, policyField: (name: string) => string): ReadyHead {
  const made = new WeakMap<Body | Entry, Head>()
  const make = (entry: Entry, body: Body | null): Head => {
    const named: OutgoingHttpHeaders = {
      ...own,
      ...(entry.cacheControl === null ? {} : { 'cache-control': entry.cacheControl }),
    }
    named[OF_POLICY] = policyField(entry.rateLimit)
    const fixed = Object.entries(named).flatMap(([name, value]) =>
      value === undefined || CHANGING.has(name) ? [] : [name, String(value)],
    )
    const flat = [...fixed, ...entryHead(entry, named, body)]
    return { flat, text: statusLine(body ? 200 : 304) + headerLines(flat) }
  }
  return {
    of(entry, body) {
      const owner = body ?? entry
      const known = made.get(owner)
      if (known) return known
      const head = make(entry, body)
      made.set(owner, head)
      return head
    },
  }
}

/** Where every port of a host is allowed there are many origins; later ones go through the framework. */
const MAX_HEADS = 1_000

/** One for each origin that is allowed, one for all others, one for none; each with and without credentials. */
export function createReadyHeads(origins: readonly string[], policyField: (name: string) => string): ReadyHeads {
  const shared = new Map<string, ReadyHead>()
  const identified = new Map<string, ReadyHead>()
  const isAllowed = createOriginCheck(origins)
  const kindOf = (origin: string | undefined) => {
    if (origin === undefined) return 'none'
    return isAllowed(origin) ? origin : 'other'
  }
  return {
    learn({ origin, isIdentified }, own) {
      const heads = isIdentified ? identified : shared
      const kind = kindOf(origin)
      if (!heads.has(kind) && heads.size < MAX_HEADS) heads.set(kind, createReadyHead(own, policyField))
    },
    find: ({ origin, isIdentified }) => (isIdentified ? identified : shared).get(kindOf(origin)),
  }
}
