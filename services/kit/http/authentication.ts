import type { Route } from '../contract/operations.ts'
import { bodyHashOf, INTERNAL_TOKEN, type OpenedToken, openInternalToken } from '../security/internal-token.ts'
import { refusalOf } from '../security/principal.ts'
import type { Keys } from '../security/secrets.ts'
import { DomainError } from '../values/problem.ts'

interface Incoming {
  method: string
  url: string
  headers: Record<string, string | string[] | undefined>
}

/**
 * Who this request is made for, and whether the route lets them in. Runs before the body is read, so that an
 * anonymous bad body gets 401 (docs/decisions/0001-contract-first.md). Which rows they may
 * see is decided in the queries.
 */
export function authenticate(secret: Keys, service: string, route: Route, request: Incoming): OpenedToken {
  const { method, url, headers } = request
  const token = headers[INTERNAL_TOKEN]
  const opened =
    typeof token === 'string' ? openInternalToken(secret, token, { callee: service, method, url, headers }) : null
  if (!opened) throw new DomainError('unauthenticated', 'This service is reached through the gateway.')
  const { caller } = opened
  if (route.permission === 'internal') {
    if (!route.callers?.includes(caller)) throw new DomainError('forbidden')
    return opened
  }
  if (caller !== 'gateway') throw new DomainError('forbidden')
  const refusal = refusalOf(route.permission, opened.principal)
  if (refusal) throw refusal
  return opened
}

/** Refuses a body other than the one that the caller signed. */
export function requireSignedBody(bodyHash: string | null | undefined, body: Buffer | undefined): void {
  if (!bodyHash || (body !== undefined && bodyHashOf(body) === bodyHash)) return
  throw new DomainError('unauthenticated', 'The body is not the one that was signed.')
}
