import { createHmac, timingSafeEqual } from 'node:crypto'
import { textOf } from '@stoa/kit/http/body-parsers'
import { type Keys, keyFor, keysFor } from '@stoa/kit/security/secrets'
import { DomainError } from '@stoa/kit/values/problem'
import type { ProviderHeaders, ProviderWebhook } from './provider.ts'

/** The purpose of the key that signs them. */
export const TEST_WEBHOOK_KEY = 'test provider webhooks'
/** How far a timestamp may be from now (Standard Webhooks). */
const TOLERANCE_SECONDS = 5 * 60

function signatureOf(key: Buffer, id: string, timestamp: string, body: Buffer | string): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`
}

/** The headers of a webhook of the test provider, as Standard Webhooks defines them. `sentAt`: seconds since 1970. */
export function signTestWebhook(
  secret: Keys,
  webhook: { id: string; sentAt: number; body: string | Buffer },
): Record<string, string> {
  const timestamp = String(webhook.sentAt)
  return {
    'content-type': 'application/json',
    'webhook-id': webhook.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatureOf(keyFor(secret, TEST_WEBHOOK_KEY), webhook.id, timestamp, webhook.body),
  }
}

function isSigned(secret: Keys, id: string, timestamp: string, signatures: string, raw: Buffer): boolean {
  const expected = keysFor(secret, TEST_WEBHOOK_KEY).map((key) => Buffer.from(signatureOf(key, id, timestamp, raw)))
  return signatures.split(' ').some((text) => {
    const given = Buffer.from(text)
    return expected.some((good) => good.length === given.length && timingSafeEqual(good, given))
  })
}

function parse(raw: Buffer): { type?: unknown; charge?: unknown } {
  try {
    return (JSON.parse(textOf(raw)) ?? {}) as { type?: unknown; charge?: unknown }
  } catch {
    throw new DomainError('malformed_body')
  }
}

/** Reads a webhook of the test provider; throws when it did not sign it, or the timestamp is more than 5 minutes off. */
export function verifyTestWebhook(secret: Keys, headers: ProviderHeaders, now: Date): (raw: Buffer) => ProviderWebhook {
  const text = (name: string) => (typeof headers[name] === 'string' ? headers[name] : '')
  const [id, timestamp] = [text('webhook-id'), text('webhook-timestamp')]
  const signatures = text('webhook-signature')
  if (!id || !signatures) throw new DomainError('unauthenticated', 'The webhook is not signed.')
  const offBySeconds = Math.abs(now.getTime() / 1000 - Number(timestamp))
  // Negated, so that it also rejects a timestamp that is not a number.
  if (!(offBySeconds <= TOLERANCE_SECONDS)) {
    throw new DomainError('unauthenticated', 'The timestamp is more than 5 minutes off.')
  }
  return (raw) => {
    if (!isSigned(secret, id, timestamp, signatures, raw)) {
      throw new DomainError('unauthenticated', 'The signature does not fit the body.')
    }
    const { type, charge } = parse(raw)
    if (typeof type !== 'string' || typeof charge !== 'string') throw new DomainError('malformed_body')
    return { id, type, key: charge }
  }
}
