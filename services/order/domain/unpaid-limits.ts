import { DomainError, type ProblemLine } from '@stoa/kit/values/problem'
import type { Cart } from './cart.ts'
import { minutesToPay, type UnpaidRules } from './unpaid.ts'
import { type Check, type Checks, checksOf, type Holder, type Wanted } from './unpaid-checks.ts'

const heldOf = ({ of }: Check, holders: readonly Holder[]) => holders.reduce((sum, holder) => sum + of(holder), 0)

/** Seconds until enough has ended by itself for what is asked; null when waiting does not help. */
function waitSecondsOf(check: Check, holders: readonly Holder[]): number | null {
  let held = heldOf(check, holders)
  const ending = holders
    .flatMap((holder) => (holder.ends_in_seconds === null ? [] : [{ holder, seconds: holder.ends_in_seconds }]))
    .toSorted((a, b) => a.seconds - b.seconds)
  for (const { holder, seconds } of ending) {
    held -= check.of(holder)
    if (held + check.asked <= check.limit) return Math.max(1, seconds)
  }
  return null
}

/** Seconds until a cart that exceeds these limits can be ordered, as things stand; null when waiting does not help. */
function retryAfterSeconds(exceeded: readonly Check[], holders: readonly Holder[]): number | null {
  const waits = exceeded.map((check) => waitSecondsOf(check, holders))
  return waits.includes(null) ? null : Math.max(...waits.map((seconds) => seconds ?? 0))
}

/** The lines with more units of one variant than may still be held. */
function linesOf(cart: Cart, exceeded: readonly Check[], holders: readonly Holder[]): ProblemLine[] {
  return cart.items.flatMap(({ id: item_id, variant_id }): ProblemLine[] => {
    const left = exceeded
      .filter(({ variantId }) => variantId === variant_id)
      .map((check) => check.limit - heldOf(check, holders))
    if (left.length === 0) return []
    const available = Math.max(0, Math.min(...left))
    return [{ item_id, variant_id, reason: 'limit_reached', available }]
  })
}

/** Nothing ends an order whose method has no time to pay by the setting of today. */
const endless = (holder: Holder, { PAY_BY_MINUTES }: UnpaidRules) =>
  holder.kind === 'order' && minutesToPay(PAY_BY_MINUTES, holder.method ?? '') === null

/**
 * Refuses to order a cart by which too much would be held unpaid. Orders that await their money, of whomever they are, keep
 * nobody from an order that is paid at once: a neighbour in the same network could close the shop to a buyer for days.
 */
export function assertWithinLimits(wanted: Wanted, found: readonly Holder[], rules: UnpaidRules): void {
  const checks = Object.values(checksOf(wanted, rules)).flat()
  const holders = found.map((holder) => (endless(holder, rules) ? { ...holder, ends_in_seconds: null } : holder))
  const exceeded = checks.filter((check) => heldOf(check, holders) + check.asked > check.limit)
  const [first] = exceeded
  if (!first) return
  const seconds = retryAfterSeconds(exceeded, holders)
  const lines = linesOf(wanted.cart, exceeded, holders)
  throw new DomainError('unpaid_limit_reached', first.detail(Math.max(0, first.limit - heldOf(first, holders))), {
    ...(lines.length > 0 ? { lines } : {}),
    ...(seconds === null ? {} : { headers: { 'retry-after': String(seconds) } }),
  })
}

/** How much all that is held unpaid may come to. */
export interface Allowance {
  holders: number
  units: number
  /** Minor units of the cart's currency. */
  value: number
}

const leftOf = (checks: readonly Check[]) =>
  Math.min(Number.MAX_SAFE_INTEGER, ...checks.map(({ limit, asked }) => limit - asked))

/**
 * What a cart surely stays within all limits with: no more is held in all, whosever it is, than the strictest of them leaves.
 * So a sum that the database makes decides for almost every buyer; for the others each limit is looked at.
 */
export function allowanceFor(wanted: Omit<Wanted, 'isGuest'>, rules: UnpaidRules): Allowance {
  const [guest, customer] = [true, false].map((isGuest) => checksOf({ ...wanted, isGuest }, rules))
  const left = (of: keyof Checks) => leftOf([...(guest?.[of] ?? []), ...(customer?.[of] ?? [])])
  return { holders: left('counts'), units: left('units'), value: left('values') }
}

/** Units that a line of a cart may have: no more than can be ordered in any way. */
export function lineMaximum(settings: Pick<UnpaidRules, 'UNPAID_LIMITS'> & { CART_MAX_QUANTITY: number }): number {
  return Math.min(settings.CART_MAX_QUANTITY, settings.UNPAID_LIMITS.checkout_units)
}
