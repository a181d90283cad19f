import type { Cart } from './cart.ts'
import type { UnpaidLimits, UnpaidRules } from './unpaid.ts'

/** When an order is paid: after it was placed, while it is being placed, or never, as it costs nothing. */
export type PaidWhen = 'later' | 'at_once' | 'free'

/** A checkout or order that holds stock unpaid, seen from a cart that is to be ordered. */
export interface Holder {
  kind: 'checkout' | 'order' | 'free_order'
  /** Whether it is of the network, the site around it, the customer and the e-mail address of the cart. */
  network: boolean
  site: boolean
  customer: boolean
  email: boolean
  method: string | null
  units: number
  /** Units of those variants that are in the cart. */
  variants: Readonly<Record<string, number>>
  /** Minor units of the cart's currency; 0 in another one. */
  value: number
  /** Until it ends by itself or counts no more; null when that is never. */
  ends_in_seconds: number | null
}

/** A cart that is to be ordered, and how. */
export interface Wanted {
  cart: Cart
  paid: PaidWhen
  /** Whether its buyer is a stranger: without an account, or with one that has paid for no order yet. */
  isGuest: boolean
}

/** One limit, for a cart that is to be ordered. */
export interface Check {
  /** What a holder takes of it. */
  of: (holder: Holder) => number
  /** What the cart would take. */
  asked: number
  limit: number
  variantId?: string
  detail: (left: number) => string
}

type Whose = 'network' | 'site' | 'customer' | 'guest'

/**
 * A guest is an e-mail address in one network: anybody may give the address of somebody else, and a stranger who did could
 * keep its owner from ordering.
 */
const isOf: Readonly<Record<Whose, (holder: Holder) => boolean>> = {
  network: ({ network }) => network,
  site: ({ site }) => site,
  customer: ({ customer }) => customer,
  guest: ({ network, email }) => network && email,
}

const TOO_MANY = 'Too many orders are waiting to be paid. Pay or cancel one of them first.'
const TOO_MANY_OF_ONE =
  'That many units cannot be held before they are paid. Order fewer, or pay for an order that waits first.'

/** Who a buyer is to limits, in any network: the account, where there is one. */
const whoseCart = (cart: Cart): Whose => (cart.user_id === null ? 'guest' : 'customer')

/** What lets a guest order more; an account helps only who has paid with it before. */
function waysOf({ cart, paid }: Wanted): string {
  if (paid === 'free') return 'wait a while'
  return cart.user_id === null ? 'pay at once, or sign in if you have paid for an order before' : 'pay at once'
}

const unitsOf = (cart: Cart) => cart.items.reduce((sum, { quantity }) => sum + quantity, 0)

const atOnceDetail = (left: number) =>
  `Units in all that can be ordered at once now: ${left}. Order fewer, or wait a while.`

const unitsDetail = (ways: string) => (left: number) =>
  `Units in all that can be ordered this way now: ${left}. Order fewer, or ${ways}.`

const valueDetail = (ways: string) => `Orders of this value cannot all wait to be paid. Order for less, or ${ways}.`

/** How many checkouts and orders there may be. Free orders end with no payment, so they are counted by their units alone. */
function countChecks({ cart, paid }: Wanted, limits: UnpaidLimits): Check[] {
  const { network, customer, email, site_networks } = limits
  const counts = (holder: Holder) => holder.kind === 'checkout' || (paid === 'later' && holder.kind === 'order')
  const check = (whose: Whose, limit: number): Check => ({
    of: (holder) => (isOf[whose](holder) && counts(holder) ? 1 : 0),
    asked: 1,
    limit,
    detail: () => TOO_MANY,
  })
  const checks = [check('network', network), check('site', network * site_networks), check('customer', customer)]
  return paid === 'later' && cart.user_id === null ? [...checks, check('guest', email)] : checks
}

/** How many units of each variant there may be, of what is not paid at once. */
function variantChecks({ cart }: Wanted, { units, site_networks }: UnpaidLimits): Check[] {
  return cart.items.flatMap(({ variant_id, quantity }) => {
    const check = (isHolder: (holder: Holder) => boolean, limit: number): Check => ({
      of: (holder) => (isHolder(holder) ? (holder.variants[variant_id] ?? 0) : 0),
      asked: quantity,
      limit,
      variantId: variant_id,
      detail: () => TOO_MANY_OF_ONE,
    })
    return [check(({ network, customer }) => network || customer, units), check(isOf.site, units * site_networks)]
  })
}

/** How many units of all variants there may be. */
function unitChecks(wanted: Wanted, limits: UnpaidLimits): Check[] {
  const { guest_units, customer_units, network_guests, checkout_units, site_networks } = limits
  const isAtOnce = wanted.paid === 'at_once'
  const check = (whose: Whose, limit: number): Check => ({
    of: (holder) => (isOf[whose](holder) && (!isAtOnce || holder.kind === 'checkout') ? holder.units : 0),
    asked: unitsOf(wanted.cart),
    limit,
    detail: isAtOnce ? atOnceDetail : unitsDetail(waysOf(wanted)),
  })
  const around = (limit: number) => [check('network', limit), check('site', limit * site_networks)]
  if (isAtOnce) return [...around(checkout_units), check('customer', checkout_units)]
  return wanted.isGuest
    ? [check(whoseCart(wanted.cart), guest_units), ...around(guest_units * network_guests)]
    : [check('customer', customer_units), ...around(customer_units)]
}

/** What all of it may cost, where a guest pays later. */
function valueChecks(wanted: Wanted, { UNPAID_LIMITS, UNPAID_GUEST_VALUE }: UnpaidRules): Check[] {
  const { cart, paid, isGuest } = wanted
  const value = UNPAID_GUEST_VALUE[cart.currency]
  if (value === undefined || paid !== 'later' || !isGuest) return []
  const check = (whose: Whose, limit: number): Check => ({
    of: (holder) => (isOf[whose](holder) ? holder.value : 0),
    asked: cart.totals.total,
    limit,
    detail: () => valueDetail(waysOf(wanted)),
  })
  const ofNetwork = value * UNPAID_LIMITS.network_guests
  return [
    check(whoseCart(cart), value),
    check('network', ofNetwork),
    check('site', ofNetwork * UNPAID_LIMITS.site_networks),
  ]
}

/** All checks of a cart, by what they add up: holders, units or value. */
export interface Checks {
  counts: Check[]
  units: Check[]
  values: Check[]
}

export function checksOf(wanted: Wanted, rules: UnpaidRules): Checks {
  const { UNPAID_LIMITS: limits } = rules
  const ofVariants = wanted.paid === 'at_once' ? [] : variantChecks(wanted, limits)
  return {
    counts: countChecks(wanted, limits),
    units: [...ofVariants, ...unitChecks(wanted, limits)],
    values: valueChecks(wanted, rules),
  }
}
