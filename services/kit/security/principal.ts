import { networkOf } from '../values/network.ts'

/** Who a request is made for. Made by the gateway, carried in the internal token, trusted by services. */
export type Principal =
  | { kind: 'anonymous'; cart: string | null; address: string }
  | { kind: 'user'; id: string; session: string; permissions: readonly string[]; cart: string | null; address: string }
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
  return principal.cart ? `cart:${principal.cart}` : `address:${principal.address}`
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

/** The signed-in user's id; null for everybody else. */
export function userOf(principal: Principal): string | null {
  return principal.kind === 'user' ? principal.id : null
}

/** Whether a staff permission such as `orders.write` is held. */
export function hasPermission(principal: Principal, permission: string): boolean {
  if (principal.kind !== 'user' && principal.kind !== 'key') return false
  return principal.permissions.includes(permission) || principal.permissions.includes('*')
}
