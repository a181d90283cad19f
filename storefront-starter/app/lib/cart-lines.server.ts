import type { Cart, Order, Stoa } from '@stoa/sdk'
import { pictureAt } from './pictures.server.ts'

/** A line of a cart or an order as pages show it. */
export function linesOf({ items }: Pick<Cart, 'items'> | Pick<Order, 'items'>) {
  return items.map(({ id, variant_id, slug, title, variant_title, quantity, unit_price, total, image }) => ({
    id,
    variantId: variant_id,
    slug,
    title,
    variantTitle: variant_title,
    quantity,
    unitPrice: unit_price,
    total,
    picture: pictureAt(image),
  }))
}

export type Line = ReturnType<typeof linesOf>[number]

/** How many can be had of each line that falls short, by its id. */
export async function shortages(stoa: Stoa, lines: readonly Line[]): Promise<Record<string, number>> {
  if (lines.length === 0) return {}
  const { data } = await stoa.availability.get({ variant_id: [...new Set(lines.map(({ variantId }) => variantId))] })
  const levels = new Map(data.map((level) => [level.variant_id, level]))
  // The API tells small numbers only: at the largest that it tells there may be more.
  const most = Math.max(10, ...data.map(({ available }) => available ?? 0))
  return Object.fromEntries(
    lines.flatMap(({ id, variantId, quantity }) => {
      const level = levels.get(variantId)
      if (!level?.in_stock) return [[id, 0]]
      const { available } = level
      return available !== null && available < most && available < quantity ? [[id, available]] : []
    }),
  )
}
