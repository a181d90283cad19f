import type { BatchConsumers, Consumers, Event } from '@stoa/kit/events/event'
import { consumeOnce } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import { commitSale, commitSales, returnSale } from '../flows/reservation.ts'
import type { Consumed } from '../generated/events.ts'

type Returned = Consumed['order.cancelled' | 'order.items_cancelled']

async function restock(event: Event<string, Returned>, ctx: Deps): Promise<void> {
  const { reservation_id, order_id, restock: lines } = event.data
  await consumeOnce(ctx.pg, event, (tx) => returnSale(ctx, tx, { reservation_id, order_id }, lines))
}

/** A placed order sells its reservation; a cancelled one returns its units, or some of them. */
export const consumers: Omit<Consumers<Consumed, Deps>, 'erasure.requested'> = {
  'order.placed': async (event, ctx) => {
    const { reservation_id, order_id } = event.data
    await commitSale(ctx.pg, { reservation_id, order_id })
  },
  'order.cancelled': restock,
  'order.items_cancelled': restock,
}

/** Sales of many orders by one statement. One that cannot be sold keeps no other from it; selling again changes nothing. */
export const batchConsumers: BatchConsumers<Consumed, Deps> = {
  'order.placed': async (events, ctx) => {
    const failed = await commitSales(
      ctx.pg,
      events.map(({ data: { reservation_id, order_id } }) => ({ reservation_id, order_id })),
    )
    for (const error of failed.values()) throw error
    return []
  },
}
