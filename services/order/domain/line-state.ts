import type { Cart, CartItem } from './cart.ts'
import type { Quotes } from './quote.ts'

/** What keeps a line from being ordered as it is shown, the worst first. */
export type LineProblem = 'unavailable' | 'out_of_stock' | 'not_enough_stock' | 'price_changed'

/** What may be told of a variant's stock. */
export interface StockToTell {
  variant_id: string
  in_stock: boolean
  /** Null for as many as the shop tells or more, and where stock is not counted. */
  available: number | null
}

/** How a line of a cart stands today. */
export interface LineState {
  /** Whether at least one unit can be bought. */
  available: boolean
  problem: LineProblem | null
  /** Minor units, for one; null for what is not sold any more. */
  current_price: number | null
  /** Units that the line may have, as far as that is told. */
  max_quantity: number
}

/** What the lines of a cart are compared with. */
export interface Today {
  quotes: Quotes
  stock: readonly StockToTell[]
  /** Units that a line of any cart takes. */
  maximum: number
}

const UNSOLD: LineState = { available: false, problem: 'unavailable', current_price: null, max_quantity: 0 }

function problemOf(item: CartItem, price: number, stock: StockToTell | undefined): LineProblem | null {
  if (!stock?.in_stock) return 'out_of_stock'
  if (stock.available !== null && stock.available < item.quantity) return 'not_enough_stock'
  return price === item.unit_price ? null : 'price_changed'
}

/** How each line stands today, by its id; each has one problem at most, the worst. */
export function lineStates({ items }: Pick<Cart, 'items'>, { quotes, stock, maximum }: Today): Map<string, LineState> {
  const byVariant = new Map(stock.map((entry) => [entry.variant_id, entry]))
  const stateOf = (item: CartItem): LineState => {
    const price = quotes.offers.get(item.variant_id)?.unit_price
    if (price === undefined) return UNSOLD
    const known = byVariant.get(item.variant_id)
    const available = known?.in_stock ?? false
    const max_quantity = available ? Math.min(known?.available ?? maximum, maximum) : 0
    return { available, problem: problemOf(item, price, known), current_price: price, max_quantity }
  }
  return new Map(items.map((item) => [item.id, stateOf(item)]))
}
