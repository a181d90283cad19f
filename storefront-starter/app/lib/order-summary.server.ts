import type { Order } from '@stoa/sdk'
import { dateFor } from './dates.server.ts'
import { pictureAt } from './pictures.server.ts'
import type { Visit } from './stoa.server.ts'

/** Pictures that a line of the list shows. */
const SHOWN_PICTURES = 3

/** What the list of a customer's orders shows of one. */
export function orderSummaryOf(order: Order, visit: Pick<Visit, 'language' | 'facts'>) {
  const { id, number, items, totals, placed_at } = order
  return {
    id,
    number,
    placedOn: dateFor(visit, placed_at),
    count: items.reduce((sum, { quantity }) => sum + quantity, 0),
    total: totals.total,
    isCancelled: order.status === 'cancelled',
    paymentStatus: order.payment_status,
    fulfilmentStatus: order.fulfilment_status,
    pictures: items.slice(0, SHOWN_PICTURES).map(({ id: item, image }) => ({
      id: item,
      picture: pictureAt(image),
    })),
  }
}

export type OrderSummary = ReturnType<typeof orderSummaryOf>
