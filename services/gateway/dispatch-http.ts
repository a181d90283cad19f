import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { Resolve } from '@stoa/kit/calls/address-list'
import type { Addresses, AddressSettings } from '@stoa/kit/calls/addresses'
import { AttemptError, CancelledError, type ExchangeRequest, exchange, type Receiver } from '@stoa/kit/calls/exchange'
import { createUpstreams, isSafe } from '@stoa/kit/calls/http-transport'
import type { GatewayRoute } from '@stoa/kit/contract/operations'
import { UnavailableError } from '@stoa/kit/values/problem'
import type { FastifyReply } from 'fastify'
import { type Dispatch, type DispatchRequest, gatewayHeaders, responseHeaders } from './dispatch.ts'

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
 * A request's body for one attempt. Nothing is read before the attempt reads it, so that one that was never sent can be
 * repeated; and an attempt that ends early releases the client's request at once, whatever the client is doing.
 */
function bodyOf(raw: IncomingMessage): Readable {
  let isReading = false
  const take = (chunk: Buffer) => {
    if (!body.push(chunk)) raw.pause()
  }
  const end = () => body.push(null)
  // The client disconnected, not the service: no address is counted as failing.
  const disconnect = (error?: Error) => {
    if (!raw.readableEnded) body.destroy(new CancelledError(error))
  }
  const body = new Readable({
    read() {
      if (raw.destroyed) return disconnect()
      if (!isReading) raw.on('data', take).on('end', end).on('error', disconnect).on('close', disconnect)
      isReading = true
      raw.resume()
    },
    destroy(error, done) {
      raw.off('data', take).off('end', end).off('error', disconnect).off('close', disconnect)
      if (isReading) raw.pause()
      done(error)
    },
  })
  // undici stops listening once it has the whole response; `disconnectOf` detects that the client is gone as well.
  body.on('error', () => undefined)
  return body
}

/** Writes a response to the client as it arrives, no faster than the client reads it. */
function receiverFor(reply: FastifyReply): Receiver {
  const { raw } = reply
  return {
    head(status, headers) {
      const own = gatewayHeaders(reply)
      reply.hijack()
      raw.writeHead(status, responseHeaders(own, headers))
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

/** Aborts when the client disconnects before its response was complete. */
function disconnectOf({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(new CancelledError())
  })
  return gone.signal
}

function exchangeOf(passage: DispatchRequest, tryMs: number, signal: AbortSignal): ExchangeRequest {
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
  return count === 0 ? 'not called yet' : `${count} addresses`
}

/** Sends requests to services over HTTP, to any of their addresses, bodies streamed both ways. */
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
      if (!upstream) throw new UnavailableError('No address of the service behind this is configured.', false)
      const safe = isSafe(request.method)
      const signal = disconnectOf(reply)
      const receiver = receiverFor(reply)
      try {
        await upstream.attempt(
          safe,
          (pool) => exchange(pool, exchangeOf(passage, deadlineOf(route, safe), signal), receiver),
          hasBody(request.raw) && needsOwnConnection(request.raw),
        )
      } catch (error) {
        if (!reply.sent) {
          if (!(error instanceof CancelledError)) throw error
          reply.hijack()
        }
        // Half a response was sent, or the client is gone: closing the connection tells it.
        request.log.debug({ err: error instanceof AttemptError ? error.cause : error }, 'response broken off')
        reply.raw.destroy()
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
