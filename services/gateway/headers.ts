import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { CART_TOKEN } from '@stoa/kit/security/cart-token'
import { API_KEY } from './authentication.ts'

/** Headers forwarded to a service, lower case. */
export type ForwardedHeaders = Record<string, string | string[]>

/** Hop-by-hop headers (RFC 9110 §7.6.1), and those that concern the client and the gateway only. */
const HOP_BY_HOP = new Set([
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

/** Set by the gateway only, whatever a client sends. */
const GATEWAY_ONLY = new Set(['authorization', 'forwarded', 'host', 'traceparent', 'x-real-ip', 'x-request-id'])

/** They delimit a body, so a client cannot remove them by listing them in Connection (RFC 9112 §6). */
const FRAMING = new Set(['content-length', 'transfer-encoding'])

/**
 * Headers that services trust, in any spelling that a server on the way might treat as the same
 * (docs/conventions.md#input-that-an-attacker-writes).
 */
function isInternal(name: string): boolean {
  const normalised = name.replaceAll('_', '-')
  return normalised.startsWith('stoa-') || normalised.startsWith('x-forwarded-') || GATEWAY_ONLY.has(normalised)
}

function listedInConnection(headers: IncomingHttpHeaders): Set<string> {
  const listed = (headers.connection ?? '').toLowerCase().split(',')
  return new Set(listed.map((name) => name.trim()))
}

/** The headers of a client, without those that only the gateway sets. Node has lower-cased the names already. */
export function keepClientHeaders(headers: IncomingHttpHeaders): ForwardedHeaders {
  const listed = listedInConnection(headers)
  const kept: ForwardedHeaders = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || HOP_BY_HOP.has(name) || isInternal(name)) continue
    if (listed.has(name) && !FRAMING.has(name)) continue
    kept[name] = value
  }
  return kept
}

const PUBLIC_STOA_HEADERS = new Set([CART_TOKEN, API_KEY])

/** Whether a service's response header is passed on to a client. */
export function isForClient(name: string): boolean {
  if (HOP_BY_HOP.has(name) || name === 'transfer-encoding') return false
  return !name.startsWith('stoa-') || PUBLIC_STOA_HEADERS.has(name)
}

type Value = OutgoingHttpHeaders[string]

const listOf = (value: Value): string[] =>
  (Array.isArray(value) ? value.join(',') : String(value ?? ''))
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** Two lists of Vary as one. */
export function mergeVary(first: Value, second: Value): string {
  const merged = new Map([...listOf(first), ...listOf(second)].map((entry) => [entry.toLowerCase(), entry]))
  return [...merged.values()].join(', ')
}
