import { networkOf } from '../values/network.ts'
import { DomainError } from '../values/problem.ts'

interface OfOrder {
  /** The one order that an order token opens; left out when there is none. */
  order?: string
}

/** Who a request is made for. Made by the gateway, carried in the internal token, trusted by services. */
export type Principal =
  | ({ kind: 'anonymous'; cart: string | null; address: string } & OfOrder)
  | ({
      kind: 'user'
      id: string
      session: string
      permissions: readonly string[]
      cart: string | null
      address: string
    } & OfOrder)
  | { kind: 'key'; id: string; permissions: readonly string[]; address: string }
  | { kind: 'service'; name: string }

/** The network of the client, as limits count clients; null for a service. It is in the internal token, so it is signed. */
export function clientNetworkOf(principal: Principal): string | null {
  return principal.kind === 'service' ? null : networkOf(principal.address)
}

/** Who is behind idempotency keys: one buyer never meets another's (docs/conventions.md#idempotency). */
export function scopeOf(principal: Principal): string {
  if (principal.kind === 'service') return `service:${principal.name}`
  if (principal.kind !== 'anonymous') return `${principal.kind}:${principal.id}`
  if (principal.cart) return `cart:${principal.cart}`
  return principal.order ? `order:${principal.order}` : `address:${principal.address}`
}

/**
 * The owners whose rows this principal may see: its user id, and the cart its token opens. Every query on a row that
 * belongs to someone filters by these; an empty list sees nothing.
 */
export function ownersOf(principal: Principal): string[] {
  if (principal.kind === 'user') return principal.cart ? [principal.id, principal.cart] : [principal.id]
  if (principal.kind === 'anonymous' && principal.cart) return [principal.cart]
  return []
}

/** The order that an order token opens; null without one. Nothing else is opened by it. */
export function foundOrderOf(principal: Principal): string | null {
  return ('order' in principal ? principal.order : undefined) ?? null
}

/** The signed-in user's id; null for everybody else. */
export function userOf(principal: Principal): string | null {
  return principal.kind === 'user' ? principal.id : null
}

/** Whether a staff permission such as `orders.write` is held. */
export function hasPermission(principal: Principal, permission: string): boolean {
  if (principal.kind !== 'user' && principal.kind !== 'key') return false
  return principal.permissions.includes(permission) || principal.permissions.includes('*')
}

/** Who may use an operation, as its document says. */
export type Permission = 'public' | 'customer' | 'buyer' | 'order-buyer' | 'internal' | `staff:${string}`

/**
 * Why a principal may not use an operation that is reached through the gateway; null when it may. Gateway and service both ask,
 * and the queries decide which rows it sees.
 */
export function refusalOf(permission: Permission, principal: Principal): DomainError | null {
  if (permission === 'public') return null
  if (permission === 'buyer' || permission === 'order-buyer') {
    const isOfOrder = permission === 'order-buyer' && foundOrderOf(principal) !== null
    if (isOfOrder || ownersOf(principal).length > 0) return null
    return new DomainError('unauthenticated', 'Sign in, or send the Stoa-Cart-Token of the cart.')
  }
  if (permission === 'customer' && principal.kind === 'user') return null
  if (principal.kind === 'anonymous') return new DomainError('unauthenticated')
  if (!permission.startsWith('staff:')) return new DomainError('forbidden')
  const needed = permission.slice('staff:'.length)
  return hasPermission(principal, needed) ? null : new DomainError('forbidden', `This needs the permission ${needed}.`)
}

/** The header by which a service tells the gateway that a principal has changed. It goes no farther. */
export const PRINCIPAL_CHANGED = 'stoa-principal-changed'

/** Has the gateway forget this user or API key before the response is out; other gateways are told by the broadcast. */
export function headersOfChange(id: string): Record<string, string> {
  return { [PRINCIPAL_CHANGED]: id }
}
