import { decodeBody, type EncodedBody } from './encode.ts'
import { AbortedError, apiError, ConnectionError, StoaError, TimeoutError } from './errors.ts'
import { fetchWithin } from './redirects.ts'
import { retryDelay } from './retry.ts'
import type { Fetch, FetchResponse, Hooks, Operation, Reply, Runtime } from './types.ts'

/** One call, ready to be sent as often as it takes. */
export interface Call {
  operation: Operation
  url: string
  body: EncodedBody
  /** Its Idempotency-Key. */
  key: string | undefined
  /** Headers of the next try; made each time, since tokens change. */
  headers: () => Promise<Record<string, string>>
  /** Whether there are new credentials to try again with after an error. */
  renewed: (error: unknown) => Promise<boolean>
  signal: AbortSignal | undefined
  timeoutMs: number
  /** Milliseconds since 1970; Infinity for no limit. */
  deadline: number
  maxRetries: number
}

/** What calls are sent through: fetch, the hooks around it, the clock. */
export interface Transport {
  fetch: Fetch
  hooks: Hooks
  runtime: Runtime
}

const aborted = (call: Call) => new AbortedError(`${call.operation.id} was aborted`, { cause: call.signal?.reason })

async function read(call: Call, response: FetchResponse): Promise<Reply<unknown>> {
  if (!response.ok) throw apiError(response.status, response.headers, await response.text())
  try {
    const data = await decodeBody(call.operation, response)
    if (call.operation.hasBody && data == null) throw new SyntaxError()
    return { data, response }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new StoaError(`${call.operation.id}: HTTP ${response.status} with a body that is not JSON`, { cause: error })
  }
}

/** What ends one try before its response is read: its time limit, or the caller's signal. */
interface End {
  /** Handed to fetch. */
  signal: AbortSignal
  /** The error to throw: the caller's own abort comes before a timeout; what is not an SDK error was the connection. */
  errorOf(error: unknown): unknown
  release(): void
}

/** `AbortSignal.any` would do some of this, but browsers of 2023 have none. */
function endOf({ runtime }: Transport, call: Call, started: number): End {
  const controller = new AbortController()
  let isLate = false
  const expire = () => {
    isLate = true
    controller.abort()
  }
  const stop = runtime.timer(Math.min(call.timeoutMs, call.deadline - started), expire)
  const pass = () => controller.abort(call.signal?.reason)
  call.signal?.addEventListener('abort', pass)
  return {
    signal: controller.signal,
    errorOf(error) {
      if (call.signal?.aborted) return aborted(call)
      if (isLate) return new TimeoutError(`${call.operation.id}: no response in time`, { cause: error })
      if (error instanceof StoaError) return error
      return new ConnectionError(`${call.operation.id}: no response from ${call.url.split('?')[0]}`, { cause: error })
    },
    release() {
      stop()
      // A stream is still being read when the call is over, and the caller may end that.
      if (call.operation.response !== 'stream') call.signal?.removeEventListener('abort', pass)
    },
  }
}

/** Lets the hook see the request and change its headers. */
async function announce(
  { hooks }: Transport,
  { operation: { id: operationId, method }, url }: Call,
  fields: Record<string, string>,
  attempt: number,
): Promise<HeadersInit> {
  if (!hooks.onRequest) return fields
  const headers = new Headers(fields)
  await hooks.onRequest({ operationId, method, url, headers, attempt })
  return headers
}

/** Lets the hook see the response before its body is read. */
async function report(
  { hooks, runtime }: Transport,
  { operation: { id: operationId } }: Call,
  { status, headers }: FetchResponse,
  { attempt, started }: { attempt: number; started: number },
): Promise<void> {
  const durationMs = runtime.now() - started
  const requestId = headers.get('x-request-id')
  await hooks.onResponse?.({ operationId, status, headers, requestId, attempt, durationMs })
}

/** One try, within its time, which ends when the response is read. */
async function once(transport: Transport, call: Call, attempt: number): Promise<Reply<unknown>> {
  const fields = await call.headers()
  if (call.signal?.aborted) throw aborted(call)
  const headers = await announce(transport, call, fields, attempt)
  const started = transport.runtime.now()
  const end = endOf(transport, call, started)
  const fail = (error: unknown): never => {
    throw end.errorOf(error)
  }
  const { body, isStream } = call.body
  const { method } = call.operation
  const init = {
    method,
    headers,
    body,
    signal: end.signal,
    redirect: 'manual' as const,
    ...(isStream && { duplex: 'half' }),
  }
  // Async, because a fetch of somebody's own may throw at once.
  const fetched = async () => fetchWithin(transport.fetch, call.url, init)
  try {
    const response = await fetched().catch(fail)
    if (transport.hooks.onResponse) await report(transport, call, response, { attempt, started })
    return await read(call, response).catch(fail)
  } finally {
    end.release()
  }
}

/** Null when this was the last try. */
function delayBeforeRetry(transport: Transport, call: Call, error: unknown, attempt: number): number | null {
  if (attempt >= call.maxRetries || call.body.isStream) return null
  const now = transport.runtime.now()
  const delay = retryDelay(error, call.operation, { attempt, now, random: transport.runtime.random() })
  return delay !== null && now + delay < call.deadline ? delay : null
}

/** Sends a call until there is a response or no reason for another try. */
export async function send(transport: Transport, call: Call): Promise<Reply<unknown>> {
  let hasRenewed = call.body.isStream
  for (let attempt = 0; ; ) {
    try {
      return await once(transport, call, attempt)
    } catch (error) {
      if (!hasRenewed && (await call.renewed(error))) {
        hasRenewed = true
        continue
      }
      const delayMs = delayBeforeRetry(transport, call, error, attempt)
      if (delayMs === null) throw error
      await transport.hooks.onRetry?.({ operationId: call.operation.id, attempt, delayMs, error: error as Error })
      await transport.runtime.sleep(delayMs, call.signal)
      if (call.signal?.aborted) throw aborted(call)
      attempt += 1
    }
  }
}
