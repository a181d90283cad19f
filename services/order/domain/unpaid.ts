import { DomainError, type ProblemLine } from '@stoa/kit/values/problem'
import type { Cart } from './cart.ts'

/**
 * What may hold stock without being paid: checkouts under way, and orders whose money is awaited and of which nothing was
 * shipped. A client is a network (an IPv4 address or an IPv6 /64); a customer is signed in.
 */
export const UNPAID_LIMITS = {
  /** Units of one variant, of one client or customer. */
  units: 100,
  /** Checkouts and orders of one client. Whole offices and mobile networks may share one. */
  network: 20,
  /** Of one customer. */
  customer: 5,
  /** Of one e-mail address, whatever its case and what follows a plus. Anybody may give it, so it counts no other buyer out. */
  email: 5,
}

export type UnpaidLimits = typeof UNPAID_LIMITS

/** Minutes in which the money of an order has to come before it is cancelled, by payment method; 0 is no such time. */
export const PAY_BY_MINUTES = {
  /** Of methods that are not named. */
  default: 7 * 24 * 60,
  bank_transfer: 7 * 24 * 60,
  /** It is paid when it arrives, so this is the time to ship it in. */
  cash_on_delivery: 14 * 24 * 60,
}

/** Minutes by payment method. */
export type PayByMinutes = Readonly<Record<string, number>>

/** Minutes an order has for its money; null when it may wait for ever. */
export function minutesToPay(minutes: PayByMinutes, method: string): number | null {
  return (minutes[method] ?? minutes.default ?? 0) || null
}

/** What a client, a customer and an e-mail address hold unpaid already. */
export interface Unpaid {
  /** Checkouts under way alone: they end within minutes. */
  checkouts: { network: number; customer: number }
  /** With the orders whose money is awaited. */
  network: number
  customer: number
  email: number
  /** Seconds until the first of them ends by itself; null when none does. */
  ends_in_seconds: number | null
  /** Units by variant, of the client and the customer. */
  units: Readonly<Record<string, number>>
}

/**
 * Refuses a checkout by which too much would be held unpaid. Orders that await their money, of whomever they are, keep
 * nobody from an order that is paid at once: a neighbour in the same network, or a stranger who gives the same e-mail
 * address, could close the shop to a buyer for days.
 */
export function assertWithinLimits(cart: Cart, isPaidLater: boolean, unpaid: Unpaid, limits: UnpaidLimits): void {
  const { ends_in_seconds: seconds } = unpaid
  const headers = seconds === null ? {} : { headers: { 'retry-after': String(Math.max(1, seconds)) } }
  const { checkouts, network, customer, email } = unpaid
  const held = isPaidLater ? { network, customer, email } : checkouts
  if (Object.entries(held).some(([each, count]) => count >= limits[each as keyof typeof held])) {
    const detail = 'Too many orders are waiting to be paid. Pay or cancel one of them first.'
    throw new DomainError('unpaid_limit_reached', detail, headers)
  }
  const lines = cart.items.flatMap((item): ProblemLine[] => {
    const left = Math.max(0, limits.units - (unpaid.units[item.variant_id] ?? 0))
    const { id: item_id, variant_id } = item
    return item.quantity > left ? [{ item_id, variant_id, reason: 'limit_reached', available: left }] : []
  })
  if (lines.length === 0) return
  const detail =
    'That many units cannot be held before they are paid. Order fewer, or pay for an order that waits first.'
  throw new DomainError('unpaid_limit_reached', detail, { lines, ...headers })
}
