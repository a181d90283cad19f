import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { CART_TOKEN } from '@stoa/kit/security/cart-token'
import { API_KEY } from './caller.ts'

/** Headers sent on to a service, lower case. */
export type ForwardedHeaders = Record<string, string | string[]>

/** Hop by hop (RFC 9110 §7.6.1), or settled between a client and us. */
const HOP = new Set([
  'connection',
  'expect',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
])

/** Set by the gateway alone, whatever a client says. */
const OURS = new Set(['authorization', 'forwarded', 'host', 'traceparent', 'x-real-ip', 'x-request-id'])

/** Say where a body ends; a client that lists them in Connection does not get to blur that (RFC 9112 §6). */
const FRAMING = new Set(['content-length', 'transfer-encoding'])

/**
 * Headers with a meaning inside, in any spelling that some server between might fold together
 * (docs/conventions.md#input-that-an-attacker-writes).
 */
function isInternal(name: string): boolean {
  const plain = name.replaceAll('_', '-')
  return plain.startsWith('stoa-') || plain.startsWith('x-forwarded-') || OURS.has(plain)
}

function listedInConnection(headers: IncomingHttpHeaders): Set<string> {
  const listed = (headers.connection ?? '').toLowerCase().split(',')
  return new Set(listed.map((name) => name.trim()))
}

/** What a client sent, without what only the gateway may say. Node has lower-cased the names already. */
export function fromClient(headers: IncomingHttpHeaders): ForwardedHeaders {
  const listed = listedInConnection(headers)
  const kept: ForwardedHeaders = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || HOP.has(name) || isInternal(name)) continue
    if (listed.has(name) && !FRAMING.has(name)) continue
    kept[name] = value
  }
  return kept
}

const PUBLIC = new Set([CART_TOKEN, API_KEY])

/** Whether a service's answer header may reach a client. */
export function isForClient(name: string): boolean {
  if (HOP.has(name) || name === 'transfer-encoding') return false
  return !name.startsWith('stoa-') || PUBLIC.has(name)
}

type Value = OutgoingHttpHeaders[string]

const words = (value: Value): string[] =>
  (Array.isArray(value) ? value.join(',') : String(value ?? ''))
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** Both lists of Vary as one. */
export function mergeVary(ours: Value, theirs: Value): string {
  const merged = new Map([...words(ours), ...words(theirs)].map((word) => [word.toLowerCase(), word]))
  return [...merged.values()].join(', ')
}
