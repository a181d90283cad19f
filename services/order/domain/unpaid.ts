/**
 * What may hold stock without being paid: checkouts under way, orders whose money is awaited and of which nothing was
 * shipped, and free orders of the last day. A client is a network (an IPv4 address or an IPv6 /64), and a site is the IPv6 /48
 * that it lies in, the most that one subscriber usually has. A customer is signed in and
 * has paid for an order. Anybody else is a guest, as an account costs nothing: that account, or without one an e-mail address in
 * one network, as anybody may give the address of somebody else.
 */
export const UNPAID_LIMITS = {
  /** Units of one variant, of one client or customer, that are paid later or are free. */
  units: 100,
  /** Checkouts and orders of one client. Whole offices and mobile networks may share one. */
  network: 20,
  /** Of one account, whatever was paid with it. */
  customer: 5,
  /** Of one guest: an e-mail address, whatever its case and what follows a plus, in one network. */
  email: 5,
  /** Units of all variants together, paid later or free: of a guest. */
  guest_units: 60,
  /** The same of a customer, and of all buyers in the network of one who is ordering. */
  customer_units: 300,
  /** How many times what one guest may hold, in units and in value, all buyers in the network of one may hold. */
  network_guests: 3,
  /** How many times what one network may hold all networks of one site may; neighbours may share it. IPv4 has no sites. */
  site_networks: 4,
  /** Units of all variants in checkouts that are paid at once, of one client or customer: each ends within minutes. */
  checkout_units: 300,
}

export type UnpaidLimits = typeof UNPAID_LIMITS

/** What a guest's orders that are paid later may cost together, in minor units by currency; one not named has no limit. */
export const UNPAID_GUEST_VALUE = {
  EUR: 500_000,
  USD: 500_000,
  GBP: 500_000,
  CHF: 500_000,
}

/** Minor units by currency (ISO 4217). */
export type ValueByCurrency = Readonly<Record<string, number>>

/** Minutes in which the money of an order has to come before it is cancelled, by payment method; 0 is no such time. */
export const PAY_BY_MINUTES = {
  /** Of methods that are not named. */
  default: 7 * 24 * 60,
  bank_transfer: 7 * 24 * 60,
  /** It is paid when it arrives, so this is the time to ship it in. */
  cash_on_delivery: 14 * 24 * 60,
}

/**
 * The same for guests, who are strangers; 0 is what a customer has. Five days are enough for a transfer that is made at a
 * weekend; none has longer than a customer, and where a customer has no such time, a guest has none.
 */
export const PAY_BY_GUEST_MINUTES = {
  default: 5 * 24 * 60,
  bank_transfer: 5 * 24 * 60,
  cash_on_delivery: 7 * 24 * 60,
}

/** Minutes by payment method. */
export type PayByMinutes = Readonly<Record<string, number>>

const minutesOf = (minutes: PayByMinutes, method: string) => minutes[method] ?? minutes.default ?? 0

/** Minutes an order has for its money, of a customer; null when it may wait for ever, and so may a guest's. */
export function minutesToPay(minutes: PayByMinutes, method: string): number | null {
  return minutesOf(minutes, method) || null
}

export interface PayBySettings {
  PAY_BY_MINUTES: PayByMinutes
  PAY_BY_GUEST_MINUTES: PayByMinutes
}

/** Minutes a new order has for its money; null when it may wait for ever. */
export function payByMinutes(settings: PayBySettings, method: string, isGuest: boolean): number | null {
  const minutes = minutesToPay(settings.PAY_BY_MINUTES, method)
  if (minutes === null || !isGuest) return minutes
  return Math.min(minutes, minutesOf(settings.PAY_BY_GUEST_MINUTES, method) || minutes)
}

/** The settings that say how much may be unpaid, and for how long. */
export interface UnpaidRules {
  UNPAID_LIMITS: UnpaidLimits
  UNPAID_GUEST_VALUE: ValueByCurrency
  PAY_BY_MINUTES: PayByMinutes
}
