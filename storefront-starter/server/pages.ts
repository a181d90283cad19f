import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { readBody } from './bodies.ts'
import { type Refusal, refusalOf } from './screening.ts'
import { createTurnstile } from './turnstile.ts'
import { readProxies, visitorOf } from './visitors.ts'

const FLUSH = { flush: constants.BROTLI_OPERATION_FLUSH, params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** A form has arrived by then, also by a slow line. */
const BODY_MS = 10_000

const UNREADABLE: Refusal = { status: 400, text: 'The request cannot be read.' }

function refuse(response: ServerResponse, { status, text, retryAfterSeconds }: Refusal): void {
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds)
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.end(`${text}\n`)
}

interface PageOptions {
  /** Of the addresses that browsers use: `https://shop.example`. */
  origin: string
  /** The proxies in front of this storefront; see `readProxies`. */
  proxies: string
  bodyMs?: number
}

/** Has React Router answer a request. */
export function createPages(
  handle: (request: Request) => Promise<Response>,
  { origin, proxies: named, bodyMs = BODY_MS }: PageOptions,
) {
  const proxies = readProxies(named)
  const turnstile = createTurnstile()
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const visitor = visitorOf(request, proxies)
    const refusal = refusalOf(request, origin) ?? turnstile.refusalOf(visitor, performance.now())
    if (refusal) return refuse(response, refusal)
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
    const body = hasBody ? await readBody(request, bodyMs) : undefined
    if (body === null || response.destroyed) return
    if (body && 'status' in body) return refuse(response, body)
    const asked = webRequest(request, new URL(origin).protocol, { body, signal: gone.signal })
    if (!asked) return refuse(response, UNREADABLE)
    const crowd = turnstile.crowdOf(visitor)
    if (crowd) return refuse(response, crowd)
    await turnstile.count(visitor, async () => {
      const answer = await handle(asked)
      if (response.destroyed) await answer.body?.cancel()
      else await send(answer, request, response)
    })
  }
}

/** The request as React Router reads it; null for one that no URL or header of the web can say. */
function webRequest(
  request: IncomingMessage,
  protocol: string,
  { body, signal }: { body: Buffer | undefined; signal: AbortSignal },
): Request | null {
  try {
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    }
    headers.set('x-forwarded-for', clientOf(request))
    const url = new URL(request.url ?? '/', `${protocol}//${request.headers.host ?? 'localhost'}`)
    return new Request(url, {
      method: request.method ?? 'GET',
      headers,
      signal,
      ...(body ? { body: new Uint8Array(body) } : {}),
    })
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Whom the gateway is told of: what proxies said, then who is connected here. It believes proxies that it was named. */
function clientOf(request: IncomingMessage): string {
  return [request.headers['x-forwarded-for'], request.socket.remoteAddress].filter(Boolean).join(', ')
}

async function send(answer: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers)
  // Also data and redirects are one visitor's.
  headers['cache-control'] ??= 'private, no-store'
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  const compressor = answer.body && request.method !== 'HEAD' ? compressorFor(request, answer) : null
  if (compressor) {
    headers['content-encoding'] = compressor.name
    headers.vary = [answer.headers.get('vary'), 'Accept-Encoding'].filter(Boolean).join(', ')
    delete headers['content-length']
  }
  response.writeHead(answer.status, headers)
  if (!answer.body || request.method === 'HEAD') {
    response.end()
    return
  }
  const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0])
  await (compressor ? pipeline(body, compressor.stream, response) : pipeline(body, response))
}

function compressorFor(request: IncomingMessage, answer: Response) {
  if (!/^(text\/|application\/(json|xml))/.test(answer.headers.get('content-type') ?? '')) return null
  const accepted = String(request.headers['accept-encoding'] ?? '')
  if (accepted.includes('br')) return { name: 'br', stream: createBrotliCompress(FLUSH) }
  if (accepted.includes('gzip')) return { name: 'gzip', stream: createGzip({ flush: constants.Z_SYNC_FLUSH }) }
  return null
}
