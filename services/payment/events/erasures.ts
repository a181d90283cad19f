import type { BatchConsumers, Consumers } from '@stoa/kit/events/event'
import type { Deps } from '../context.ts'
import type { Consumed } from '../generated/events.ts'
import { erasePayers } from '../store/erasures.ts'

/** Payments follow the orders they are of: once nothing of one is open, or none has come, they belong to nobody. Done again it changes nothing. */
export const consumers: Consumers<Consumed, Deps> = {
  'order.contact_erased': ({ data }, ctx) => erasePayers(ctx.pg, [data.order_id]),
  'checkout.deleted': ({ data }, ctx) => erasePayers(ctx.pg, [data.order_id]),
}

async function eraseAll(events: readonly { data: { order_id: string } }[], { pg }: Pick<Deps, 'pg'>): Promise<[]> {
  await erasePayers(
    pg,
    events.map(({ data }) => data.order_id),
  )
  return []
}

export const batchConsumers: BatchConsumers<Consumed, Deps> = {
  'order.contact_erased': eraseAll,
  'checkout.deleted': eraseAll,
}
