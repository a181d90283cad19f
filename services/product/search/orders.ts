import { compareText, foldText } from '../domain/text.ts'
import type { SearchEntry } from './entry.ts'
import { type Cursor, compareKeys, type Ranking, type SortKey } from './page.ts'
import { readList, type Saved, type Write, writeList } from './pieces.ts'
import type { PriceColumns } from './prices.ts'
import type { Sort } from './query.ts'
import { SortedList } from './sorted-list.ts'

/** Products without a price in the currency come last in both directions; finite, so that cursors survive JSON. */
const UNPRICED = Number.MAX_SAFE_INTEGER

/** The sorted lists of all products, one per sort and (for prices) currency. */
export interface ProductOrders {
  /** Gives a slot its keys; `putPrices` is called after it has left its old positions and before it takes new ones. */
  replace(slot: number, entry: SearchEntry, isNew: boolean, putPrices: () => void): void
  /** Call while the slot still has its prices and id. */
  remove(slot: number): void
  ranking(sort: Sort, currency: string): Ranking
  /** Folded. */
  titleOf(slot: number): string
  /** Milliseconds since 1970. */
  publishedAt(slot: number): number
  save(write: Write): Promise<void>
  /** Call when the prices have been restored. */
  restore(saved: Saved): Promise<void>
}

/** Some products by a key and then by id. */
class Order implements Ranking {
  readonly #keyOf: (slot: number) => SortKey
  readonly #idOf: (slot: number) => string
  readonly #sorted: SortedList

  constructor(keyOf: (slot: number) => SortKey, idOf: (slot: number) => string) {
    this.#keyOf = keyOf
    this.#idOf = idOf
    this.#sorted = new SortedList((a, b) => compareKeys(keyOf(a), keyOf(b)) || compareText(idOf(a), idOf(b)))
  }

  insert(slot: number): void {
    this.#sorted.insert(slot)
  }

  remove(slot: number): void {
    this.#sorted.remove(slot)
  }

  save(write: Write): Promise<void> {
    return this.#sorted.save(write)
  }

  restore(saved: Saved): Promise<void> {
    return this.#sorted.restore(saved, saved.isKept)
  }

  take(from: Cursor | null, step: 1 | -1, count: number, matches: (slot: number) => boolean): number[] {
    const slots: number[] = []
    this.#sorted.walk(this.#isBefore(from, step), step, (slot) => {
      if (matches(slot)) slots.push(slot)
      return slots.length < count
    })
    return slots
  }

  cursorOf(slot: number): Cursor {
    return { key: this.#keyOf(slot), id: this.#idOf(slot) }
  }

  #isBefore(from: Cursor | null, step: 1 | -1): (slot: number) => boolean {
    if (!from) return () => false
    return (slot) => {
      const order = compareKeys(this.#keyOf(slot), from.key) || compareText(this.#idOf(slot), from.id)
      return step === 1 ? order <= 0 : order < 0
    }
  }
}

/** Those with a price, and behind them all others by id. */
class PricedFirst implements Ranking {
  readonly #priced: Order | undefined
  readonly #others: Order
  readonly #isPriced: (slot: number) => boolean

  constructor(priced: Order | undefined, others: Order, isPriced: (slot: number) => boolean) {
    this.#priced = priced
    this.#others = others
    this.#isPriced = isPriced
  }

  take(from: Cursor | null, step: 1 | -1, count: number, matches: (slot: number) => boolean): number[] {
    const isOther = (slot: number) => !this.#isPriced(slot) && matches(slot)
    const isAmongOthers = from?.key === UNPRICED
    const inOthers = (wanted: number) => this.#others.take(isAmongOthers ? from : null, step, wanted, isOther)
    const inPriced = (wanted: number) => this.#priced?.take(from, step, wanted, matches) ?? []
    if (step === 1) {
      const slots = isAmongOthers ? [] : inPriced(count)
      return slots.length < count ? [...slots, ...inOthers(count - slots.length)] : slots
    }
    const slots = isAmongOthers ? inOthers(count) : []
    return slots.length < count ? [...slots, ...inPriced(count - slots.length)] : slots
  }

