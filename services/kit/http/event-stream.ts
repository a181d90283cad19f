/** Server-Sent Events (WHATWG HTML §9.2): how they are written, and how long a stream of them lasts. */
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { UnavailableError } from '../values/problem.ts'

/** How often a comment shows the client, and everybody between, that a stream lives, milliseconds. */
const BEAT_MS = 15_000
/** How long a stream lasts, milliseconds, and as much again as a fifth of it at most: streams that began together do not end together. */
const LIFE_MS = 300_000
const SPREAD = 0.2
/** Within this time, milliseconds, clients of a server that stops come back to another one. */
const COME_BACK_WITHIN_MS = 5_000
/** When to try again where all places are taken, seconds. */
const RETRY_AFTER_SECONDS = 10

const COMMENT = ':\n\n'

export interface ServerEvent {
  event: string
  /** What the client sends as `Last-Event-ID` when it connects again. */
  id: string
  data: unknown
}

/** JSON has no line breaks of its own, so an event has one line of data. */
export const eventText = ({ event, id, data }: ServerEvent) =>
  `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`

export const retryText = (ms: number) => `retry: ${Math.round(ms)}\n\n`

export interface EventSource {
  /** The text of what is new since it was last called; null for nothing. Called when the client has read what was there. */
  next(): string | null
  onClose(): void
}

/**
 * The body of a response. It holds one text at most: what is new waits at its source until the client has read that, so that a
 * slow client costs no memory.
 */
export class EventStream extends Readable {
  readonly #source: EventSource
  readonly #endsAtMs: number
  #hasRoom = false
  #isBehind = false
  #isEnding = false

  constructor(source: EventSource, lifeMs: number) {
    super({ highWaterMark: 1 })
    this.#source = source
    this.#endsAtMs = performance.now() + lifeMs * (1 + Math.random() * SPREAD)
  }

  /** There is something new. */
  wake(): void {
    if (!this.#hasRoom || this.#isEnding) return
    const text = this.#source.next()
    if (text !== null) this.#hasRoom = this.push(text)
  }

  override _read(): void {
    this.#hasRoom = true
    this.#isBehind = false
    this.wake()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#source.onClose()
    done(error)
  }

  /** Ends after what is there; clients connect again, at moments of their own. */
  finish(): void {
    if (this.#isEnding || this.destroyed) return
    this.#isEnding = true
    this.push(retryText(500 + Math.random() * COME_BACK_WITHIN_MS))
    this.push(null)
  }

  /** Called at every beat: ends in time, and cuts a client that has read nothing since the beat before. */
  beat(): void {
    if (this.#isBehind) this.destroy()
    else if (!this.#hasRoom || this.#isEnding) this.#isBehind = true
    else if (performance.now() >= this.#endsAtMs) this.finish()
    else this.#hasRoom = this.push(COMMENT)
  }
}

export interface EventStreams {
  /** Throws UnavailableError where as many are open as may be. */
  open(source: EventSource): EventStream
  readonly size: number
}

/** The streams of a process: one timer for all, and so many at most, as each keeps a connection and its state. */
export function createEventStreams({ max, beatMs = BEAT_MS, lifeMs = LIFE_MS }: EventStreamsOptions): EventStreams {
  const streams = new Set<EventStream>()
  let timer: NodeJS.Timeout | undefined
  const close = (stream: EventStream) => {
    streams.delete(stream)
    if (streams.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
  return {
    open(source) {
      if (streams.size >= max) throw full()
      const onClose = () => {
        close(stream)
        source.onClose()
      }
      const stream: EventStream = new EventStream({ next: () => source.next(), onClose }, lifeMs)
      streams.add(stream)
      timer ??= setInterval(() => {
        for (const each of streams) each.beat()
      }, beatMs).unref()
      return stream
    },
    get size() {
      return streams.size
    },
  }
}

interface EventStreamsOptions {
  max: number
  beatMs?: number
  lifeMs?: number
}

function full(): UnavailableError {
  const error = new UnavailableError('As many streams are open here as may be.', false)
  error.extras.headers = { 'retry-after': String(RETRY_AFTER_SECONDS) }
  return error
}

/** How responses end that last as long as their client stays; null once they should. */
const ends = new WeakMap<ServerResponse, (() => void) | null>()

/** Has a response end when the server that sends it closes, or now if that has begun. */
export function endOnClose(response: ServerResponse, end: () => void): void {
  if (ends.get(response) === null) end()
  else ends.set(response, end)
}

/** The server that sends this response closes. */
export function endLasting(response: ServerResponse): void {
  const end = ends.get(response)
  ends.set(response, null)
  end?.()
}
