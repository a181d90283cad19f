import { money } from '@stoa/kit/values/money'
import { DomainError } from '@stoa/kit/values/problem'
import type { Cart } from './cart.ts'
import type { OfferedOption } from './shipping.ts'
import { priced, type Rates } from './totals.ts'

function refused(pointer: string, detail: string): DomainError {
  return new DomainError('unprocessable', detail, { errors: [{ pointer, code: 'unavailable', detail }] })
}

/** The cart sent by one of the options it is offered. */
export function withOption(cart: Cart, offered: readonly OfferedOption[], id: string): Cart {
  const option = offered.find((entry) => entry.id === id)
  if (!option) throw refused('/option_id', 'The cart cannot be sent this way; see its shipping-options.')
  return { ...cart, shipping_option: option }
}

/** Records how today's total will be paid. Nothing is held: an edit voids it, placeOrder acts on it. */
export function withPayment(
  cart: Cart,
  choice: { method: string; details: Record<string, string>; enabled: ReadonlySet<string> },
  rates: Rates,
): Cart {
  const { method, details, enabled } = choice
  if (!enabled.has(method)) throw refused('/method', `${cart.currency} cannot be paid with this method.`)
  const current = priced(cart, rates)
  return { ...current, payment: { method, details, amount: money(current.totals.total, current.currency) } }
}
