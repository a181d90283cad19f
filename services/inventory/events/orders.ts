import type { Consumers } from '@stoa/kit/events/event'
import { consumeOnce } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import { commitSale, returnSale } from '../flows/reservation.ts'
import type { Consumed } from '../generated/events.ts'

/** A placed order sells its reservation, a cancelled one returns its units. */
export const consumers: Consumers<Consumed, Deps> = {
  'order.placed': async (event, ctx) => {
    const { reservation_id, order_id } = event.data
    await commitSale(ctx.pg, { reservation_id, order_id })
  },
  'order.cancelled': async (event, ctx) => {
    const { reservation_id, order_id, restock } = event.data
    await consumeOnce(ctx.pg, event, (tx) => returnSale(ctx, tx, { reservation_id, order_id }, restock))
  },
}
