import { type Agent, type Dispatcher, request } from 'undici'
import { createSlots, createSlotsByKey } from '../timing/turns.ts'
import { FetchError } from './fetch-error.ts'
import { failureOf, MAX_HEADER_BYTES, type PublicAgentOptions, publicAgent, webUrl } from './public-exchange.ts'
import { retryAfterMs } from './retry-after.ts'

export interface FetchOptions {
  maxBytes: number
  /** Of each request, from its turn to its last byte, milliseconds. */
  timeoutMs: number
  /** The `Accept` that is sent. */
  accept: string
  /** Whether the type that the host names may be right; null = it names none. What the bytes are is for the caller to find out. */
  acceptsType?(type: string | null): boolean
  signal?: AbortSignal
}

export interface PublicFetcher {
  /** The bytes at an address that a stranger named. Throws FetchError. */
  fetch(url: string, options: FetchOptions): Promise<Buffer>
  close(): Promise<void>
}

export interface PublicFetcherOptions extends PublicAgentOptions {
  /** Requests at the same time. */
  maxRequests?: number
  maxRequestsOfHost?: number
}

const MAX_REDIRECTS = 5
const RETRY_MS = 10_000
/** More pauses are looked through for those that are over. */
const MAX_PAUSES = 1_000
const REDIRECTS = new Set([301, 302, 303, 307, 308])

function checkHead({ statusCode, headers }: Dispatcher.ResponseData, host: string, options: FetchOptions): void {
  if (statusCode === 429 || (statusCode === 503 && headers['retry-after'] !== undefined)) {
    const retryMs = retryAfterMs(String(headers['retry-after'] ?? ''), Date.now())
    throw new FetchError('busy', `${host} takes no more requests now (${statusCode})`, { host, retryMs })
  }
  if (statusCode !== 200) {
    const isLasting = statusCode < 500 && statusCode !== 408
    const retryMs = isLasting ? null : RETRY_MS
    throw new FetchError('refused', `${host} responds ${statusCode}`, { host, retryMs })
  }
  const coding = headers['content-encoding'] ?? 'identity'
  if (coding !== 'identity') throw new FetchError('wrong_type', `${host} sends it compressed (${coding})`, { host })
  const type =
    String(headers['content-type'] ?? '')
      .split(';')[0]
      ?.trim()
      .toLowerCase() || null
  if (options.acceptsType && !options.acceptsType(type))
    throw new FetchError('wrong_type', `${host} sends ${type}`, { host })
  if (Number(headers['content-length']) > options.maxBytes) throw tooLarge(host, options)
}

function tooLarge(host: string, { maxBytes }: FetchOptions): FetchError {
  return new FetchError('too_large', `it has more than ${maxBytes} bytes`, { host })
}

async function readBody(body: Dispatcher.ResponseData['body'], host: string, options: FetchOptions): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    // Leaving the loop ends the connection.
    if (size > options.maxBytes) throw tooLarge(host, options)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The bytes, or where they are instead. */
async function exchange(agent: Agent, url: URL, options: FetchOptions): Promise<Buffer | URL> {
  const { host } = url
  const timeout = AbortSignal.timeout(options.timeoutMs)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  try {
    const headers = { accept: options.accept, 'accept-encoding': 'identity', 'user-agent': 'Stoa' }
    const response = await request(url, { dispatcher: agent, method: 'GET', headers, signal })
    const { location } = response.headers
    const isRedirect = REDIRECTS.has(response.statusCode) && typeof location === 'string'
    try {
      if (!isRedirect) checkHead(response, host, options)
    } catch (error) {
      await discard(response)
      throw error
    }
    if (!isRedirect) return await readBody(response.body, host, options)
    await discard(response)
    return webUrl(location, url.href)
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason
    throw failureOf(error, host)
  }
}

/** Reads a small body, so that its connection is used again, and ends the connection of a large one. */
async function discard({ body }: Dispatcher.ResponseData): Promise<void> {
  await body.dump({ limit: MAX_HEADER_BYTES }).catch(() => undefined)
}

/**
 * Fetches files from addresses that strangers named, without reaching anything inside: http and https, public addresses only, of
 * redirects too, no more bytes and time than allowed, a few requests at a time and no more of a host that asked for a pause.
 */
export function createPublicFetcher(setup: PublicFetcherOptions = {}): PublicFetcher {
  const { maxRequests = 16, maxRequestsOfHost = 4 } = setup
  const agent = publicAgent(setup)
  const slots = createSlots(maxRequests)
  const slotsOfHost = createSlotsByKey(maxRequestsOfHost)
  /** When hosts may be asked again, by this process's clock. */
  const pauses = new Map<string, number>()

  const pause = (host: string, ms: number) => {
    const now = performance.now()
    if (pauses.size >= MAX_PAUSES) for (const [name, until] of pauses) if (until <= now) pauses.delete(name)
    pauses.set(host, now + ms)
  }
  const requirePatience = (host: string) => {
    const restMs = (pauses.get(host) ?? 0) - performance.now()
    if (restMs > 0) throw new FetchError('busy', `${host} takes no more requests now`, { host, retryMs: restMs })
    pauses.delete(host)
  }
  const patientExchange = async (url: URL, options: FetchOptions) => {
    options.signal?.throwIfAborted()
    requirePatience(url.host)
    try {
      return await exchange(agent, url, options)
    } catch (error) {
      // Before the slot is handed on: whoever waits for it must know of the pause.
      if (error instanceof FetchError && error.code === 'busy' && error.retryMs !== null) {
        pause(error.host, error.retryMs)
      }
      throw error
    }
  }
  const hop = (url: URL, options: FetchOptions) =>
    slotsOfHost(url.hostname, () => slots(() => patientExchange(url, options)))
  return {
    async fetch(text, options) {
      let url = webUrl(text)
      for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
        const found = await hop(url, options)
        if (Buffer.isBuffer(found)) return found
        url = found
      }
      throw new FetchError('too_many_redirects', `it is redirected more than ${MAX_REDIRECTS} times`, {
        host: url.host,
      })
    },
    close: () => agent.destroy(),
  }
}
