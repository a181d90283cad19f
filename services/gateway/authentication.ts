import type { CallOptions, GatewayRoute } from '@stoa/kit/contract/operations'
import { CART_TOKEN, openCartToken } from '@stoa/kit/security/cart-token'
import { openOrderToken } from '@stoa/kit/security/order-token'
import { type Principal, refusalOf } from '@stoa/kit/security/principal'
import type { Keys } from '@stoa/kit/security/secrets'
import { DomainError } from '@stoa/kit/values/problem'
import type { FastifyRequest } from 'fastify'
import { challenge, readAccessToken } from './access-token.ts'
import type { KnownCredentials } from './known-credentials.ts'
import type { Principals } from './principals.ts'

/** The header of API keys. */
export const API_KEY = 'stoa-api-key'

/** Characters of the longest key or cart token that is checked. */
export const MAX_CREDENTIAL_LENGTH = 200

function credential(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name]
  if (value === undefined) return null
  if (typeof value === 'string' && value !== '' && value.length <= MAX_CREDENTIAL_LENGTH) return value
  throw new DomainError('unauthenticated', `The header ${name} is not one that this shop gave out.`, challenge())
}

/**
 * What the token of a guest opens: a cart, or one order. An order token that has expired counts as none, so that a client which
 * still sends it does what it may do without.
 */
function openedBy(secret: Keys, request: FastifyRequest): { cart: string | null; order?: string } {
  const token = credential(request, CART_TOKEN)
  if (token === null) return { cart: null }
  const cart = openCartToken(secret, token)
  if (cart !== null) return { cart }
  const found = openOrderToken(secret, token)
  if (found === null) throw new DomainError('unauthenticated', 'The Stoa-Cart-Token opens no cart.')
  return found.isExpired ? { cart: null } : { cart: null, order: found.order }
}

interface By {
  secret: Keys
  principals: Principals
  known: Pick<KnownCredentials, 'remember'>
  address: string
  call: CallOptions
}

/**
 * The principal of a request. A publishable key names a storefront and grants nothing; a secret key is a principal itself,
 * so it excludes an access token. A credential that is not valid is refused even where none is needed.
 */
export async function authenticate(request: FastifyRequest, by: By): Promise<Principal> {
  const { secret, principals, known, address, call } = by
  const opened = openedBy(secret, request)
  const apiKey = credential(request, API_KEY)
  const key = apiKey === null ? null : await principals.byKey(apiKey, call)
  const isSignedIn = request.headers.authorization !== undefined
  if (key && !key.publishable) {
    if (isSignedIn) throw new DomainError('unauthenticated', 'Send an access token or a secret key, not both.')
    return { kind: 'key', id: key.id, permissions: key.permissions, address }
  }
  if (!isSignedIn) return { kind: 'anonymous', ...opened, address }
  const token = await readAccessToken(request)
  const { sub, sid } = token
  const user = await principals.bySession(sid, call)
  if (user.kind !== 'user' || user.id !== sub) throw new DomainError('unauthenticated', undefined, challenge())
  known.remember(request.headers.authorization ?? '', token)
  return { kind: 'user', id: user.id, session: sid, permissions: user.permissions, ...opened, address }
}

const same = (some: readonly string[], others: readonly string[]) =>
  [...some].sort().join() === [...others].sort().join()

/**
 * Asks whether a principal is still what it was when its request began: the service behind has been told so. Made while the
 * headers of the request are those of the client.
 */
export function recheckOf(
  request: FastifyRequest,
  principal: Principal,
  { principals, call }: Pick<By, 'principals' | 'call'>,
): (() => Promise<boolean>) | null {
  if (principal.kind === 'user') {
    const { session, permissions } = principal
    return async () => same((await principals.bySession(session, call)).permissions, permissions)
  }
  const apiKey = credential(request, API_KEY)
  if (principal.kind !== 'key' || apiKey === null) return null
  return async () => same((await principals.byKey(apiKey, call)).permissions, principal.permissions)
}

/** Refuses principals without the route's permission. The service checks again, and decides which rows they see. */
export function authorize(route: GatewayRoute, principal: Principal): void {
  const refusal = refusalOf(route.permission, principal)
  if (!refusal) return
  if (refusal.code === 'unauthenticated') Object.assign(refusal.extras, challenge())
  throw refusal
}
