import type { BatchConsumers, Consumers } from '@stoa/kit/events/event'
import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import { recordAvailability } from '../flows/availability.ts'
import type { Consumed } from '../generated/events.ts'
import { findProductsByVariants } from '../store/products.ts'

/** Whether a variant can be bought, as inventory reports it. Consumed twice it changes nothing: versions decide. */
export const consumers: Consumers<Consumed, EventContext & Deps> = {
  'stock.availability_changed': async (event, ctx) => {
    const { variant_id, in_stock, version } = event.data
    for (const { product } of await findProductsByVariants(ctx.db, [variant_id])) {
      await recordAvailability(ctx, product.id, [{ variant_id, in_stock, version }])
    }
  },
}

/** The same of many: each product is read and written once. */
export const batchConsumers: BatchConsumers<Consumed, EventContext & Deps> = {
  'stock.availability_changed': async (events, ctx) => {
    const reports = events.map(({ data: { variant_id, in_stock, version } }) => ({ variant_id, in_stock, version }))
    const newestLast = reports.sort((a, b) => a.version - b.version)
    const byVariant = new Map(newestLast.map((report) => [report.variant_id, report]))
    for (const { product } of await findProductsByVariants(ctx.db, [...byVariant.keys()])) {
      const own = product.variants.flatMap(({ id }) => byVariant.get(id) ?? [])
      await recordAvailability(ctx, product.id, own)
    }
    return []
  },
}
