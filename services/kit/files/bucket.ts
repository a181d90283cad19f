import { Readable } from 'node:stream'
import { setTimeout as pauseOf } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { Agent, type Dispatcher, request } from 'undici'
import { BucketError } from './bucket-error.ts'
import { textIn } from './bucket-xml.ts'

export interface BucketOptions {
  /** Of the store, `https://s3.example`; the bucket is named in the path or before the host. */
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  pathStyle: boolean
  timing?: Partial<BucketTiming>
  /** To the store, at a time. */
  connections?: number
  /** Waits between two tries, milliseconds. */
  pause?: (ms: number) => Promise<unknown>
}

export interface BucketTiming {
  connectMs: number
  /** Until a response begins, and between two parts of it. */
  silenceMs: number
  /** Between two parts of what is uploaded, and from the last one until it is confirmed. */
  uploadSilenceMs: number
  /** Before the second try; doubled with each, up to the longest pause. */
  retryMs: number
  longestRetryMs: number
  tries: number
  /** What has taken longer is not tried again. */
  retryWithinMs: number
}

export interface BucketRequest {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  /** Empty for the bucket itself. Of letters, digits and `._-/`, so that nothing needs encoding. */
  key: string
  query?: Record<string, string>
  headers?: Record<string, string>
  upload?: Upload
  /** Whether it is fine that there is no such key: then the response is a 404; to HEAD, which has no code, any 404 is. */
  orNone?: boolean
}

export interface Upload {
  /** From the first byte, for each try. */
  open(): AsyncIterable<Uint8Array>
  size: number
  /** SHA-256, hexadecimal: signed, so that the store compares it with what has arrived. */
  hash: string
}

/** A bucket of a store that speaks S3. */
export interface Bucket {
  /** A success, or that there is no such key where that is fine. A body has to be read or destroyed. Throws BucketError. */
  send(request: BucketRequest): Promise<Dispatcher.ResponseData>
  close(): Promise<void>
}

/** Somebody waits: what is silent for as long as it may be is not tried again. */
const TIMING: BucketTiming = {
  ...{ connectMs: 2_000, silenceMs: 5_000, uploadSilenceMs: 30_000 },
  ...{ tries: 3, retryMs: 100, longestRetryMs: 1_000, retryWithinMs: 4_000 },
}
/** For what nobody waits for and what would have to begin anew: a store may be silent for a while, or start again, which takes minutes. */
export const PATIENT: BucketTiming = {
  ...{ connectMs: 10_000, silenceMs: 60_000, uploadSilenceMs: 120_000 },
  ...{ tries: 10, retryMs: 1_000, longestRetryMs: 30_000, retryWithinMs: Number.POSITIVE_INFINITY },
}
const CONNECTIONS = 128
const MAX_PROBLEM_BYTES = 20_000
const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

function addressOf({ endpoint, bucket, pathStyle }: BucketOptions, { key, query = {} }: BucketRequest): URL {
  const url = new URL(endpoint)
  if (!pathStyle) url.host = `${bucket}.${url.host}`
  const parts = [url.pathname.replace(/\/$/, ''), ...(pathStyle ? [bucket] : []), ...(key ? [key] : [])]
  url.pathname = parts.join('/')
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url
}

/** Passes parts on and notes that something happens. */
async function* watched(parts: AsyncIterable<Uint8Array>, note: () => void): AsyncGenerator<Uint8Array> {
  for await (const part of parts) {
    note()
    yield part
  }
}

async function problemOf(what: string, { statusCode: status, body }: Dispatcher.ResponseData): Promise<BucketError> {
  let said = ''
  try {
    for await (const chunk of body) {
      said += chunk
      if (said.length > MAX_PROBLEM_BYTES) break
    }
  } catch {
    // What it says is known by its status.
  }
  // Nothing else of it: it may name the key, and the text that was signed.
  const code = textIn(said, 'Code').replace(/\W/g, '').slice(0, 60)
  return new BucketError(what, { status, code })
}

/** What all requests to a bucket have in common. */
interface Way {
  options: BucketOptions
  timing: BucketTiming
  agent: Agent
  /** One for each day, as they are derived. */
  signingKeys: Map<string, ArrayBuffer>
}

async function headersOf({ options, signingKeys }: Way, url: URL, { method, headers, upload }: BucketRequest) {
  const { region, accessKeyId, secretAccessKey } = options
  const signer = new AwsV4Signer({
    ...{ method, url: url.href, region, accessKeyId, secretAccessKey, service: 's3', cache: signingKeys },
    headers: {
      ...headers,
      'x-amz-content-sha256': upload?.hash ?? EMPTY_HASH,
      ...(upload ? { 'content-length': String(upload.size) } : {}),
    },
  })
  return Object.fromEntries((await signer.sign()).headers)
}

/** One try, which ends when nothing happens for too long. */
async function attempt(way: Way, url: URL, wanted: BucketRequest): Promise<Dispatcher.ResponseData> {
  const { method, upload } = wanted
  const headers = await headersOf(way, url, wanted)
  const silent = new AbortController()
  const limitMs = upload ? way.timing.uploadSilenceMs : way.timing.silenceMs
  const timer = setTimeout(() => silent.abort(new Error(`Silent for ${limitMs} ms`)), limitMs)
  const body = upload
    ? Readable.from(
        watched(upload.open(), () => timer.refresh()),
        { objectMode: false },
      )
    : null
  try {
    return await request(url, { method, headers, body, dispatcher: way.agent, signal: silent.signal })
  } catch (error) {
    body?.destroy()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function send(way: Way, wanted: BucketRequest): Promise<Dispatcher.ResponseData> {
  const what = `${wanted.method} ${wanted.key || way.options.bucket}:`
  const response = await attempt(way, addressOf(way.options, wanted), wanted).catch((cause: unknown) => {
    throw new BucketError(what, { status: 0, code: (cause as NodeJS.ErrnoException).code ?? 'silent', cause })
  })
  if (response.statusCode < 300) return response
  const problem = await problemOf(what, response)
  const isNone = wanted.method === 'HEAD' ? problem.status === 404 : problem.isNone
  if (wanted.orNone && isNone) return response
  throw problem
}

export function createBucket(options: BucketOptions): Bucket {
  const { pause = pauseOf, connections = CONNECTIONS } = options
  const timing = { ...TIMING, ...options.timing }
  const agent = new Agent({
    connect: { timeout: timing.connectMs },
    connections,
    headersTimeout: 0,
    bodyTimeout: timing.silenceMs,
  })
  const way: Way = { options, timing, agent, signingKeys: new Map() }
  return {
    async send(wanted) {
      const begun = performance.now()
      for (let tries = 1; ; tries++) {
        try {
          return await send(way, wanted)
        } catch (error) {
          const isFinal = !(error instanceof BucketError && error.isPassing) || tries >= timing.tries
          if (isFinal || performance.now() - begun > timing.retryWithinMs) throw error
          await pause(Math.min(timing.retryMs * 2 ** (tries - 1), timing.longestRetryMs))
        }
      }
    },
    close: () => agent.destroy(),
  }
}
