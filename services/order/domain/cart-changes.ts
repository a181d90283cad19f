import { money } from '@stoa/kit/values/money'
import { DomainError, type FieldError, type ProblemLine, type ProblemTotal } from '@stoa/kit/values/problem'
import type { Cart } from './cart.ts'

const SUMS = ['subtotal', 'shipping_total', 'tax_total', 'total'] as const

/** The sums of a cart that are others now, with what they were. */
function changedTotals({ totals: before, currency }: Cart, { totals: after }: Cart): ProblemTotal[] {
  const changed = SUMS.filter((sum) => before[sum] !== after[sum])
  return changed.map((sum) => ({
    total: sum,
    before: money(before[sum], currency),
    after: money(after[sum], currency),
  }))
}

/** A way of shipping that was chosen and is not offered any more; when it was free, no sum tells of it. */
function lostOption(before: Cart, after: Cart): FieldError[] {
  const { shipping_option: option } = before
  if (!option || after.shipping_option) return []
  const detail = `“${option.name}” is not offered any more: choose another shipping option.`
  return [{ pointer: '/shipping_option', code: 'unavailable', detail }]
}

/** The cart costs something else today than it shows: everything that differs is named. */
export function cartChanged(before: Cart, after: Cart, lines: ProblemLine[]): DomainError {
  const detail = 'Prices, shipping or tax have changed; look at the cart and confirm again.'
  const [totals, errors] = [changedTotals(before, after), lostOption(before, after)]
  return new DomainError('cart_changed', detail, { lines, totals, ...(errors.length > 0 ? { errors } : {}) })
}
