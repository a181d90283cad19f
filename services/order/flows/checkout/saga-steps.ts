import type { CallOptions } from '@stoa/kit/contract/operations'
import type { Deps, HeldLease } from '../../context.ts'
import type { Checkout, Payment } from '../../domain/checkout.ts'
import { NO_METHOD } from '../../domain/order.ts'

/** A checkout whose lease this process holds. */
export interface Saga {
  deps: Deps
  checkout: Checkout
  lease: HeldLease
  /** Ends when the lease is lost. */
  call: CallOptions
}

/** Milliseconds the payment service is given: it calls a provider of its own. */
export const PAYMENT_TIMEOUT_MS = 10_000

/**
 * The steps at other services. Every call carries an id that was recorded before the first one, so it can be repeated,
 * by any process, to the same end; and what was compensated before it arrived is refused from then on.
 */
export const steps = {
  /** Reserves all lines or none, without an expiry. Response lost: it may be reserved; reserved again, or released. */
  reserveStock: {
    run: ({ deps, checkout, call }: Saga) => {
      const lines = checkout.cart.items.map(({ variant_id, quantity }) => ({ variant_id, quantity }))
      return deps.clients.inventory.holdStock({ body: { reservation_id: checkout.id, pinned: true, lines } }, call)
    },
    compensate: ({ deps, checkout, call }: Saga) =>
      deps.clients.inventory.releaseStock({ params: { reservationId: checkout.id } }, call),
  },

  /** Authorises and, by default, captures. Response lost: money may be held; the same payment is read, or cancelled. */
  authorisePayment: {
    run: ({ deps, checkout, call }: Saga): Promise<Payment> => {
      const { id, order_id, order_number, payment_id, cart } = checkout
      const { method = NO_METHOD, details = {} } = cart.payment ?? {}
      const amount = { amount: cart.totals.total, currency: cart.totals.currency }
      const ids = { payment_id, checkout_id: id, order_id, order_number, owner: cart.owner }
      const body = { ...ids, method, amount, details }
      return deps.clients.payment.authorisePayment({ body }, { ...call, timeoutMs: PAYMENT_TIMEOUT_MS })
    },
    compensate: ({ deps, checkout, call }: Saga): Promise<Payment> => {
      const params = { paymentId: checkout.payment_id }
      return deps.clients.payment.cancelPayment({ params }, { ...call, timeoutMs: PAYMENT_TIMEOUT_MS })
    },
  },
}

export function readPayment({ deps, checkout, call }: Saga): Promise<Payment> {
  const params = { paymentId: checkout.payment_id }
  return deps.clients.payment.readPayment({ params }, { ...call, timeoutMs: PAYMENT_TIMEOUT_MS })
}
