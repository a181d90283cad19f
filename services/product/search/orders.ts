import { compareText, foldText } from '../domain/text.ts'
import type { SearchEntry } from './entry.ts'
import { compareKeys, type Ranking, type SortKey } from './page.ts'
import type { PriceColumns } from './prices.ts'
import type { Sort } from './query.ts'
import { SortOrder } from './sort-order.ts'

/** Products without a price in the currency come last in both directions; finite, so that cursors survive JSON. */
const UNPRICED = Number.MAX_SAFE_INTEGER

/** The sorted lists of all products, one per sort and (for prices) currency, made when first read. */
export interface ProductOrders {
  /** Gives a slot its keys; `putPrices` is called after it has left its old positions and before it takes new ones. */
  replace(slot: number, entry: SearchEntry, isNew: boolean, putPrices: () => void): void
  /** Call while the slot still has its prices and id. */
  remove(slot: number): void
  ranking(sort: Sort, currency: string): Ranking
}

interface Order {
  keyOf(slot: number): SortKey
  sorted: SortOrder
}

/** Creates the orders over slots whose ids and prices are kept elsewhere. */
export function createProductOrders(source: {
  prices: PriceColumns
  idOf(slot: number): string
  members(): Int32Array
}): ProductOrders {
  const { prices, idOf, members } = source
  const titles: string[] = []
  const published: number[] = []
  const orders = new Map<string, Order>()

  function keyOfSort(sort: Sort, currency: string): (slot: number) => SortKey {
    switch (sort) {
      case 'title':
        return (slot) => titles[slot] ?? ''
      case 'price':
        return (slot) => prices.lowest(slot, currency) ?? UNPRICED
      case '-price':
        return (slot) => {
          const amount = prices.lowest(slot, currency)
          return amount === null ? UNPRICED : 0 - amount
        }
      case 'newest':
      case 'relevance':
        // Without a search text nothing is more relevant than the newest.
        return (slot) => 0 - (published[slot] ?? 0)
    }
  }

  function orderOf(sort: Sort, currency: string): Order {
    const priced = sort === 'price' || sort === '-price'
    // Currencies nobody sells in share one order: the number of orders must not grow with what anybody may request.
    const soldIn = priced && prices.has(currency) ? currency : ''
    const name = priced ? `${sort} ${soldIn}` : sort === 'relevance' ? 'newest' : sort
    const known = orders.get(name)
    if (known) return known
    const keyOf = keyOfSort(sort, soldIn)
    const compare = (a: number, b: number) => compareKeys(keyOf(a), keyOf(b)) || compareText(idOf(a), idOf(b))
    const order = { keyOf, sorted: new SortOrder(compare, members) }
    orders.set(name, order)
    return order
  }

  return {
    replace(slot, entry, isNew, putPrices) {
      // Leaving needs the old keys, entering the new ones.
      if (!isNew) for (const order of orders.values()) order.sorted.remove(slot)
      putPrices()
      titles[slot] = foldText(entry.title)
      published[slot] = entry.published_ms
      for (const order of orders.values()) order.sorted.insert(slot)
    },
    remove(slot) {
      for (const order of orders.values()) order.sorted.remove(slot)
    },
    ranking(sort, currency) {
      const { keyOf, sorted } = orderOf(sort, currency)
      const slots = sorted.read()
      const slotAt = (position: number) => slots[position] ?? 0
      return {
        length: slots.length,
        slotAt,
        keyAt: (position) => keyOf(slotAt(position)),
        idAt: (position) => idOf(slotAt(position)),
        positionOf: null,
      }
    },
  }
}
