import { decodeBody, type EncodedBody } from './encode.ts'
import { AbortedError, apiError, ConnectionError, StoaError, TimeoutError } from './errors.ts'
import { retryDelay } from './retry.ts'
import type { ApiResponse, Fetch, Hooks, Operation, Runtime } from './types.ts'

/** One call, ready to be sent as often as it takes. */
export interface Call {
  operation: Operation
  url: string
  body: EncodedBody
  /** Headers of the next try; made each time, since tokens change. */
  headers: () => Promise<Headers>
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

async function read(call: Call, response: Response): Promise<ApiResponse<unknown>> {
  const { status, headers } = response
  if (!response.ok) throw apiError(status, headers, await response.text())
  try {
    const data = await decodeBody(call.operation, response)
    return { data, status, headers, requestId: headers.get('x-request-id') }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new StoaError(`${call.operation.id}: HTTP ${status} with a body that is not JSON`, { cause: error })
  }
}

/** The error to throw: the caller's own abort comes before a timeout; what is not an SDK error was the connection. */
function errorOf(call: Call, timeout: AbortSignal, error: unknown): unknown {
  if (call.signal?.aborted) return aborted(call)
  if (timeout.aborted) return new TimeoutError(`${call.operation.id}: no response in time`, { cause: error })
  if (error instanceof StoaError) return error
  return new ConnectionError(`${call.operation.id}: no response from ${call.url.split('?')[0]}`, { cause: error })
}

/** One try, within its time, which ends when the response is read. */
async function once(transport: Transport, call: Call, attempt: number): Promise<ApiResponse<unknown>> {
  const { operation, url, body } = call
  const headers = await call.headers()
  if (call.signal?.aborted) throw aborted(call)
  await transport.hooks.onRequest?.({ operationId: operation.id, method: operation.method, url, headers, attempt })
  const timeout = new AbortController()
  const started = transport.runtime.now()
  const stop = transport.runtime.timer(Math.min(call.timeoutMs, call.deadline - started), () => timeout.abort())
  const signal = call.signal ? AbortSignal.any([call.signal, timeout.signal]) : timeout.signal
  const fail = (error: unknown): never => {
    throw errorOf(call, timeout.signal, error)
  }
  const init: RequestInit & { duplex?: 'half' } = { method: operation.method, headers, body: body.body, signal }
  if (body.isStream) init.duplex = 'half'
  try {
    const response = await transport.fetch(url, init).catch(fail)
    const { status } = response
    const requestId = response.headers.get('x-request-id')
    const durationMs = transport.runtime.now() - started
    const event = { operationId: operation.id, status, headers: response.headers, requestId, attempt, durationMs }
    await transport.hooks.onResponse?.(event)
    return await read(call, response).catch(fail)
  } finally {
    stop()
  }
}

/** Milliseconds to wait before the next try, or null when this was the last. */
function delayBeforeRetry(transport: Transport, call: Call, error: unknown, attempt: number): number | null {
  if (attempt >= call.maxRetries || call.body.isStream) return null
  const now = transport.runtime.now()
  const delay = retryDelay(error, call.operation, { attempt, now, random: transport.runtime.random() })
  return delay !== null && now + delay < call.deadline ? delay : null
}

/** Sends a call until there is a response or no reason for another try. */
export async function send(transport: Transport, call: Call): Promise<ApiResponse<unknown>> {
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
