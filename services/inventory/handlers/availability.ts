import type { Handler } from '../context.ts'

export const getAvailability: Handler<'getAvailability'> = async ({ query }, ctx) => ({
  status: 200,
  body: { data: await ctx.availability.read(query.variant_id) },
})
