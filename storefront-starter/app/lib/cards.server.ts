import type { ProductCard as ApiCard, Money, UnitPrice } from '@stoa/sdk'
import type { Picture } from './picture-sizes.ts'
import { pictureOf } from './pictures.server.ts'

/** What a list shows of a product; less than the API tells, so that pages stay small. */
export interface Card {
  slug: string
  title: string
  vendor: string
  picture: Picture | null
  price: Money | null
  compareAt: Money | null
  lowest: Money | null
  unitPrice: UnitPrice | null
  /** Whether some variants cost more. */
  isFrom: boolean
  isAvailable: boolean
  colours: readonly string[]
}

const COLOURS = new Set(['colour', 'color', 'farbe'])

export function cardOf(card: ApiCard): Card {
  const { price_range: range } = card
  return {
    slug: card.slug,
    title: card.title,
    vendor: card.vendor,
    picture: card.image && pictureOf(card.image),
    price: card.price,
    compareAt: card.compare_at,
    lowest: card.lowest_30d,
    unitPrice: card.unit_price,
    isFrom: range !== null && range.min.amount !== range.max.amount,
    isAvailable: card.available,
    colours: card.options.find(({ name }) => COLOURS.has(name.toLowerCase()))?.labels ?? [],
  }
}
