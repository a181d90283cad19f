// Generated from openapi/ by `npm run gen`. Do not edit.

import type { CartAbandoned, CategoryChanged, CollectionChanged, OrderCancelled, OrderContactErased, OrderFulfilled, OrderItemsCancelled, OrderPaymentReceived, OrderPlaced, OrderRefunded, OrderWithdrawalReceived, PasswordChanged, PaymentChanged, ProductChanged, ShopChanged, StockAvailabilityChanged, UserErased, UserRegistered } from './consumed.ts'

/** Payloads of the events that integrators may know of. */
export interface PublicEvents {
  'cart.abandoned': CartAbandoned
  'category.changed': CategoryChanged
  'collection.changed': CollectionChanged
  'order.cancelled': OrderCancelled
  'order.contact_erased': OrderContactErased
  'order.fulfilled': OrderFulfilled
  'order.items_cancelled': OrderItemsCancelled
  'order.payment_received': OrderPaymentReceived
  'order.placed': OrderPlaced
  'order.refunded': OrderRefunded
  'order.withdrawal_received': OrderWithdrawalReceived
  'payment.changed': PaymentChanged
  'product.changed': ProductChanged
  'shop.changed': ShopChanged
  'stock.availability_changed': StockAvailabilityChanged
  'user.erased': UserErased
  'user.password_changed': PasswordChanged
  'user.registered': UserRegistered
}

export type PublicEventType = keyof PublicEvents

export const PUBLIC_EVENT_TYPES: readonly PublicEventType[] = [
  "cart.abandoned",
  "category.changed",
  "collection.changed",
  "order.cancelled",
  "order.contact_erased",
  "order.fulfilled",
  "order.items_cancelled",
  "order.payment_received",
  "order.placed",
  "order.refunded",
  "order.withdrawal_received",
  "payment.changed",
  "product.changed",
  "shop.changed",
  "stock.availability_changed",
  "user.erased",
  "user.password_changed",
  "user.registered"
]
