/** Live availability, for whoever wants it: an entry of its own (`@stoa/sdk/stream`), so that nobody else loads it. */
import { ApiError, ConnectionError, StoaError, TimeoutError } from './errors.ts'
import type { AvailabilityResource } from './generated/resources/availability.ts'
import type { Availability, AvailabilityList } from './generated/types.ts'
import type { RequestOptions } from './types.ts'

/** The server sends something every 15 seconds: one that is silent for so long has gone, milliseconds. */
const SILENT_MS = 45_000
/** Pause before connecting again, until the server names another one, and the longest, milliseconds. */
const PAUSE_MS = 3_000
const LONGEST_PAUSE_MS = 30_000

/** What is remembered of the events so far. */
interface Progress {
  lastEventId: string
  pauseMs: number
  failures: number
}

export interface WatchOptions extends Pick<RequestOptions, 'signal' | 'headers'> {
  /** Milliseconds without a sign of the server after which the connection is made anew. Default 45 000. */
  silentMs?: number | undefined
}

/** Reads what comes next, unless the stream is silent for too long or nobody wants it any more. */
function readWithin(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { silentMs = SILENT_MS, signal }: WatchOptions,
): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      // Ends the read as well.
      reader.cancel().catch(() => {})
      resolve(undefined)
    }
    const timer = setTimeout(stop, silentMs)
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
    const release = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
    reader
      .read()
      .then(({ value }) => resolve(value), reject)
      .finally(release)
  })
}

/** Takes note of a line of an event (WHATWG HTML §9.2.6); returns its data. */
function readField(line: string, progress: Progress): string {
  const [, name, value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? []
  if (name === 'id') progress.lastEventId = value
  if (name === 'retry' && /^\d+$/.test(value)) progress.pauseMs = Number(value)
  return name === 'data' ? value : ''
}

async function* eventsOf(
  stream: ReadableStream<Uint8Array>,
  progress: Progress,
  options: WatchOptions,
): AsyncGenerator<Availability[], void, undefined> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (let chunk = await readWithin(reader, options); chunk; chunk = await readWithin(reader, options)) {
      const blocks = (text + decoder.decode(chunk, { stream: true })).split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = block
          .split('\n')
          .map((line) => readField(line, progress))
          .join('')
        progress.failures = 0
        if (data !== '') yield (JSON.parse(data) as AvailabilityList).data
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done)
    if (signal?.aborted) done()
  })
}

/** A request that is wrong stays wrong; everything else may be better in a while. */
function isFinal(error: unknown): boolean {
  if (error instanceof ApiError) return error.status < 500 && error.status !== 429
  if (error instanceof ConnectionError || error instanceof TimeoutError) return false
  return error instanceof StoaError || error instanceof SyntaxError
}

/**
 * The availability of some variants and each change of it: first all of them, then those that have changed, and after a pause in
 * the connection all again, unless nothing has changed. Connects again by itself, for as long as it is iterated over and `signal`
 * does not abort, which ends it without an error. Rejects with what the shop refuses for good.
 *
 * ```ts
 * for await (const changed of watchAvailability(stoa, ['var_1'], { signal })) render(changed)
 * ```
 */
export async function* watchAvailability(
  stoa: { readonly availability: Pick<AvailabilityResource, 'stream'> },
  variantIds: readonly string[],
  options: WatchOptions = {},
): AsyncGenerator<Availability[], void, undefined> {
  const { signal } = options
  const progress: Progress = { lastEventId: '', pauseMs: PAUSE_MS, failures: 0 }
  while (!signal?.aborted) {
    const headers = new Headers(options.headers)
    if (progress.lastEventId) headers.set('last-event-id', progress.lastEventId)
    try {
      const stream = await stoa.availability.stream({ variant_id: [...variantIds] }, { signal, headers })
      yield* eventsOf(stream, progress, options)
    } catch (error) {
      if (signal?.aborted) return
      if (isFinal(error)) throw error
    }
    const waitMs = Math.min(progress.pauseMs * 2 ** progress.failures, LONGEST_PAUSE_MS)
    progress.failures += 1
    await pause(waitMs * (0.8 + Math.random() * 0.4), signal)
  }
}
