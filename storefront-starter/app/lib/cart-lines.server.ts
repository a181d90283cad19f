import type { Cart, CartItem, Order, OrderItem } from '@stoa/sdk'
import type { LineProblem } from './line-problem.ts'
import { pictureOf } from './pictures.server.ts'

/** A line of a cart or an order as pages show it. */
export function linesOf({ items }: Pick<Cart, 'items'> | Pick<Order, 'items'>) {
  return items.map((item) => ({
    id: item.id,
    variantId: item.variant_id,
    slug: item.slug,
    title: item.title,
    choices: choicesOf(item),
    quantity: item.quantity,
    cancelled: 'cancelled' in item ? item.cancelled : 0,
    unitPrice: item.unit_price,
    total: item.total,
    picture: item.picture && pictureOf(item.picture),
    ...stateOf(item),
  }))
}

export type Line = ReturnType<typeof linesOf>[number]

/** What was chosen: `Size: Small`. Of what was put into a cart long ago only the values are known. */
function choicesOf({ options, variant_title }: CartItem | OrderItem): string[] {
  const chosen = options.map(({ label, value_label }) => `${label}: ${value_label}`)
  return chosen.length > 0 || variant_title === null ? chosen : [variant_title]
}

/** How the line of an open cart compares with prices and stock of now; nothing is known of others. */
function stateOf(item: CartItem | OrderItem): { problem: LineProblem | null; maxQuantity: number | null } {
  if (!('problem' in item) || !item.problem) return { problem: null, maxQuantity: null }
  const { problem, max_quantity = 0, current_price = null } = item
  return { problem: { kind: problem, left: max_quantity, price: current_price }, maxQuantity: max_quantity }
}
