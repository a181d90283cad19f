import type { IncomingMessage, ServerResponse } from 'node:http'
import { isKnown } from '@stoa/kit/http/etag'
import type { Log } from '@stoa/kit/observability/log'
import { countKept, type Metrics } from '@stoa/kit/observability/metrics'
import { type Client, clientOf } from '../client-address.ts'
import type { KnownCredentials } from '../known-credentials.ts'
import { type Counted, countRequest, type RateLimiter, type RateStatus, statusField } from '../rate-limit.ts'
import { policyFor, type RatePolicy } from '../rate-policies.ts'
import { requestIdOf } from '../tracing.ts'
import { acceptedCodings } from './codings.ts'
import { bodyFor } from './copies.ts'
import type { Entry } from './entry.ts'
import { canonicalUrl } from './key.ts'
import type { ReadyHead, ReadyHeads } from './ready-heads.ts'
import { dateLine, endReady, keepAliveLines, staysOpen } from './ready-response.ts'
import { writeEntry } from './respond.ts'
import type { ResponseCache } from './response-cache.ts'

/** Sends kept responses before the framework does any work. */
export interface FastPath {
  /** False when the request is the framework's; nothing was sent then. */
  respond(request: IncomingMessage, response: ServerResponse): boolean
  /** What this has counted towards a rate limit already, before it left the request to the framework. */
  counted(request: IncomingMessage): Counted | Promise<Counted> | undefined
}

interface FastPathOptions {
  cache: ResponseCache
  heads: ReadyHeads
  known: Pick<KnownCredentials, 'of'>
  limiter: RateLimiter
  policies: Readonly<Record<string, RatePolicy>>
  addressOf: (request: IncomingMessage) => string
  /** How long the server keeps connections open. */
  keepAliveMs: number
  metrics: Metrics
  log: Log
}

/** With one of these, a request is more than a read. */
const OTHER_THAN_READ = ['content-length', 'transfer-encoding', 'content-type', 'idempotency-key']

/** Of two, Node has kept one, and somebody on the way may have read the other (strict-http.ts responds, and where there is none). */
function hasOne({ rawHeaders }: IncomingMessage, wanted: string): boolean {
  let found = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]
    if (name?.length === wanted.length && name.toLowerCase() === wanted) found += 1
  }
  return found === 1
}

function isPlainRead(request: IncomingMessage): boolean {
  if (request.method !== 'GET') return false
  for (const name of OTHER_THAN_READ) if (request.headers[name] !== undefined) return false
  return hasOne(request, 'host')
}

/** Whom requests count for; of those that no proxy has passed on, once for each connection. */
function createClientOf(addressOf: FastPathOptions['addressOf']) {
  const bySocket = new WeakMap<object, Client>()
  return (request: IncomingMessage): Client => {
    if (request.headers['x-forwarded-for'] !== undefined) return clientOf(addressOf(request))
    const known = bySocket.get(request.socket)
    if (known !== undefined) return known
    const client = clientOf(addressOf(request))
    bySocket.set(request.socket, client)
    return client
  }
}

/** What is counted and logged of each response. None takes a tenth of a millisecond, so no time is measured. */
function createRecord({ metrics, log }: FastPathOptions) {
  const isLogged = log.level === 'debug' || log.level === 'trace'
  const count = countKept(metrics)
  return ({ operationId: operation }: Entry, status: 200 | 304, requestId: string) => {
    count(operation, status)
    if (isLogged) log.debug({ request_id: requestId, operation, status, ms: 0 }, 'responded')
  }
}

/** The headers for a plain read by nobody in particular, or by somebody whose credentials are known to be valid. */
function createHeadFinder({ heads, known }: FastPathOptions) {
  return (request: IncomingMessage): ReadyHead | undefined => {
    if (!isPlainRead(request)) return undefined
    const { origin, authorization } = request.headers
    const credentials = known.of(request)
    if (credentials === 'none') return heads.find({ origin, isIdentified: false })
    if (credentials === 'unknown' || (authorization !== undefined && !hasOne(request, 'authorization')))
      return undefined
    return heads.find({ origin, isIdentified: true })
  }
}

/** Most addresses come in the form that they are kept under. */
function findEntry(cache: ResponseCache, url: string): Entry | undefined {
  const entry = cache.find(url)
  if (entry || !url.includes('?')) return entry
  const canonical = canonicalUrl(url)
  return canonical === null || canonical === url ? undefined : cache.find(canonical)
}

export function createFastPath(options: FastPathOptions): FastPath {
  const { cache, limiter, policies } = options
  const counted = new WeakMap<IncomingMessage, Counted | Promise<Counted>>()
  const clientOfRequest = createClientOf(options.addressOf)
  const record = createRecord(options)
  const headFor = createHeadFinder(options)
  const connection = keepAliveLines(options.keepAliveMs)

  /** Null where the framework has to wait for Redis, or to refuse. */
  const count = (request: IncomingMessage, name: string): RateStatus | null => {
    const found = countRequest(limiter, { name, policy: policyFor(policies, name), client: clientOfRequest(request) })
    if (!('then' in found) && found.status.allowed) return found.status
    counted.set(request, found)
    return null
  }

  const send = (request: IncomingMessage, response: ServerResponse, entry: Entry, ready: ReadyHead) => {
    const isWhole = !isKnown(request.headers['if-none-match'], entry.etag)
    const accepted = acceptedCodings(request.headers['accept-encoding'])
    const body = isWhole ? bodyFor(entry, accepted) : null
    // There is nothing yet that it takes.
    if (isWhole && !body) return false
    const status = count(request, entry.rateLimit)
    if (status === null) return false
    const requestId = requestIdOf(request)
    const limit = statusField(entry.rateLimit, status)
    const head = ready.of(entry, body)
    if (staysOpen(request, response)) {
      const changing = `ratelimit: ${limit}\r\nx-request-id: ${requestId}\r\n`
      endReady(response, head.text + changing + dateLine() + connection, body)
    } else writeEntry(response, [...head.flat, 'ratelimit', limit, 'x-request-id', requestId], body)
    cache.wantCopy(entry, accepted)
    record(entry, isWhole ? 200 : 304, requestId)
    return true
  }

  return {
    respond(request, response) {
      const ready = headFor(request)
      if (!ready) return false
      const entry = findEntry(cache, request.url ?? '/')
      return entry !== undefined && send(request, response, entry, ready)
    },
    counted: (request) => counted.get(request),
  }
}
