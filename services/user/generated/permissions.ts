// Generated from openapi/ by `npm run gen`. Do not edit.

/** Every permission that an operation needs, beside `*`. */
export const PERMISSIONS: readonly string[] = [
  "catalogue.read",
  "catalogue.write",
  "customers.read",
  "events.read",
  "events.write",
  "notifications.read",
  "notifications.write",
  "orders.read",
  "orders.write",
  "payments.read",
  "payments.write",
  "privacy.read",
  "privacy.write",
  "shipping.read",
  "shipping.write",
  "shop.read",
  "shop.write",
  "staff.read",
  "staff.write",
  "stock.read",
  "stock.write",
  "taxes.read",
  "taxes.write",
  "templates.read",
  "templates.write",
  "webhooks.read",
  "webhooks.write"
]
