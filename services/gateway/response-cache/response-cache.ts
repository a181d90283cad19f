import type { IncomingResponse } from '@stoa/kit/calls/transport'
import type { CallOptions, GatewayRoute } from '@stoa/kit/contract/operations'
import type { ReceivedBroadcast } from '@stoa/kit/events/broadcasts'
import { UNSEEN } from '@stoa/kit/http/kept-response'
import { newId } from '@stoa/kit/values/ids'
import type { Accepted, Coding } from './codings.ts'
import { createCopier, wantedCopy } from './copies.ts'
import { type Entry, entryOf, withCopy } from './entry.ts'
import { createCacheStore } from './store.ts'

/** What a service gave: something that can be kept, or a response for one client alone. */
export type Filled = { entry: Entry } | { entry: null; response: IncomingResponse }

/** Responses of the operations that declare `x-cache` (docs/architecture.md#the-response-cache). */
export interface ResponseCache {
  /** What is kept under an address; when it is past its time, a new one is being made meanwhile. */
  find(url: string): Entry | undefined
  /** Of an entry that is requested again: has the copy made that a client likes best, for those who come after it. */
  wantCopy(entry: Entry, accepted: Accepted): void
  /** Has the service make it. Who wants the same meanwhile gets the same. */
  fill(route: GatewayRoute, url: string, call: CallOptions): Promise<Filled>
  /** A change went through this gateway: whoever made it reads it at once, although its broadcast is still to come. */
  forget(service: string): void
  /** From this position on every broadcast will be consumed. */
  begin(seq: string): void
  purge(broadcast: ReceivedBroadcast): void
  /** Broadcasts from before this position are lost. */
  clear(seq: string): void
}

interface ResponseCacheOptions {
  maxBytes: number
  routes: readonly GatewayRoute[]
  /** Requests an address of a service for nobody in particular. */
  request: (route: GatewayRoute, url: string, call: CallOptions) => Promise<IncomingResponse>
  /** Whether broadcasts are being received; while they are not, every request goes to the service. */
  isConnected: () => boolean
  /** Milliseconds that only grow. */
  clock?: () => number
}

/** What a broadcast purges: what is about its subject, about the id, and about what it names. */
function tagsOf({ type, id, tags = [] }: ReceivedBroadcast): string[] {
  return [type.split('.')[0] ?? type, id, ...tags]
}

/** The tags of everything that is kept of a service. */
function tagsByService(routes: readonly GatewayRoute[]): Map<string, string[]> {
  const kept = Map.groupBy(
    routes.filter(({ cache }) => cache),
    ({ service }) => service,
  )
  return new Map(
    [...kept].map(([service, own]) => [service, [...new Set(own.flatMap(({ cache }) => cache?.tags ?? []))]]),
  )
}

export function createResponseCache(options: ResponseCacheOptions): ResponseCache {
  const { routes, request, isConnected, clock = () => performance.now() } = options
  const store = createCacheStore<Entry>(options)
  const routeOf = new Map(routes.map((route) => [route.operationId, route]))
  const tagsOfService = tagsByService(routes)
  /** Fills under way that may be shared: none from before the last purge. */
  const pending = new Map<string, Promise<Filled>>()

  const fillAlone = async (route: GatewayRoute, url: string, call: CallOptions): Promise<Filled> => {
    const { epoch } = store
    const response = await request(route, url, call)
    const entry = entryOf(route, url, response, clock())
    if (!entry) return { entry, response }
    if (entry.seen !== UNSEEN && isConnected()) store.keep(url, entry, epoch)
    return { entry }
  }
  const share = (route: GatewayRoute, url: string, call: CallOptions): Promise<Filled> => {
    const filling = fillAlone(route, url, call).finally(() => {
      if (pending.get(url) === filling) pending.delete(url)
    })
    pending.set(url, filling)
    return filling
  }
  const renew = (url: string, operationId: string) => {
    const route = routeOf.get(operationId)
    // The old one is sent until its time is up; a failure is that of whoever asks after that.
    if (route && !pending.has(url)) share(route, url, { requestId: newId('req') }).catch(() => undefined)
  }

  const makeCopy = createCopier((entry: Entry, coding: Coding, copy) => {
    // What is kept by now may be another response.
    const isSame = ({ plain }: Entry) => plain.text === entry.plain.text
    store.replace(entry.key, isSame, (present) => withCopy(present, coding, copy))
  })

  return {
    wantCopy(entry, accepted) {
      const wanted = wantedCopy(entry, accepted)
      if (wanted) makeCopy(entry, wanted)
    },
    find(url) {
      const entry = store.get(url)
      if (!entry || !isConnected()) return undefined
      const now = clock()
      if (now >= entry.staleUntil) return undefined
      if (now >= entry.freshUntil) renew(url, entry.operationId)
      return entry
    },
    async fill(route, url, call) {
      const shared = isConnected() ? pending.get(url) : undefined
      if (!shared) return share(route, url, call)
      const filled = await shared.catch(() => null)
      // A problem is for whoever's request it was; it names that one.
      return filled?.entry ? filled : fillAlone(route, url, call)
    },
    forget(service) {
      pending.clear()
      store.purgeAhead(tagsOfService.get(service) ?? [])
    },
    begin: store.trustFrom,
    purge(broadcast) {
      pending.clear()
      store.purge(tagsOf(broadcast), broadcast.seq)
    },
    clear(seq) {
      pending.clear()
      store.clear(seq)
    },
  }
}
