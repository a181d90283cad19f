import type { Money } from '@stoa/kit/values/money'
import type { Order } from './order.ts'
import { nameToGreet, oneLineTexts, webLink } from './plain-text.ts'

export const templates = ['order-confirmation', 'shipping', 'order-cancelled', 'order-refunded', 'welcome'] as const
export type Template = (typeof templates)[number]

/** A message to one recipient before its template is rendered. */
export interface Message {
  template: Template
  to: string
  /** The locale the recipient chose, as stored; not validated. */
  locale: string
  /** Id of the order or user it is about. */
  reference: string
  /** The variables its template may use. */
  scope: Record<string, unknown>
}

/** Whether prices include tax: then the other amounts add up to the total without it. */
const isTaxIncluded = ({ subtotal, shipping_total, tax_total, total }: Order) =>
  tax_total.amount > 0 && subtotal.amount + shipping_total.amount + tax_total.amount > total.amount

/** A message about an order to its buyer; `more` holds the variables that only this template uses. */
function orderMessage(template: Template, order: Order, more: Record<string, unknown>): Message {
  const { email: to, locale, id: reference } = order
  const name = nameToGreet(order.shipping_address?.name ?? null)
  const scope = { order: { ...oneLineTexts(order), tax_included: isTaxIncluded(order) }, name, ...more }
  return { template, to, locale, reference, scope }
}

export const confirmationOf = (order: Order): Message => orderMessage('order-confirmation', order, {})

export const cancellationOf = (order: Order): Message => orderMessage('order-cancelled', order, {})

export const refundOf = (order: Order, amount: Money): Message => orderMessage('order-refunded', order, { amount })

/** Null when the order does not have this fulfilment (yet). */
export function shippingOf(order: Order, fulfilmentId: string): Message | null {
  const found = order.fulfilments.find((fulfilment) => fulfilment.id === fulfilmentId)
  if (!found) return null
  const fulfilment = { ...oneLineTexts(found), tracking_url: webLink(found.tracking_url) }
  return orderMessage('shipping', order, { fulfilment })
}

export function welcomeOf(contact: { user_id: string; email: string; name: string | null; locale: string }): Message {
  const { email: to, locale, user_id: reference } = contact
  return { template: 'welcome', to, locale, reference, scope: { name: nameToGreet(contact.name) } }
}
