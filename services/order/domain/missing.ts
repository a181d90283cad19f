import type { FieldError } from '@stoa/kit/values/problem'
import { type Cart, needsShipping } from './cart.ts'
import { type CheckoutTerms, missingPhone } from './checkout-terms.ts'
import type { TaxRegion } from './tax.ts'
import { missingForTax } from './tax-address.ts'

/** What a shop asks of a cart that is to be ordered. */
export interface OrderTerms {
  regions: readonly TaxRegion[]
  checkout: CheckoutTerms
}

/**
 * What an order still needs, by the field of the cart; empty when the cart is complete. placeOrder refuses by this rule, and a
 * cart shows by it what is missing.
 */
export function missingForOrder(cart: Cart, { regions, checkout }: OrderTerms): FieldError[] {
  const missing: FieldError[] = []
  const need = (holds: boolean, pointer: string, detail: string) => {
    if (!holds) missing.push({ pointer, code: 'required', detail })
  }
  const shipped = needsShipping(cart)
  const { payment, totals } = cart
  const paysAll = payment?.amount.amount === totals.total && payment.amount.currency === totals.currency
  need(cart.items.length > 0, '/items', 'The cart is empty.')
  need(cart.email !== null, '/email', 'Set the e-mail address the order is confirmed to.')
  need(!shipped || cart.shipping_address !== null, '/shipping_address', 'Set the address to send it to.')
  need(!shipped || cart.shipping_option !== null, '/shipping_option', 'Choose one of the shipping options.')
  missing.push(...missingForTax(cart, regions))
  // Nothing to pay needs no payment; what an empty cart will cost is not known yet.
  const isFree = cart.items.length > 0 && totals.total === 0
  need(payment !== null || isFree, '/payment', 'Choose how to pay with startPayment.')
  need(payment === null || paysAll, '/payment', 'The total is another one now: call startPayment again.')
  missing.push(...missingPhone(cart, checkout))
  return missing
}
