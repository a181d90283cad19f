import type { OutgoingHttpHeaders } from 'node:http'
import type { GatewayRoute } from '@stoa/kit/contract/operations'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { API_KEY } from './authentication.ts'
import { mergeVary } from './headers.ts'

const CREDENTIALS = ['Authorization', 'Stoa-Api-Key', 'Stoa-Cart-Token']
/** Of what the gateway keeps there are copies in other codings. */
const KEPT = [...CREDENTIALS, 'Accept-Encoding']

/** What Vary names besides what is there already; few different values are, so each is made once. */
function createVary(names: readonly string[]) {
  const made = new Map<string, string>()
  return (present: string): string => {
    const vary = made.get(present) ?? mergeVary(present, [...names])
    if (made.size < MAX_VARIES) made.set(present, vary)
    return vary
  }
}

const MAX_VARIES = 100
const varyOfPublic = createVary(CREDENTIALS)
const varyOfKept = createVary(KEPT)

/** Of what anybody may read: it is kept on the way, and compared with ours each time. */
export const SHARED = 'no-cache'

function isShared({ method, permission }: GatewayRoute, { headers }: FastifyRequest): boolean {
  const isIdentified =
    headers.authorization !== undefined || headers[API_KEY] !== undefined || headers['stoa-cart-token'] !== undefined
  return method === 'GET' && permission === 'public' && !isIdentified
}

/**
 * Whether a response may be kept by caches on the way: what anybody may read is kept and revalidated, everything else is
 * kept nowhere. A service that declares more, for pictures that never change, is followed. The response to a credential
 * differs from that to none, and so Vary names them.
 */
export function setCaching(route: GatewayRoute, request: FastifyRequest, reply: FastifyReply): void {
  const isPublic = route.method === 'GET' && route.permission === 'public'
  if (isPublic) reply.header('vary', (route.cache ? varyOfKept : varyOfPublic)(String(reply.getHeader('vary') ?? '')))
  reply.header('cache-control', isShared(route, request) ? SHARED : 'no-store')
}

/** What is no operation is kept nowhere either, unless it says so itself: problems, probes, 404. */
export function registerCaching(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    const isProblem = reply.statusCode >= 400
    if (isProblem || !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

/** The caching of a dispatched response: a service's own where it declares one for a success, else the gateway's. */
export function cachingOf(status: number, own: OutgoingHttpHeaders, theirs: OutgoingHttpHeaders): OutgoingHttpHeaders {
  if (status >= 400) return { 'cache-control': 'no-store' }
  const declared = theirs['cache-control'] ?? own['cache-control']
  return declared === undefined ? {} : { 'cache-control': declared }
}
