import type { PaymentMethods } from '../context.ts'
import type { Clients } from '../generated/clients.ts'
import { createRecent } from './recent.ts'

/** Milliseconds a method that was switched on or off may go unseen. placeOrder meets the payment service itself. */
const TTL_MS = 5_000

/** Ids of the payment methods that may be used for a currency. */
export function createPaymentMethods(clients: Pick<Clients, 'payment'>): PaymentMethods {
  const recent = createRecent<ReadonlySet<string>>(TTL_MS)
  return {
    enabled: (currency, call) =>
      recent.read(currency, async () => {
        const { data } = await clients.payment.listEnabledMethods({ query: { currency }, body: undefined }, call)
        return new Set(data.map((method) => method.id))
      }),
  }
}
