import { hash } from 'node:crypto'
import { DomainError, type FieldError } from '../values/problem.ts'

/** What makes a request the same as an earlier one. Null when the caller sent no key. */
export interface IdempotencyKey {
  /** Principal or cart token it belongs to; nobody meets another's key. */
  scope: string
  operationId: string
  key: string
  /** Of method, address and body. */
  hash: Buffer
  /** Hours that it is kept; `KEPT_HOURS` when absent. */
  keptHours?: number
}

export const KEPT_HOURS = 48

/** Where a repetition would count: a job that failed is repeated after a weekend, too, and a webhook comes for 75 hours. */
export const KEPT_HOURS_WHERE_IT_COUNTS = 30 * 24

/** For requests that may rightly come twice, so that one without a key could not be told from a repetition. */
export function keyMissing(): DomainError {
  const error: FieldError = { parameter: 'Idempotency-Key', code: 'required', detail: 'is missing' }
  return new DomainError('idempotency_key_missing', undefined, { errors: [error] })
}

/** Reads the key of either form, quoted as in the draft or bare; null when there is none. */
export function readKey(header: string | undefined): string | null {
  if (header === undefined) return null
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(header)
  const key = quoted ? (quoted[1] ?? '').replace(/\\(.)/g, '$1') : header
  if (key.length < 1 || key.length > 255 || !/^[\x21-\x7e]+$/.test(key)) {
    throw new DomainError('validation_failed', 'The Idempotency-Key is 1 to 255 visible characters.', {
      errors: [{ parameter: 'Idempotency-Key', code: 'format', detail: '1 to 255 visible characters' }],
    })
  }
  return key
}

/** Fingerprint of a request: the same key with another one is refused. */
export function hashRequest(method: string, url: string, body: unknown): Buffer {
  return hash('sha256', `${method} ${url}\n${body === undefined ? '' : JSON.stringify(body)}`, 'buffer')
}
