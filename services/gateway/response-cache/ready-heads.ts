import type { OutgoingHttpHeaders } from 'node:http'
import type { Entry } from './entry.ts'
import { entryHead } from './respond.ts'

/** All headers of a response but those that are new each time. */
export interface ReadyHead {
  /** For the whole response, and for 304. */
  of(entry: Entry, isWhole: boolean): string[]
}

/**
 * The headers that the gateway sends with every kept response: security, CORS, caching. They are taken from a response that
 * has gone through the framework, so a hit has the same ones as a miss, whatever plugins set them.
 */
export interface ReadyHeads {
  learn(origin: string | undefined, own: OutgoingHttpHeaders): void
  find(origin: string | undefined): ReadyHead | undefined
}

/** New for each response. */
const CHANGING = new Set(['ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'])

function createReadyHead(own: OutgoingHttpHeaders): ReadyHead {
  const whole = new WeakMap<Entry, string[]>()
  const bodiless = new WeakMap<Entry, string[]>()
  const make = (entry: Entry, isWhole: boolean) => {
    const named = { ...own, ...(entry.cacheControl === null ? {} : { 'cache-control': entry.cacheControl }) }
    const flat = Object.entries(named).flatMap(([name, value]) =>
      value === undefined || CHANGING.has(name) ? [] : [name, String(value)],
    )
    return [...flat, ...entryHead(entry, named, isWhole)]
  }
  return {
    of(entry, isWhole) {
      const made = isWhole ? whole : bodiless
      const known = made.get(entry)
      if (known) return known
      const head = make(entry, isWhole)
      made.set(entry, head)
      return head
    },
  }
}

/** One for each origin that is allowed, one for all others, one for none. */
export function createReadyHeads(origins: readonly string[]): ReadyHeads {
  const heads = new Map<string, ReadyHead>()
  const allowed = new Set(origins)
  const kindOf = (origin: string | undefined) => {
    if (origin === undefined) return 'none'
    return allowed.has(origin) ? origin : 'other'
  }
  return {
    learn(origin, own) {
      const kind = kindOf(origin)
      if (!heads.has(kind)) heads.set(kind, createReadyHead(own))
    },
    find: (origin) => heads.get(kindOf(origin)),
  }
}
