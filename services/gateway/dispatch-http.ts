import type { IncomingMessage } from 'node:http'
import type { Resolve } from '@stoa/kit/calls/address-list'
import type { Addresses, AddressSettings } from '@stoa/kit/calls/addresses'
import {
  AttemptError,
  CancelledError,
  type ExchangeRequest,
  exchange,
  exchangeUntilBegun,
  type Receiver,
} from '@stoa/kit/calls/exchange'
import { createUpstreams, isSafe } from '@stoa/kit/calls/http-transport'
import type { GatewayRoute } from '@stoa/kit/contract/operations'
import { endOnClose } from '@stoa/kit/http/event-stream'
import { UnavailableError } from '@stoa/kit/values/problem'
import {
  type Dispatch,
  type DispatchRequest,
  foreignFailure,
  gatewayHeaders,
  isForeignFailure,
  responseHeaders,
} from './dispatch.ts'
import { requestBody } from './request-body.ts'

interface HttpDispatchOptions {
  /** Service name → `http://host:port`. */
  upstreams: Readonly<Record<string, string>>
  /** Milliseconds until the response begins, for each attempt. */
  tryMs: { read: number; write: number; stream: number }
  resolve?: Resolve
  settings?: Partial<AddressSettings>
}

function hasBody({ method, headers }: IncomingMessage): boolean {
  if (isSafe(method ?? 'GET')) return false
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/**
 * Bytes of body that a service's parser accepts even when it does not read them. After a longer one that was not read to
 * its end, the connection to the service carries nothing more, and undici cannot detect that.
 */
const UNREAD_BYTES = 16_384

function needsOwnConnection({ headers }: IncomingMessage): boolean {
  return !(Number(headers['content-length']) <= UNREAD_BYTES)
}

/**
 * Writes a response to the client as it arrives, no faster than the client reads it. A failure of somebody between us and
 * the service is not passed on.
 */
function receiverFor({ route, reply, onHead }: DispatchRequest): Receiver & { readonly foreignFailure: number | null } {
  const { raw } = reply
  let foreignFailure: number | null = null
  return {
    get foreignFailure() {
      return foreignFailure
    },
    head(status, headers) {
      foreignFailure = isForeignFailure(status, headers['content-type']) ? status : null
      if (foreignFailure !== null) return
      onHead(headers)
      const own = gatewayHeaders(reply)
      reply.hijack()
      raw.writeHead(status, responseHeaders(status, own, headers))
      if (route.isEventStream) endOnClose(raw, () => raw.end())
    },
    data(chunk, resume) {
      if (foreignFailure !== null || raw.writableEnded || raw.write(chunk)) return true
      raw.once('drain', resume)
      return false
    },
    end() {
      if (foreignFailure === null) raw.end()
    },
  }
}

/** Aborts when the client disconnects before its response was complete; a stream of events may also have been ended here. */
function disconnectOf({ route, reply: { raw } }: DispatchRequest): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished || route.isEventStream) gone.abort(new CancelledError())
  })
  return gone.signal
}

function exchangeOf(passage: DispatchRequest, tryMs: number, signal: AbortSignal): () => ExchangeRequest {
  const { request, headers } = passage
  const { 'transfer-encoding': _chunked, ...sent } = headers
  const body = hasBody(request.raw) ? requestBody(request.raw) : null
  if (!body) delete sent['content-length']
  const path = request.raw.url ?? '/'
  const all = { method: request.method, path, headers: sent, timeoutMs: tryMs, signal }
  return () => (body ? { ...all, body: body.attempt(), canResend: body.canResend } : all)
}

function stateOf(addresses: Addresses): string {
  if (addresses.isOpen()) return 'does not answer'
  const count = addresses.known().length
  return count === 0 ? 'not called yet' : `${count} addresses`
}

/** Sends requests to services over HTTP, to any of their addresses, bodies streamed both ways. */
export function createHttpDispatch(options: HttpDispatchOptions): Dispatch {
  const { tryMs, ...rest } = options
  const upstreams = createUpstreams(rest)

  const deadlineOf = (route: GatewayRoute, safe: boolean) => {
    if (route.isStream) return tryMs.stream
    return safe ? tryMs.read : tryMs.write
  }

  return {
    async dispatch(passage) {
      const { route, request, reply } = passage
      const upstream = upstreams.get(route.service)
      if (!upstream) throw new UnavailableError('No address of the service behind this is configured.', false)
      const safe = isSafe(request.method)
      const exchangeRequest = exchangeOf(passage, deadlineOf(route, safe), disconnectOf(passage))
      const receiver = receiverFor(passage)
      const breakOff = (error: unknown) => {
        // Half a response was sent, or the client is gone: closing the connection tells it.
        request.log.debug({ err: error instanceof AttemptError ? error.cause : error }, 'response broken off')
        reply.raw.destroy()
      }
      const lasts = route.isEventStream ?? false
      try {
        const alone = hasBody(request.raw) && needsOwnConnection(request.raw)
        await upstream.attempt({ repeat: safe ? 'safe' : 'unsafe', alone, lasts }, (pool) =>
          lasts
            ? exchangeUntilBegun(pool, exchangeRequest(), { receiver, onBroken: breakOff })
            : exchange(pool, exchangeRequest(), receiver),
        )
        if (receiver.foreignFailure !== null) throw foreignFailure(receiver.foreignFailure)
      } catch (error) {
        if (!reply.sent) {
          if (!(error instanceof CancelledError)) throw error
          reply.hijack()
        }
        breakOff(error)
      } finally {
        // What no service has read is discarded, so that a client still sending it receives the response and can send its next request.
        request.raw.resume()
      }
    },
    report: () => Object.fromEntries([...upstreams].map(([service, { addresses }]) => [service, stateOf(addresses)])),
    async close() {
      await Promise.all([...upstreams.values()].map((upstream) => upstream.close()))
    },
  }
}
