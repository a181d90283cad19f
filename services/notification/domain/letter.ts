import type { Money } from '@stoa/kit/values/money'
import type { OrderForMessages } from '../generated/order-client.ts'
import { nameToGreet, tidy, webLink } from './plain-text.ts'

export const templates = ['order-confirmation', 'shipping', 'order-cancelled', 'order-refunded', 'welcome'] as const
export type Template = (typeof templates)[number]

/** A message before it is put into words. */
export interface Letter {
  template: Template
  to: string
  /** What the recipient has chosen, as stored; may be anything. */
  locale: string
  /** Id of the order or user it is about. */
  reference: string
  /** What its template may use. */
  scope: Record<string, unknown>
}

/** Prices that hold the tax already add up without it. */
const holdsTax = ({ subtotal, shipping_total, tax_total, total }: OrderForMessages) =>
  tax_total.amount > 0 && subtotal.amount + shipping_total.amount + tax_total.amount > total.amount

/** A letter about an order to its buyer; `more` is what only this template uses. */
function orderLetter(template: Template, order: OrderForMessages, more: Record<string, unknown>): Letter {
  const { email: to, locale, id: reference } = order
  const name = nameToGreet(order.shipping_address?.name ?? null)
  const scope = { order: { ...tidy(order), tax_included: holdsTax(order) }, name, ...more }
  return { template, to, locale, reference, scope }
}

export const confirmationOf = (order: OrderForMessages): Letter => orderLetter('order-confirmation', order, {})

export const cancellationOf = (order: OrderForMessages): Letter => orderLetter('order-cancelled', order, {})

export const refundOf = (order: OrderForMessages, amount: Money): Letter =>
  orderLetter('order-refunded', order, { amount })

/** Null when the order does not have this fulfilment (yet). */
export function shippingOf(order: OrderForMessages, fulfilmentId: string): Letter | null {
  const found = order.fulfilments.find((fulfilment) => fulfilment.id === fulfilmentId)
  if (!found) return null
  const fulfilment = { ...tidy(found), tracking_url: webLink(found.tracking_url) }
  return orderLetter('shipping', order, { fulfilment })
}

export function welcomeOf(contact: { user_id: string; email: string; name: string | null; locale: string }): Letter {
  const { email: to, locale, user_id: reference } = contact
  return { template: 'welcome', to, locale, reference, scope: { name: nameToGreet(contact.name) } }
}
