import { oneLine } from '@stoa/kit/values/visible-text'
import { shownVariant, type Variant } from './back-in-stock.ts'
import { type Message, orderMessage } from './message.ts'
import type { Order } from './order.ts'

/** What staff are told; to whom, and in which language, is the shop's. */
export type StaffMessage = Omit<Message, 'to' | 'locale'>

/** Anybody may place orders that they do not pay, so these are counted by who did. Of a paid one staff are always told: it has to be shipped. */
export const newOrderOf = (order: Order): StaffMessage =>
  orderMessage('staff-new-order', order, order.is_unpaid ? 'staff-new-order' : null)

/** A variant has run out, or fallen to the mark that staff have set for it. */
export function lowStockOf(
  variant: Variant & { variant_id: string; sku: string | null },
  isInStock: boolean,
  locale: string,
): StaffMessage {
  const { variant_id: reference, sku } = variant
  const product = { ...shownVariant(variant, locale), sku: sku && oneLine(sku) }
  const scope = { product, in_stock: isInStock }
  return { template: 'staff-low-stock', reference, scope, client: null, cap: 'staff-low-stock' }
}
