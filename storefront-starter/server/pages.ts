import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { readBody } from './bodies.ts'
import { takesEncoding } from './encodings.ts'
import { createReaders, type ReadersLimits } from './readers.ts'
import { type Refusal, refusalOf } from './screening.ts'
import { createTurnstile } from './turnstile.ts'
import { readProxies, visitorOf } from './visitors.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify<Buffer, Buffer>(gzip)

/** The quality that is worth its time where each page is another one. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

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
  readers?: ReadersLimits
}

/** Has React Router answer a request. */
export function createPages(
  handle: (request: Request) => Promise<Response>,
  { origin, proxies: named, bodyMs = BODY_MS, readers }: PageOptions,
) {
  const proxies = readProxies(named)
  const turnstile = createTurnstile()
  const send = createReaders(readers)
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
    // A page takes a place until it is made, not until it is read: who reads slowly keeps nobody else waiting.
    const {
      status,
      headers,
      body: bytes,
    } = await turnstile.count(visitor, async () => {
      const answer = await handle(asked)
      return { status: answer.status, ...(await readAnswer(answer, request)) }
    })
    if (response.destroyed) return
    response.writeHead(status, headers)
    send(response, bytes, visitor)
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

/** An answer with its headers and its bytes, as they are sent. */
async function readAnswer(answer: Response, request: IncomingMessage) {
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers)
  const cookies = answer.headers.getSetCookie()
  // What holds a cookie is one visitor's, whatever its route says of it; so are data and redirects that say nothing.
  if (cookies.length > 0) Object.assign(headers, { 'set-cookie': cookies, 'cache-control': 'private, no-store' })
  headers['cache-control'] ??= 'private, no-store'
  if (!answer.body || request.method === 'HEAD') {
    await answer.body?.cancel()
    return { headers, body: Buffer.alloc(0) }
  }
  const body = Buffer.from(await answer.arrayBuffer())
  const compression = compressionFor(request, answer)
  if (!compression) return { headers: { ...headers, 'content-length': String(body.length) }, body }
  const compressed = await compression.compress(body)
  headers['content-encoding'] = compression.name
  headers['content-length'] = String(compressed.length)
  headers.vary = [answer.headers.get('vary'), 'Accept-Encoding'].filter(Boolean).join(', ')
  return { headers, body: compressed }
}

function compressionFor(request: IncomingMessage, answer: Response) {
  if (answer.headers.has('content-encoding')) return null
  if (!/^(text\/|application\/(json|xml))/.test(answer.headers.get('content-type') ?? '')) return null
  const accepted = request.headers['accept-encoding']?.toString()
  if (takesEncoding(accepted, 'br')) return { name: 'br', compress: (body: Buffer) => brotli(body, BROTLI) }
  if (takesEncoding(accepted, 'gzip')) return { name: 'gzip', compress: (body: Buffer) => gzipped(body) }
  return null
}
