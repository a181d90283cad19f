import type { IncomingMessage } from 'node:http'
import type { Resolve } from '@stoa/kit/address-list'
import type { Addresses, AddressSettings } from '@stoa/kit/addresses'
import type { GatewayRoute } from '@stoa/kit/contract'
import { AttemptError, CancelledError, type ExchangeRequest, exchange, type Receiver } from '@stoa/kit/exchange'
import { createUpstreams, isSafe } from '@stoa/kit/http-transport'
import { UnavailableError } from '@stoa/kit/problem'
import type { FastifyReply } from 'fastify'
import { answerHeaders, type Dispatch, ownHeaders, type Passage } from './dispatch.ts'

interface HttpDispatchOptions {
  /** Service name → `http://host:port`. */
  upstreams: Readonly<Record<string, string>>
  /** Milliseconds one try may take until the answer begins. */
  tryMs: { read: number; write: number; stream: number }
  resolve?: Resolve
  settings?: Partial<AddressSettings>
}

function hasBody({ method, headers }: IncomingMessage): boolean {
  if (isSafe(method ?? 'GET')) return false
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/**
 * A request's body for one try. Nothing is read before the try asks, so that one that never left can be repeated; and
 * a try that ends early leaves the client's connection open for the answer.
 */
async function* bodyOf(raw: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of raw.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array
  } catch (error) {
    // The client broke off, not the service: no address is blamed for it.
    throw new CancelledError(error)
  }
}

/** Writes an answer to the client as it comes, no faster than the client takes it. */
function receiverFor(reply: FastifyReply): Receiver {
  const { raw } = reply
  return {
    head(status, headers) {
      const own = ownHeaders(reply)
      reply.hijack()
      raw.writeHead(status, answerHeaders(own, headers))
    },
    data(chunk, resume) {
      if (raw.write(chunk)) return true
      raw.once('drain', resume)
      return false
    },
    end() {
      raw.end()
    },
  }
}

/** Aborts when the client has gone before its answer was whole. */
function departureOf({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(new CancelledError())
  })
  return gone.signal
}

function exchangeOf(passage: Passage, tryMs: number, signal: AbortSignal): ExchangeRequest {
  const { request, headers } = passage
  const { 'transfer-encoding': _chunked, ...sent } = headers
  const body = hasBody(request.raw)
  if (!body) delete sent['content-length']
  return {
    method: request.method,
    path: request.raw.url ?? '/',
    headers: sent,
    timeoutMs: tryMs,
    signal,
    ...(body ? { body: bodyOf(request.raw) } : {}),
  }
}

function stateOf(addresses: Addresses): string {
  if (addresses.isOpen()) return 'does not answer'
  const count = addresses.known().length
  return count === 0 ? 'not asked yet' : `${count} addresses`
}

/** Hands requests to services over HTTP, on any of their addresses, bodies streamed both ways. */
export function createHttpDispatch(options: HttpDispatchOptions): Dispatch {
  const { tryMs, ...rest } = options
  const upstreams = createUpstreams(rest)

  const deadlineOf = (route: GatewayRoute, safe: boolean) => {
    if (route.rawBody) return tryMs.stream
    return safe ? tryMs.read : tryMs.write
  }

  return {
    async dispatch(passage) {
      const { route, request, reply } = passage
      const upstream = upstreams.get(route.service)
      if (!upstream) throw new UnavailableError('Nothing says where the service behind this runs.', false)
      const safe = isSafe(request.method)
      const signal = departureOf(reply)
      const receiver = receiverFor(reply)
      try {
        await upstream.attempt(safe, (pool) =>
          exchange(pool, exchangeOf(passage, deadlineOf(route, safe), signal), receiver),
        )
      } catch (error) {
        if (!reply.sent) {
          if (!(error instanceof CancelledError)) throw error
          reply.hijack()
        }
        // Half an answer is on its way, or nobody waits for one: the broken connection says so.
        request.log.debug({ err: error instanceof AttemptError ? error.cause : error }, 'answer broken off')
        reply.raw.destroy()
      }
    },
    report: () => Object.fromEntries([...upstreams].map(([service, { addresses }]) => [service, stateOf(addresses)])),
    async close() {
      await Promise.all([...upstreams.values()].map((upstream) => upstream.close()))
    },
  }
}
