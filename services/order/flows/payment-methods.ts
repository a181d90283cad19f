import type { CallOptions } from '@stoa/kit/contract/operations'
import { LRUCache } from 'lru-cache'
import type { PaymentMethod, PaymentMethods } from '../context.ts'
import type { Cart } from '../domain/cart.ts'
import type { PaidWhen } from '../domain/unpaid-checks.ts'
import type { Clients } from '../generated/clients.ts'

/** Milliseconds a method that was switched on or off may go unseen. placeOrder calls the payment service itself. */
const TTL_MS = 5_000

/** More currencies than a shop has; bounds the memory. */
const MAX_CURRENCIES = 200

/** When a cart is paid by the method that it chose. */
export function whenPaid(
  { payment, totals }: Pick<Cart, 'payment' | 'totals'>,
  methods: ReadonlyMap<string, PaymentMethod>,
): PaidWhen {
  if (totals.total === 0) return 'free'
  return methods.get(payment?.method ?? '')?.kind === 'manual' ? 'later' : 'at_once'
}

/** The payment methods enabled for a currency. */
export function createPaymentMethods(clients: Pick<Clients, 'payment'>): PaymentMethods {
  const cache = new LRUCache<string, ReadonlyMap<string, PaymentMethod>, CallOptions>({
    max: MAX_CURRENCIES,
    ttl: TTL_MS,
    fetchMethod: async (currency, _stale, { context }) => {
      const { data } = await clients.payment.listEnabledMethods({ query: { currency }, body: undefined }, context)
      return new Map(data.map(({ id, kind, title }) => [id, { kind, title }]))
    },
  })
  return { enabled: (currency, call) => cache.forceFetch(currency, { context: call }) }
}
