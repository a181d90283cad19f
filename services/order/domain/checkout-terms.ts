import { DomainError, type FieldError } from '@stoa/kit/values/problem'
import { type Cart, needsShipping } from './cart.ts'
import type { Shop } from './shop.ts'

/** What the shop asks of who places an order. */
export type CheckoutTerms = Shop['checkout']

/** Why the buyer may not order at all; null when they may. A guest signs in and takes the cart over with mergeCart. */
export function refusedBuyer({ user_id }: Pick<Cart, 'user_id'>, { guest }: CheckoutTerms): DomainError | null {
  return guest || user_id !== null ? null : new DomainError('account_required')
}

/** The phone number that the shop asks for, by the address that the parcel goes to; the buyer's where nothing is sent. */
export function missingPhone(cart: Cart, { phone_required: isRequired }: CheckoutTerms): FieldError[] {
  const isSent = needsShipping(cart)
  const address = isSent ? cart.shipping_address : (cart.billing_address ?? cart.shipping_address)
  if (!isRequired || address?.phone) return []
  const isOnlyShipping = cart.billing_address === null && cart.shipping_address !== null
  const field = isSent || isOnlyShipping ? 'shipping_address' : 'billing_address'
  return [{ pointer: `/${field}/phone`, code: 'required', detail: 'Set a phone number for questions about the order.' }]
}
