import type { WholeOrder } from './order.ts'

type Told = Pick<
  WholeOrder,
  'id' | 'number' | 'user_id' | 'total' | 'currency' | 'payment_status' | 'fulfilment_status'
>

/** What every event of an order says of it, as what happened leaves it: enough to sort it by, and nothing personal. */
export function orderData({ id, number, user_id, total, currency, payment_status, fulfilment_status }: Told) {
  return {
    ...{ order_id: id, number, customer_id: user_id, total: { amount: total, currency } },
    ...{ payment_status, fulfilment_status },
  }
}
