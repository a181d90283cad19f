import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { createRequestHandler, type ServerBuild } from 'react-router'
import { MAX_BODY_BYTES, type Refusal, refusalOf } from './screening.ts'
import { createTurnstile, readProxies, visitorOf } from './visitors.ts'

const FLUSH = { flush: constants.BROTLI_OPERATION_FLUSH, params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

function refuse(response: ServerResponse, { status, text, retryAfterSeconds }: Refusal): void {
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds)
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.end(`${text}\n`)
}

/** Has React Router answer a request. */
export function createPages(build: ServerBuild, protocol: string) {
  const handle = createRequestHandler(build, 'production')
  const proxies = readProxies(process.env.TRUSTED_PROXIES ?? '')
  const turnstile = createTurnstile()
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = refusalOf(request) ?? turnstile.refusalOf(visitorOf(request, proxies), performance.now())
    if (refusal) return refuse(response, refusal)
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    await turnstile.count(async () => {
      const answer = await handle(webRequest(request, protocol, gone.signal))
      if (response.destroyed) await answer.body?.cancel()
      else await send(answer, request, response)
    })
  }
}

function webRequest(request: IncomingMessage, protocol: string, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(':')) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  headers.set('x-forwarded-for', clientOf(request))
  const url = new URL(request.url ?? '/', `${protocol}//${request.headers.host ?? 'localhost'}`)
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  return new Request(url, {
    method: request.method ?? 'GET',
    headers,
    signal,
    ...(hasBody ? { body: Readable.toWeb(limited(request)) as ReadableStream, duplex: 'half' } : {}),
  } as RequestInit)
}

/** Whom the gateway is told of: what proxies said, then who is connected here. It believes proxies that it was named. */
function clientOf(request: IncomingMessage): string {
  return [request.headers['x-forwarded-for'], request.socket.remoteAddress].filter(Boolean).join(', ')
}

/** A body whose length was not announced may not be longer either. */
function limited(request: IncomingMessage): Readable {
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > MAX_BODY_BYTES) request.destroy(new Error('the body is too long'))
  })
  return request.pause()
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
