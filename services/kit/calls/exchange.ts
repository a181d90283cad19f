import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'

export interface ExchangeRequest {
  method: string
  /** Path with query. */
  path: string
  headers: Record<string, string | string[]>
  /** An iterable is not touched before the request is on its way. */
  body?: string | AsyncIterable<Uint8Array>
  /** Milliseconds until the response's head must be there; with `whole`, until its end. */
  timeoutMs: number
  whole?: boolean
  signal?: AbortSignal
  /** Whether the body can still be sent once more; without this function it can. */
  canResend?: () => boolean
}

/** The header of a response that says that nothing was begun: the replica is stopping. Never passed on to a client. */
export const NOT_BEGUN = 'stoa-not-begun'

/** Where a response goes as it comes in. */
export interface Receiver {
  head(status: number, headers: IncomingHttpHeaders): void
  /** Returns false to be sent nothing more until `resume` is called. */
  data(chunk: Buffer, resume: () => void): boolean
  end(): void
}

/** An attempt that brought no whole response. */
export class AttemptError extends Error {
  /** Whether the other side may have begun the work. */
  readonly sent: boolean
  /** Whether the other side said that it has not begun it, because it is stopping. */
  readonly refused: boolean
  /** Whether the request can still be sent whole. */
  readonly whole: boolean
  /** Whether the head of a response was passed on already, so that no other attempt can follow. */
  readonly begun: boolean
  readonly timedOut: boolean

  constructor(cause: unknown, how: Pick<AttemptError, 'sent' | 'refused' | 'whole' | 'begun' | 'timedOut'>) {
    super(cause instanceof Error ? cause.message : 'The attempt failed', { cause })
    this.name = 'AttemptError'
    this.sent = how.sent
    this.refused = how.refused
    this.whole = how.whole
    this.begun = how.begun
    this.timedOut = how.timedOut
  }
}

/** The caller's own signal ended the attempt: nobody's fault, nothing to repeat. */
export class CancelledError extends Error {
  constructor(cause?: unknown) {
    super('Whoever asked has gone', { cause })
    this.name = 'CancelledError'
  }
}

class Handler implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | null = null
  #ending: Error | null = null
  #status = 0
  #timedOut = false
  #isRefused = false
  readonly #timer: NodeJS.Timeout
  readonly #request: ExchangeRequest
  readonly #receiver: Receiver
  readonly #settle: { resolve: (status: number) => void; reject: (error: Error) => void }
  readonly #cancel = () => this.#end(new CancelledError(this.#request.signal?.reason))

  constructor(request: ExchangeRequest, receiver: Receiver, settle: PromiseWithResolvers<number>) {
    this.#request = request
    this.#receiver = receiver
    this.#settle = settle
    this.#timer = setTimeout(() => {
      this.#timedOut = true
      this.#end(new Error(`No answer within ${request.timeoutMs} ms`))
    }, request.timeoutMs)
    request.signal?.addEventListener('abort', this.#cancel, { once: true })
  }

  /** Ends the attempt now; a request still waiting for a connection is called back when its turn comes. */
  #end(error: Error): void {
    this.#ending ??= error
    if (this.#controller) this.#controller.abort(error)
    else this.#fail(error)
  }

  #release(): void {
    clearTimeout(this.#timer)
    this.#request.signal?.removeEventListener('abort', this.#cancel)
  }

  #fail(error: Error): void {
    this.#release()
    const how = {
      sent: this.#controller !== null && !this.#isRefused,
      refused: this.#isRefused,
      whole: this.#request.canResend?.() ?? true,
      begun: this.#status > 0,
      timedOut: this.#timedOut,
    }
    this.#settle.reject(error instanceof CancelledError ? error : new AttemptError(error, how))
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#ending) controller.abort(this.#ending)
    else this.#controller = controller
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    // No caller waits for a 1xx.
    if (status < 200) return
    if (headers[NOT_BEGUN] !== undefined) {
      this.#isRefused = true
      this.#end(new Error('The replica is stopping'))
      return
    }
    this.#status = status
    if (!this.#request.whole) clearTimeout(this.#timer)
    this.#receiver.head(status, headers)
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#receiver.data(chunk, () => controller.resume())) controller.pause()
  }

  onResponseEnd(): void {
    this.#release()
    this.#receiver.end()
    this.#settle.resolve(this.#status)
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(this.#ending ?? error)
  }
}

/**
 * One request on one connection pool, the response passed on as it comes. Resolves with the status when all of it was
 * passed on; rejects with AttemptError or CancelledError. Bodies are never held whole.
 */
export function exchange(pool: Dispatcher, request: ExchangeRequest, receiver: Receiver): Promise<number> {
  if (request.signal?.aborted) return Promise.reject(new CancelledError(request.signal.reason))
  const settle = Promise.withResolvers<number>()
  const handler = new Handler(request, receiver, settle)
  // undici takes async iterables; its type for `dispatch` does not say so.
  const body = (request.body ?? null) as string | Readable | null
  pool.dispatch(
    { path: request.path, method: request.method as Dispatcher.HttpMethod, headers: request.headers, body },
    handler,
  )
  return settle.promise
}

interface LastingExchange {
  receiver: Receiver
  /** The response broke off after it had begun. */
  onBroken(error: unknown): void
}

/**
 * The same for a response that lasts, a stream of events: resolves when it has begun. From then on it keeps the other side no busier
 * than others, and says nothing of its health. Nor does 503, by which a service refuses more streams than it may have.
 */
export function exchangeUntilBegun(
  pool: Dispatcher,
  request: ExchangeRequest,
  { receiver, onBroken }: LastingExchange,
): Promise<number> {
  const begun = Promise.withResolvers<number>()
  let isBegun = false
  const exchanged = exchange(pool, request, {
    head(status, headers) {
      receiver.head(status, headers)
      isBegun = true
      begun.resolve(status === 503 ? 200 : status)
    },
    data: (chunk, resume) => receiver.data(chunk, resume),
    end: () => receiver.end(),
  })
  exchanged.catch((error) => (isBegun ? onBroken(error) : begun.reject(error)))
  return begun.promise
}
