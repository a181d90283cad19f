import type { Consumers } from '@stoa/kit/events/event'
import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import { hear } from '../flows/availability.ts'
import type { Consumed } from '../generated/events.ts'
import { findProductsByVariants } from '../store/products.ts'

/** Stock, as the catalogue sees it: a variant can be bought or not. Hearing twice changes nothing: versions decide. */
export const consumers: Consumers<Consumed, EventContext & Deps> = {
  'stock.availability_changed': async (event, ctx) => {
    const { variant_id, in_stock, version } = event.data

    for (const { product } of await findProductsByVariants(ctx.db, [variant_id])) {
      await hear(ctx, product.id, [{ variant_id, in_stock, version }])
    }
  },
}
