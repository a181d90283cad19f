import type { IncomingHttpHeaders } from 'node:http'
import { UnavailableError } from '../values/problem.ts'
import type { Resolve } from './address-list.ts'
import type { AddressSettings } from './addresses.ts'
import { CancelledError, type ExchangeRequest, exchange } from './exchange.ts'
import type { IncomingResponse, OutgoingRequest, Transport } from './transport.ts'
import { createUpstream, type Upstream } from './upstream.ts'

interface HttpTransportOptions {
  /** Service name → `http://host:port`. */
  upstreams: Readonly<Record<string, string>>
  resolve?: Resolve
  settings?: Partial<AddressSettings>
}

/** RFC 9110 §9.2.1. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether repeating a request with this method changes nothing. */
export function isSafe(method: string): boolean {
  return SAFE.has(method)
}

/** The upstreams of a process, by service name. */
export function createUpstreams(options: HttpTransportOptions): ReadonlyMap<string, Upstream> {
  const { upstreams, ...rest } = options
  return new Map(Object.entries(upstreams).map(([service, url]) => [service, createUpstream({ url, ...rest })]))
}

function exchangeOf(request: OutgoingRequest, abandon: AbortSignal): ExchangeRequest {
  const { method, url, headers, body, timeoutMs, signal } = request
  return {
    method,
    path: url,
    headers,
    timeoutMs,
    whole: true,
    ...(body === undefined ? {} : { body }),
    signal: signal ? AbortSignal.any([signal, abandon]) : abandon,
  }
}

async function send(upstream: Upstream, request: OutgoingRequest): Promise<IncomingResponse> {
  let headers: IncomingHttpHeaders = {}
  let chunks: Buffer[] = []
  const repeat = isSafe(request.method) ? 'safe' : request.repeatable ? 'repeatable' : 'unsafe'
  const status = await upstream.attempt({ repeat, isWatched: true }, (pool, abandon) => {
    chunks = []
    return exchange(pool, exchangeOf(request, abandon), {
      head: (_status, given) => {
        headers = given
      },
      data: (chunk) => {
        chunks.push(chunk)
        return true
      },
      end: () => undefined,
    })
  })
  return { status, headers, body: Buffer.concat(chunks).toString() }
}

/** Reaches services over HTTP: the least busy of their addresses, deadline per try, one repeat elsewhere where it is safe. */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const upstreams = createUpstreams(options)
  return {
    async request(request) {
      const upstream = upstreams.get(request.service)
      if (!upstream) throw new UnavailableError(`Nothing says where ${request.service} runs.`, false)
      try {
        return await send(upstream, request)
      } catch (error) {
        if (error instanceof CancelledError) throw new UnavailableError('The call was given up.', true, 'timeout')
        throw error
      }
    },
    async close() {
      await Promise.all([...upstreams.values()].map((upstream) => upstream.close()))
    },
  }
}