  cursorOf(slot: number): Cursor {
    if (this.#priced && this.#isPriced(slot)) return this.#priced.cursorOf(slot)
    return { ...this.#others.cursorOf(slot), key: UNPRICED }
  }
}

/** Creates the orders over slots whose ids and prices are kept elsewhere. */
export function createProductOrders(source: { prices: PriceColumns; idOf(slot: number): string }): ProductOrders {
  const { prices, idOf } = source
  const titles: string[] = []
  const published: number[] = []
  const byId = new Order(() => UNPRICED, idOf)
  const byTitle = new Order((slot) => titles[slot] ?? '', idOf)
  const newest = new Order((slot) => 0 - (published[slot] ?? 0), idOf)
  const byPrice = new Map<string, { up: Order; down: Order }>()

  function priceOrdersOf(currency: string): { up: Order; down: Order } {
    const amount = (slot: number) => prices.lowest(slot, currency) ?? UNPRICED
    const orders = byPrice.get(currency) ?? {
      up: new Order(amount, idOf),
      down: new Order((slot) => 0 - amount(slot), idOf),
    }
    byPrice.set(currency, orders)
    return orders
  }

  function leavePrices(slot: number): void {
    for (const currency of prices.currenciesOf(slot)) {
      priceOrdersOf(currency).up.remove(slot)
      priceOrdersOf(currency).down.remove(slot)
    }
  }

  function enterPrices(slot: number): void {
    for (const currency of prices.currenciesOf(slot)) {
      priceOrdersOf(currency).up.insert(slot)
      priceOrdersOf(currency).down.insert(slot)
    }
  }

  return {
    replace(slot, entry, isNew, putPrices) {
      // Leaving needs the old keys, entering the new ones; what has not changed stays where it is.
      const title = foldText(entry.title)
      const isRetitled = isNew || titles[slot] !== title
      const isRedated = isNew || published[slot] !== entry.published_ms
      const isRepriced = isNew || !prices.isSame(slot, entry.prices)
      if (!isNew && isRetitled) byTitle.remove(slot)
      if (!isNew && isRedated) newest.remove(slot)
      if (!isNew && isRepriced) leavePrices(slot)
      titles[slot] = title
      published[slot] = entry.published_ms
      if (isRepriced) putPrices()
      if (isNew) byId.insert(slot)
      if (isRetitled) byTitle.insert(slot)
      if (isRedated) newest.insert(slot)
      if (isRepriced) enterPrices(slot)
    },
    remove(slot) {
      byId.remove(slot)
      byTitle.remove(slot)
      newest.remove(slot)
      leavePrices(slot)
    },
    async save(write) {
      for (const order of [byId, byTitle, newest]) await order.save(write)
      const currencies = [...byPrice]
      await write(currencies.map(([currency]) => currency))
      for (const [, { up, down }] of currencies) {
        await up.save(write)
        await down.save(write)
      }
      await writeList(write, titles.length, (from, to) => ({
        ...{ titles: titles.slice(from, to), published: published.slice(from, to) },
      }))
    },
    async restore(saved) {
      for (const order of [byId, byTitle, newest]) await order.restore(saved)
      for (const currency of await saved.next<string[]>()) {
        const { up, down } = priceOrdersOf(currency)
        await up.restore(saved)
        await down.restore(saved)
      }
      await readList<{ titles: string[]; published: number[] }>(saved, (piece) => {
        titles.push(...piece.titles)
        published.push(...piece.published)
      })
    },
    titleOf: (slot) => titles[slot] ?? '',
    publishedAt: (slot) => published[slot] ?? 0,
    ranking(sort, currency) {
      if (sort === 'title') return byTitle
      // Without a search text nothing is more relevant than the newest.
      if (sort === 'newest' || sort === 'relevance') return newest
      const orders = byPrice.get(currency)
      const isPriced = (slot: number) => prices.lowest(slot, currency) !== null
      return new PricedFirst(sort === 'price' ? orders?.up : orders?.down, byId, isPriced)
    },
  }
}
