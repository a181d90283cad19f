import type { Handler } from '../context.ts'
import { shown } from '../domain/level.ts'
import { openAvailabilityStream } from '../flows/availability-stream.ts'

export const getAvailability: Handler<'getAvailability'> = async ({ query }, ctx) => {
  const found = await ctx.availability.read(query.variant_id)
  const { STOCK_SHOWN_UP_TO } = ctx.settings
  return {
    status: 200,
    body: { data: found.map((each) => ({ ...each, available: shown(each.available, STOCK_SHOWN_UP_TO) })) },
  }
}

export const streamAvailability: Handler<'streamAvailability'> = async ({ query, headers }, ctx) => ({
  status: 200,
  headers: {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // nginx would gather the events of a minute.
    'x-accel-buffering': 'no',
  },
  body: await openAvailabilityStream(ctx, query.variant_id, headers['last-event-id']),
})

/** For carts, which compare what is told with what is wanted: a number that there may be more than is none. */
export const readAvailability: Handler<'readAvailability'> = async ({ body }, ctx) => {
  const found = await ctx.availability.read(body.variant_ids)
  const { STOCK_SHOWN_UP_TO } = ctx.settings
  const told = (available: number | null) => (available === null || available >= STOCK_SHOWN_UP_TO ? null : available)
  return { status: 200, body: { data: found.map((each) => ({ ...each, available: told(each.available) })) } }
}
