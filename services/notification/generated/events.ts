// Generated from openapi/ by `npm run gen`. Do not edit.

import type { CartAbandoned, CategoryChanged, CollectionChanged, EmailVerificationEvent, ErasureRequested, OrderCancelled, OrderContactErased, OrderFulfilled, OrderItemsCancelled, OrderPaymentReceived, OrderPlaced, OrderRefunded, OrderWithdrawalReceived, PasswordChanged, PasswordResetRequested, PaymentChanged, PhoneCodeEvent, PrincipalChanged, ProductChanged, ShopChanged, SignedInElsewhere, StockAvailabilityChanged, StockBackInStock, UserErased, UserRegistered } from './consumed.ts'

/** Events this service publishes. */
export interface Published {
}

/** Which services work on each published event, once each. */
export const subscribers: { readonly [T in keyof Published]: readonly string[] } = {}

/** Published events that are also broadcast: every process is told of them. */
export const broadcastTypes: readonly (keyof Published)[] = []

/** Events of other services that this one works on. */
export interface Consumed {
  /** A variant that somebody signed up for can be bought again; one event for each sign-up */
  'stock.back_in_stock': StockBackInStock
  /** A variant came into stock, ran out, or fell to its low mark */
  'stock.availability_changed': StockAvailabilityChanged
  /** The buyer of an order was erased, and nothing of it is open any more */
  'order.contact_erased': OrderContactErased
  /** A customer has left a cart with items alone for hours */
  'cart.abandoned': CartAbandoned
  /** What getShop shows has changed */
  'shop.changed': ShopChanged
  /** An order is confirmed; stock is sold, messages go out */
  'order.placed': OrderPlaced
  /** Money has come for an order that was placed without, the first of it or what completes it */
  'order.payment_received': OrderPaymentReceived
  /** An order is cancelled; stock and money go back */
  'order.cancelled': OrderCancelled
  /** Units of an order that were not shipped are cancelled; the rest of it stands */
  'order.items_cancelled': OrderItemsCancelled
  /** Some or all of an order was shipped */
  'order.fulfilled': OrderFulfilled
  /** Money of an order went back to the buyer */
  'order.refunded': OrderRefunded
  /** A buyer has withdrawn from an order, or from a part of it; its receipt goes out */
  'order.withdrawal_received': OrderWithdrawalReceived
  /** A payment moved to another status, money of it moved, or a refund of it began or ended */
  'payment.changed': PaymentChanged
  /** A product was created, changed or deleted */
  'product.changed': ProductChanged
  /** A category was created, changed or deleted */
  'category.changed': CategoryChanged
  /** A collection was created, changed or deleted */
  'collection.changed': CollectionChanged
  /** An account was closed, and is forgotten */
  'user.erased': UserErased
  /** A person is to be erased; each service does its part, in two rounds */
  'erasure.requested': ErasureRequested
  /** Somebody made an account */
  'user.registered': UserRegistered
  /** Somebody who gave an e-mail address wants to reset a password; the address may have no account */
  'user.password_reset_requested': PasswordResetRequested
  /** An account has another password */
  'user.password_changed': PasswordChanged
  /** An account was signed in to from a network that it was not known in */
  'user.signed_in_elsewhere': SignedInElsewhere
  /** An account wants another link to show that its e-mail address is theirs */
  'user.email_verification_requested': EmailVerificationEvent
  /** An account wants to show that a phone number is theirs */
  'user.phone_code_requested': PhoneCodeEvent
  /** Sessions, permissions or keys of a principal changed; whoever caches it drops it */
  'principal.changed': PrincipalChanged
}

/** Types that queued events may still have from before a rename, with the types of today. */
export const formerNames: { readonly [type: string]: keyof Consumed } = {
  "stock.crossed": "stock.availability_changed"
}
