import type { Principal } from './principal.ts'
import type { RootSecret } from './secrets.ts'
import { open, sign } from './signed.ts'

/** The header that carries it. The gateway removes it from everything that comes from outside. */
export const INTERNAL_TOKEN = 'stoa-internal'

/** Seconds a token is good for: one hop and its retry. */
const LIFETIME = 30

interface Claims {
  caller: string
  callee: string
  method: string
  /** Raw URL with query, as the callee sees it. */
  url: string
  principal: Principal
}

const purpose = (caller: string, callee: string) => `internal ${caller} > ${callee}`

/** A token that lets `caller` make this one request to `callee` for this principal. */
export function mintInternalToken(secret: RootSecret, claims: Claims, now: number = Date.now()): string {
  const { caller, callee, method, url, principal } = claims
  const payload = JSON.stringify([method, url, Math.floor(now / 1000) + LIFETIME, principal])
  return `${caller}:${sign(secret, purpose(caller, callee), payload)}`
}

/** Who calls and for whom; null when the token is not for this very request, not signed by us, or too old. */
export function openInternalToken(
  secret: RootSecret,
  token: string,
  request: { callee: string; method: string; url: string },
  now: number = Date.now(),
): { caller: string; principal: Principal } | null {
  const colon = token.indexOf(':')
  if (colon < 1) return null
  const caller = token.slice(0, colon)
  const payload = open(secret, purpose(caller, request.callee), token.slice(colon + 1))
  if (payload === null) return null
  const [method, url, expires, principal] = JSON.parse(payload) as [string, string, number, Principal]
  if (method !== request.method || url !== request.url || expires < now / 1000) return null
  return { caller, principal }
}
