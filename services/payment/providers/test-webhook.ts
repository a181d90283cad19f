import { createHmac, timingSafeEqual } from 'node:crypto'
import { keyFor, keysFor, type RootSecret } from '@stoa/kit/security/secrets'
import { DomainError } from '@stoa/kit/values/problem'
import type { ProviderHeaders, ProviderMessage } from './provider.ts'

const PURPOSE = 'test provider webhooks'
/** Seconds a timestamp may be off (Standard Webhooks). */
const TOLERANCE = 5 * 60

const refusal = (detail: string) => new DomainError('unauthenticated', detail)

function signatureOf(key: Buffer, id: string, timestamp: string, body: Buffer | string): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`
}

/** The headers under which the test provider sends a body, as Standard Webhooks has them. `sentAt`: seconds since 1970. */
export function signTestWebhook(
  secret: RootSecret,
  message: { id: string; sentAt: number; body: string },
): Record<string, string> {
  const timestamp = String(message.sentAt)
  return {
    'content-type': 'application/json',
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatureOf(keyFor(secret, PURPOSE), message.id, timestamp, message.body),
  }
}

function isSigned(secret: RootSecret, id: string, timestamp: string, signatures: string, raw: Buffer): boolean {
  const expected = keysFor(secret, PURPOSE).map((key) => Buffer.from(signatureOf(key, id, timestamp, raw)))
  return signatures.split(' ').some((text) => {
    const given = Buffer.from(text)
    return expected.some((good) => good.length === given.length && timingSafeEqual(good, given))
  })
}

function parse(raw: Buffer): { type?: unknown; charge?: unknown } {
  try {
    return (JSON.parse(raw.toString('utf8')) ?? {}) as { type?: unknown; charge?: unknown }
  } catch {
    throw new DomainError('malformed_body')
  }
}

/** Reads a webhook of the test provider; refuses one that it did not sign, or that is more than 5 minutes off. */
export function verifyTestWebhook(
  secret: RootSecret,
  headers: ProviderHeaders,
  raw: Buffer,
  now: Date,
): ProviderMessage {
  const text = (name: string) => (typeof headers[name] === 'string' ? headers[name] : '')
  const [id, timestamp] = [text('webhook-id'), text('webhook-timestamp')]
  if (!id || !isSigned(secret, id, timestamp, text('webhook-signature'), raw)) {
    throw refusal('The signature does not fit the body.')
  }
  const offBy = Math.abs(now.getTime() / 1000 - Number(timestamp))
  // Also true of a timestamp that is no number.
  if (!(offBy <= TOLERANCE)) throw refusal('The timestamp is more than 5 minutes off.')
  const { type, charge } = parse(raw)
  if (typeof type !== 'string' || typeof charge !== 'string') throw new DomainError('malformed_body')
  return { id, type, key: charge }
}
