import type { Handler } from '../context.ts'
import { shown } from '../domain/level.ts'

export const getAvailability: Handler<'getAvailability'> = async ({ query }, ctx) => {
  const found = await ctx.availability.read(query.variant_id)
  const { STOCK_SHOWN_UP_TO } = ctx.settings
  return {
    status: 200,
    body: { data: found.map((each) => ({ ...each, available: shown(each.available, STOCK_SHOWN_UP_TO) })) },
  }
}
