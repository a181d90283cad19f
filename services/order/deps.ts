import type { Deps } from './context.ts'
import { createRates } from './flows/cart.ts'
import { createPaymentMethods } from './flows/payment-methods.ts'

/** Everything handlers and loops work with, from the connections a process or a test has made. */
export function createDeps(parts: Omit<Deps, 'rates' | 'methods'>): Deps {
  const { pg, clients, settings } = parts
  return { ...parts, rates: createRates(pg, settings.SHOP_COUNTRY), methods: createPaymentMethods(clients) }
}
