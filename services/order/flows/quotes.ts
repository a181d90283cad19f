import type { CallOptions } from '@stoa/kit/contract/operations'
import type { Broadcasts } from '@stoa/kit/events/broadcasts'
import { LRUCache } from 'lru-cache'
import type { QuoteSource } from '../context.ts'
import { type Quote, quotesOf } from '../domain/quote.ts'
import type { Clients } from '../generated/clients.ts'

/** What was quoted, and how many changes had been told of when it was asked for. */
interface Kept {
  quote: Quote
  askedAt: number
}

const MAX_QUOTES = 20_000
/** Products whose last change is remembered. */
const MAX_CHANGES = 10_000
/** The reader of broadcasts asks twice a second, and comes back with some or with none: after two it may have missed one. */
const UNTRUSTED_AFTER_MS = 2_000

/** Today's prices of some variants by the product service's database, all in one call. Never within a transaction. */
export async function fetchQuotes(
  { product }: Pick<Clients, 'product'>,
  currency: string,
  variantIds: readonly string[],
  call: CallOptions,
): Promise<Quote[]> {
  if (variantIds.length === 0) return []
  const variant_ids = [...new Set(variantIds)]
  return (await product.quoteVariants({ body: { currency, variant_ids } }, call)).data
}

/**
 * Quotes that were asked for since their product was last changed. They are compared when they are used, and not thrown away when
 * a change is told of: so one that was under way meanwhile does not count either.
 */
class KeptQuotes {
  readonly #quotes = new LRUCache<string, Kept>({ max: MAX_QUOTES })
  /** The number of the last change of each product. */
  readonly #changes = new LRUCache<string, number>({
    max: MAX_CHANGES,
    dispose: (at, _id, reason) => {
      if (reason === 'evict') this.#forgottenUntil = Math.max(this.#forgottenUntil, at)
    },
  })
  #told = 0
  /** What was asked for before this change may be older than one that is not remembered. */
  #forgottenUntil = 0

  get told(): number {
    return this.#told
  }

  changed(productId: string): void {
    this.#changes.set(productId, ++this.#told)
  }

  forgetAll(): void {
    this.#forgottenUntil = ++this.#told
  }

  find(currency: string, variantId: string): Quote | undefined {
    const kept = this.#quotes.get(`${currency} ${variantId}`)
    if (!kept || kept.askedAt < this.#forgottenUntil) return undefined
    return kept.askedAt < (this.#changes.peek(kept.quote.product_id) ?? 0) ? undefined : kept.quote
  }

  keep(currency: string, quote: Quote, askedAt: number): void {
    this.#quotes.set(`${currency} ${quote.variant_id}`, { quote, askedAt })
  }
}

/** Quotes for edits of carts, kept in this process while it is told of changes. Without broadcasts nothing is kept. */
export function createQuotes(
  clients: Pick<Clients, 'product'>,
  broadcasts?: Pick<Broadcasts, 'listen' | 'lastReadAt'>,
): QuoteSource {
  const kept = new KeptQuotes()
  let unlisten: (() => void) | undefined
  const isTold = () => unlisten !== undefined && performance.now() - (broadcasts?.lastReadAt ?? 0) < UNTRUSTED_AFTER_MS
  return {
    async read(quotedIn, variantIds, call) {
      const { currency } = quotedIn
      const known = isTold() ? variantIds.flatMap((id) => kept.find(currency, id) ?? []) : []
      const ids = new Set(known.map(({ variant_id }) => variant_id))
      const missing = variantIds.filter((id) => !ids.has(id))
      const askedAt = kept.told
      const fetched = await fetchQuotes(clients, currency, missing, call)
      for (const quote of fetched) kept.keep(currency, quote, askedAt)
      return quotesOf(quotedIn, [...known, ...fetched])
    },
    async start() {
      unlisten = await broadcasts?.listen({
        onBroadcast({ type, id }) {
          if (type === 'product.changed') kept.changed(id)
        },
        onGap: () => kept.forgetAll(),
      })
      // What was asked for earlier may have changed unheard.
      kept.forgetAll()
    },
    stop() {
      unlisten?.()
      unlisten = undefined
    },
  }
}
