/**
 * Node's `fetch` takes three times the CPU of Node's own HTTP client for the same exchange, most of it for streams of
 * bodies that are a few hundred bytes long. So what the SDK sends most often goes through `node:http`, and the rest
 * (uploads of files and streams) through `fetch`. Both keep connections open.
 */
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Socket } from 'node:net'
import { pipeline, Readable } from 'node:stream'
import { createBrotliDecompress, createInflate, createUnzip } from 'node:zlib'
import type { Fetch, FetchResponse } from '../types.ts'
import { VERSION } from '../version.ts'

/** Tells an operator which program sends what. */
export const userAgent = `stoa-sdk/${VERSION} node/${process.versions.node}`

/** As long as Node's fetch waits. */
const CONNECT_TIMEOUT_MS = 10_000

const DECODERS: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: createUnzip,
  'x-gzip': createUnzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

class NodeResponse implements FetchResponse {
  readonly status: number
  readonly ok: boolean
  readonly #message: IncomingMessage
  #headers: Headers | undefined

  constructor(message: IncomingMessage) {
    this.#message = message
    this.status = message.statusCode ?? 0
    this.ok = this.status >= 200 && this.status < 300
  }

  /** Made when they are read, because most calls read one or none. */
  get headers(): Headers {
    this.#headers ??= headersOf(this.#message)
    return this.#headers
  }

  get body(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return Readable.toWeb(Readable.from(this.#decoded())) as ReadableStream<Uint8Array<ArrayBuffer>>
  }

  async text(): Promise<string> {
    const text = (await this.#bytes()).toString('utf8')
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  }

  async blob(): Promise<Blob> {
    return new Blob([await this.#bytes()], { type: this.headers.get('content-type') ?? '' })
  }

  #decoded(): NodeJS.ReadableStream {
    const decoder = DECODERS[this.#message.headers['content-encoding']?.toLowerCase() ?? '']?.()
    // Errors of either end reach whoever reads the other.
    return decoder ? pipeline(this.#message, decoder, () => {}) : this.#message
  }

  #bytes(): Promise<Buffer<ArrayBuffer>> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      const stream = this.#decoded()
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => resolve(Buffer.concat(chunks)))
      stream.on('error', reject)
    })
  }
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  }
  return headers
}

/** A new connection must be there in time; one that is kept open is there already. */
function limitConnecting(socket: Socket): void {
  if (!socket.connecting) return
  const late = () => socket.destroy(Object.assign(new Error('connect timed out'), { code: 'ETIMEDOUT' }))
  const timer = setTimeout(late, CONNECT_TIMEOUT_MS)
  const stop = () => clearTimeout(timer)
  socket.once('connect', stop).once('close', stop)
}

/** What can be sent in one piece. */
const isWhole = (body: unknown): body is string | Uint8Array | null =>
  body === null || typeof body === 'string' || body instanceof Uint8Array

export const platformFetch: Fetch = (url, init) => {
  const { body, signal } = init
  if (!isWhole(body)) return globalThis.fetch(url, init)
  const send = url.startsWith('https:') ? requestHttps : requestHttp
  const given = init.headers instanceof Headers ? Object.fromEntries(init.headers) : init.headers
  const headers = { 'accept-encoding': 'gzip, deflate, br', ...(given as Record<string, string>) }
  return new Promise((resolve, reject) => {
    const request = send(url, { method: init.method, headers })
    request.once('response', (message) => resolve(new NodeResponse(message)))
    request.once('error', reject)
    request.once('socket', limitConnecting)
    signal?.addEventListener('abort', () => request.destroy(signal.reason), { once: true })
    request.end(body ?? undefined)
  })
}
