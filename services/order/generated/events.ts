// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ErasureRequested, PasswordChanged, PaymentChanged } from './consumed.ts'
import type { CartAbandoned, CheckoutDeleted, OrderCancelled, OrderContactErased, OrderFulfilled, OrderItemsCancelled, OrderPaymentReceived, OrderPlaced, OrderRefunded, OrderWithdrawalReceived, ShopChanged } from './types.ts'

/** Events this service publishes. */
export interface Published {
  /** A checkout of which no order has come is deleted, by its age or with its buyer */
  'checkout.deleted': CheckoutDeleted
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
}

/** Which services work on each published event, once each. */
export const subscribers: { readonly [T in keyof Published]: readonly string[] } = {
  "checkout.deleted": [
    "payment"
  ],
  "order.contact_erased": [
    "notification",
    "payment"
  ],
  "cart.abandoned": [
    "notification"
  ],
  "shop.changed": [
    "notification"
  ],
  "order.placed": [
    "inventory",
    "notification"
  ],
  "order.payment_received": [
    "notification"
  ],
  "order.cancelled": [
    "inventory",
    "notification"
  ],
  "order.items_cancelled": [
    "inventory",
    "notification"
  ],
  "order.fulfilled": [
    "notification"
  ],
  "order.refunded": [
    "notification"
  ],
  "order.withdrawal_received": [
    "notification"
  ]
}

/** Published events that are also broadcast: every process is told of them. */
export const broadcastTypes: readonly (keyof Published)[] = ["shop.changed"]

/** Published events for integrators, which are numbered for each aggregate. */
export const numberedTypes: readonly (keyof Published)[] = ["order.contact_erased","cart.abandoned","shop.changed","order.placed","order.payment_received","order.cancelled","order.items_cancelled","order.fulfilled","order.refunded","order.withdrawal_received"]

/** Events of other services that this one works on. */
export interface Consumed {
  /** A payment moved to another status, money of it moved, or a refund of it began or ended */
  'payment.changed': PaymentChanged
  /** A person is to be erased; each service does its part, in two rounds */
  'erasure.requested': ErasureRequested
  /** An account has another password */
  'user.password_changed': PasswordChanged
}

/** Types that queued events may still have from before a rename, with the types of today. */
export const formerNames: { readonly [type: string]: keyof Consumed } = {}
