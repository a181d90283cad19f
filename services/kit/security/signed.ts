import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import { type Keys, macKeyFor, macKeysFor } from './secrets.ts'

function mac(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** `payload.signature`, for one purpose. The payload is readable by anyone: it is signed, not secret. */
export function sign(secret: Keys, purpose: string, payload: string): string {
  const body = Buffer.from(payload).toString('base64url')
  return `${body}.${mac(macKeyFor(secret, purpose), body)}`
}

/** The payload of a signed text, or null when no valid generation of the key made it. Compares in constant time. */
export function open(secret: Keys, purpose: string, text: string): string | null {
  const dot = text.indexOf('.')
  if (dot < 1) return null
  const body = text.slice(0, dot)
  const given = Buffer.from(text.slice(dot + 1))
  for (const key of macKeysFor(secret, purpose)) {
    const expected = Buffer.from(mac(key, body))
    if (given.length === expected.length && timingSafeEqual(given, expected)) {
      return Buffer.from(body, 'base64url').toString()
    }
  }
  return null
}
