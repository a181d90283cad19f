import { isProblem } from '@stoa/kit/calls/client'
import type { CallOptions } from '@stoa/kit/contract/operations'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { clearEnding } from '../store/order-changes.ts'
import { PAYMENT_TIMEOUT_MS } from './checkout/saga-steps.ts'
import { recordPayment } from './refund.ts'

type Order = { id: string; payment_id: string }

/**
 * Ends the payment of an order that is being cancelled because nothing has been paid. The payment decides whether money came
 * first: then the order stands, is paid, and this throws `invalid_state`. Repeated after a crash, it comes to the same end.
 */
export async function endPayment(deps: Deps, order: Order, call: CallOptions): Promise<void> {
  const params = { paymentId: order.payment_id }
  try {
    await deps.clients.payment.endUnpaidPayment({ params }, { ...call, timeoutMs: PAYMENT_TIMEOUT_MS })
  } catch (error) {
    // A payment service of an earlier build cannot be asked: its cancelPayment gives back what has come.
    if (isProblem(error, 'not_found')) return
    if (isProblem(error, 'invalid_state')) await stand(deps, order, call)
    throw error
  }
}

/** Money came first. */
async function stand(deps: Deps, { id, payment_id }: Order, call: CallOptions): Promise<never> {
  const params = { paymentId: payment_id }
  const payment = await deps.clients.payment.readPayment({ params }, { ...call, timeoutMs: PAYMENT_TIMEOUT_MS })
  await deps.pg.tx(async (tx) => {
    await recordPayment(deps, tx, call, id, payment)
    await clearEnding(tx, id)
  })
  throw new DomainError('invalid_state', 'Money has come for it meanwhile.')
}
