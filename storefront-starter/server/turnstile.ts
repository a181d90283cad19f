import { type Client, clientOf } from './network.ts'
import type { Refusal } from './screening.ts'

/** Pages that are made at once; each takes about ten milliseconds of this process, so more would only wait. */
const MAX_PAGES = 64
/** Of them, what one visitor may take: a browser asks for six at once, a household or an office for more. */
const MAX_PLACES_OF_VISITOR = 16
/** Of them, what all networks of one site may take, so that half is always left to others. */
const MAX_PLACES_OF_SITE = 32

/** Pages of one visitor in a window: more than a person opens, less than this process can make. */
const MAX_PAGES_OF_VISITOR = 100
/** Many customers of a provider may share a /48; one subscriber may have all of it. */
const MAX_PAGES_OF_SITE = 4 * MAX_PAGES_OF_VISITOR
const WINDOW_MS = 10_000
/** Visitors counted in a window, which bounds what counting them holds. */
const MAX_VISITORS = 50_000
/** Pages in a window of all those together who come after so many: what this process makes in it. */
const MAX_PAGES_OF_NEWCOMERS = 1000

const TOO_MANY = { status: 429, text: 'Too many pages at once. Please wait a moment.' }
const BUSY = { status: 503, text: 'The shop is very busy. Please try again in a moment.' }

/** Counts pages by network and by site, for ten seconds at a time. */
function createWindow() {
  let counts = new Map<string, number>()
  let newcomers = 0
  let endsAt = 0
  const countOf = (key: string) => counts.get(key) ?? 0

  /** Why a page is one too many; a page that is refused is not counted. */
  function excessOf({ network, site }: Client) {
    if (countOf(network) >= MAX_PAGES_OF_VISITOR) return TOO_MANY
    if (site !== null && countOf(site) >= MAX_PAGES_OF_SITE) return TOO_MANY
    const isNew = !counts.has(network) && counts.size >= MAX_VISITORS
    if (isNew) newcomers += 1
    return isNew && newcomers > MAX_PAGES_OF_NEWCOMERS ? BUSY : null
  }

  return (client: Client, nowMs: number): Refusal | null => {
    if (nowMs >= endsAt) {
      counts = new Map()
      newcomers = 0
      endsAt = nowMs + WINDOW_MS
    }
    const excess = excessOf(client)
    if (excess) return { ...excess, retryAfterSeconds: Math.ceil((endsAt - nowMs) / 1000) }
    for (const key of [client.network, client.site]) {
      if (key !== null && (counts.has(key) || counts.size < MAX_VISITORS)) counts.set(key, countOf(key) + 1)
    }
    return null
  }
}

/** Refuses pages before they cost anything: those of one visitor who takes too many, and those that would only wait. */
export function createTurnstile() {
  const excessOf = createWindow()
  const places = new Map<string, number>()
  let pages = 0

  function move(client: Client, by: 1 | -1): void {
    pages += by
    for (const key of [client.network, client.site]) {
      if (key === null) continue
      const taken = (places.get(key) ?? 0) + by
      if (taken === 0) places.delete(key)
      else places.set(key, taken)
    }
  }

  function crowdOf({ network, site }: Client): Refusal | null {
    const isCrowd =
      (places.get(network) ?? 0) >= MAX_PLACES_OF_VISITOR || (places.get(site ?? '') ?? 0) >= MAX_PLACES_OF_SITE
    if (isCrowd) return { ...TOO_MANY, retryAfterSeconds: 1 }
    return pages < MAX_PAGES ? null : { ...BUSY, retryAfterSeconds: 1 }
  }

  return {
    /** Counts a request, and says why no page is made for it. */
    refusalOf(visitor: string, nowMs: number): Refusal | null {
      const client = clientOf(visitor)
      return excessOf(client, nowMs) ?? crowdOf(client)
    },
    /** Why there is no place for a page at this moment. */
    crowdOf: (visitor: string) => crowdOf(clientOf(visitor)),
    /** Makes a page, which takes a place until it is made. */
    async count<T>(visitor: string, page: () => Promise<T>): Promise<T> {
      const client = clientOf(visitor)
      move(client, 1)
      try {
        return await page()
      } finally {
        move(client, -1)
      }
    },
  }
}
