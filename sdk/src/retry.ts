import { ApiError, ConnectionError, TimeoutError } from './errors.ts'
import type { Operation } from './types.ts'

const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 8_000
const LONGEST_RETRY_AFTER_MS = 60_000

/** undici's and Node's codes for a connection that was never made; browsers give none. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Whether the request surely did not reach the other side: fetch wraps the socket's error as its `cause`. */
function neverSent(error: ConnectionError): boolean {
  for (let cause: unknown = error.cause; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && NEVER_SENT.has(String(cause.code))) return true
  }
  return false
}

/** GET is safe, and a key makes a repeat harmless; nothing else may arrive twice. */
function isRepeatable(operation: Operation): boolean {
  return operation.method === 'GET' || operation.keyed === true
}

/** Whether the same thing is being done already, and the server says how long that may take. */
function isUnderWay({ code, headers }: ApiError): boolean {
  return code === 'idempotency_in_progress' || (code === 'checkout_in_progress' && headers.has('retry-after'))
}

function isWorthARetry(error: unknown, operation: Operation): boolean {
  if (error instanceof TimeoutError) return isRepeatable(operation)
  if (error instanceof ConnectionError) return isRepeatable(operation) || neverSent(error)
  if (!(error instanceof ApiError)) return false
  const steered = error.headers.get('x-should-retry')
  if (steered === 'true' || steered === 'false') return steered === 'true'
  if (!isRepeatable(operation)) return false
  // Other conflicts mean stock or a version: the same request would meet them again.
  if (error.status === 409) return isUnderWay(error)
  return error.status === 408 || error.status === 429 || (error.status >= 500 && error.status !== 501)
}

/** Milliseconds until the moment the server names (RFC 9110 §10.2.3), or null when it names none. */
function retryAfterMs(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')
  if (!value) return null
  // A date begins with its weekday.
  const ms = /^\D\D/.test(value) ? Math.max(0, Date.parse(value) - now) : Number(value) * 1000
  return ms >= 0 ? ms : null
}

export interface RetryMoment {
  /** Tries that failed before this one. */
  attempt: number
  /** Milliseconds since 1970. */
  now: number
  /** From 0 up to 1. */
  random: number
}

/**
 * Milliseconds to wait before the same request is sent again; null when that is not worth it, not harmless, or would take more
 * than a minute.
 */
export function retryDelay(error: unknown, operation: Operation, { attempt, now, random }: RetryMoment): number | null {
  if (!isWorthARetry(error, operation)) return null
  const required = error instanceof ApiError ? retryAfterMs(error.headers, now) : null
  if (required !== null) return required <= LONGEST_RETRY_AFTER_MS ? required : null
  const full = Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS)
  // Between half and all of it, so that callers who failed together do not come back together.
  return full * (0.5 + random / 2)
}
