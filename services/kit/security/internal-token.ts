import { hash } from 'node:crypto'
import { UnavailableError } from '../values/problem.ts'
import { mintLocalToken, openLocalToken } from './local-token.ts'
import type { Principal } from './principal.ts'
import type { Keys } from './secrets.ts'
import { open, sign } from './signed.ts'

/** The header that carries it. The gateway removes it from everything that comes from outside. */
export const INTERNAL_TOKEN = 'stoa-internal'

/** Seconds a token is good for: one hop and its retry. */
const LIFETIME = 30
/** Seconds by which the clocks of two machines may differ. */
export const CLOCK_TOLERANCE = 60

/** A token is in order but for its time: a clock is wrong, or somebody sends an old request again. Nobody's sign-in is. */
export class ClockError extends UnavailableError {
  constructor(caller: string, ageSeconds: number) {
    super('Not available right now.', false)
    const age = Math.round(ageSeconds)
    const when = age < 0 ? `${-age} s ahead` : `${age} s old`
    // For the log only: the caller is told nothing of the machines inside.
    this.cause = new Error(`clock skew: a token of ${caller} is ${when} by the clock of this machine`)
  }
}

/** The purpose of the key that one service shares with another. */
export const internalKey = (caller: string, callee: string) => `internal ${caller} > ${callee}`

/**
 * What the body of a request is known to be. A service that calls knows the text and binds its hash; the gateway passes
 * bodies on unread and binds what their headers say.
 */
export type BoundBody = { hash: string } | { type: string | null; length: string | null }

const NO_BODY: BoundBody = { type: null, length: null }

/** What a token says of its request. */
export interface Claims {
  caller: string
  callee: string
  method: string
  /** Raw URL with query, as the callee sees it. */
  url: string
  principal: Principal
  /** Left out when there is none. */
  body?: BoundBody
}

/** Headers of a request, names in lower case. */
type Headers = Readonly<Record<string, string | string[] | undefined>>

/** A request as its callee sees it. */
export interface Incoming {
  callee: string
  method: string
  url: string
  headers: Headers
}

/** Who calls and for whom. */
export interface OpenedToken {
  caller: string
  principal: Principal
  /** What the hash of the body has to be; null when its headers were compared instead. */
  bodyHash: string | null
}

/** The body of a JSON request as its caller binds it. */
export function bodyHashOf(body: string | Buffer): string {
  return hash('sha256', body, 'base64url')
}

const BODILESS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What the headers of a request say of its body; of a method without a body nothing is read. */
export function bodyHeadersOf(method: string, headers: Headers): { type: string | null; length: string | null } {
  const length = headers['content-length']
  if (BODILESS.has(method)) return { type: null, length: null }
  return {
    type: String(headers['content-type'] ?? '') || null,
    length: length === '0' ? null : String(length ?? '') || null,
  }
}

/** A token that lets `caller` make this one request to `callee` for this principal. */
export function mintInternalToken(secret: Keys, claims: Claims, now: number = Date.now()): string {
  const { caller, callee, method, url, principal, body = NO_BODY } = claims
  const payload = JSON.stringify([method, url, Math.floor(now / 1000) + LIFETIME, principal, body])
  return `${caller}:${sign(secret, internalKey(caller, callee), payload)}`
}

/**
 * The token of a request on its way: within this process it needs no signature, and nothing of its body is bound, which is what `bodyOf`
 * would be asked for.
 */
export function mintTokenFor(
  way: { readonly isLocal?: boolean },
  secret: Keys,
  claims: Omit<Claims, 'body'>,
  bodyOf?: () => BoundBody,
): string {
  if (way.isLocal) return mintLocalToken(claims)
  return mintInternalToken(secret, bodyOf ? { ...claims, body: bodyOf() } : claims)
}

function isBound(body: BoundBody, { method, headers }: Incoming): boolean {
  if ('hash' in body) return true
  const { type, length } = bodyHeadersOf(method, headers)
  return body.type === type && body.length === length
}

/**
 * Null when the token is not for this very request or not signed by us. Throws ClockError when it is, but was made at
 * another time than now.
 */
export function openInternalToken(
  secret: Keys,
  token: string,
  request: Incoming,
  now: number = Date.now(),
): OpenedToken | null {
  const local = openLocalToken(token, request)
  if (local) return local
  const colon = token.indexOf(':')
  if (colon < 1) return null
  const caller = token.slice(0, colon)
  const payload = open(secret, internalKey(caller, request.callee), token.slice(colon + 1))
  if (payload === null) return null
  const [method, url, expires, principal, body] = JSON.parse(payload) as [string, string, number, Principal, BoundBody]
  if (method !== request.method || url !== request.url || !isBound(body, request)) return null
  const age = now / 1000 - (expires - LIFETIME)
  if (age < -CLOCK_TOLERANCE || age > LIFETIME + CLOCK_TOLERANCE) throw new ClockError(caller, age)
  return { caller, principal, bodyHash: 'hash' in body ? body.hash : null }
}
