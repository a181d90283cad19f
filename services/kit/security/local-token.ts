import { randomBytes } from 'node:crypto'
import type { Claims, Incoming, OpenedToken } from './internal-token.ts'

/** No token stays longer, milliseconds: one that is not opened at once belongs to a request that was given up. */
const LONGEST_MS = 120_000

/** Nobody outside of this process knows it, so nobody makes up a token that it would open. */
const PREFIX = `local:${randomBytes(16).toString('base64url')}:`

const kept = new Map<string, { claims: Claims; at: number }>()
let count = 0

/** Map keeps the order of its entries, so the oldest come first. */
function dropOld(now: number): void {
  for (const [token, { at }] of kept) {
    if (now - at < LONGEST_MS) return
    kept.delete(token)
  }
}

/**
 * A token that lets `caller` make this one request to a service in this process. It is the name under which its claims are
 * kept until then, because a signature would prove to the process what it has just said.
 */
export function mintLocalToken(claims: Claims): string {
  const now = performance.now()
  dropOld(now)
  const token = PREFIX + (count++).toString(36)
  kept.set(token, { claims, at: now })
  return token
}

/** Null when the token is not one of this process, not for this very request, or was opened before. */
export function openLocalToken(token: string, request: Incoming): OpenedToken | null {
  if (!token.startsWith(PREFIX)) return null
  const claims = kept.get(token)?.claims
  kept.delete(token)
  if (!claims || claims.callee !== request.callee) return null
  if (claims.method !== request.method || claims.url !== request.url) return null
  // The body is the very one that the caller handed over.
  return { caller: claims.caller, principal: claims.principal, bodyHash: null }
}
