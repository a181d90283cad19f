import { isProblem } from '@stoa/kit/calls/client'
import { invalidField } from '@stoa/kit/values/problem'
import type { Handler, InventoryContext } from '../context.ts'
import { type Line, linesToTell, outOfStock, variantsOf } from '../domain/reservation.ts'
import { initialiseLevels } from '../flows/level.ts'
import * as release from '../flows/release.ts'
import * as reservation from '../flows/reservation.ts'
import { listPinned } from '../store/pinned-reservations.ts'
import type { Reservation } from '../store/reservations.ts'

const present = ({ id, status, expires_at }: Reservation) => ({
  reservation_id: id,
  status,
  expires_at: expires_at?.toISOString() ?? null,
})

/** What falls short is told to the buyer, so it says no more of the stock than getAvailability does. */
async function toldToBuyer(error: unknown, lines: readonly Line[], ctx: InventoryContext): Promise<unknown> {
  if (!isProblem(error, 'out_of_stock')) return error
  const read = await ctx.availability.read(variantsOf(lines))
  const short = error.extras.lines ?? []
  const known = new Map<string, { available: number | null }>(read.map((each) => [each.variant_id, each]))
  // What was found when it was refused; it may be another number by now.
  for (const { variant_id, available = 0 } of short) known.set(variant_id, { available })
  return outOfStock(linesToTell(lines, known, ctx.settings.STOCK_SHOWN_UP_TO))
}

export const holdStock: Handler<'holdStock'> = async ({ body }, ctx) => {
  if (!body.pinned && body.expires_in === undefined) {
    throw invalidField('/expires_in', 'required', 'A hold that is not pinned needs an expiry.')
  }
  const { reservation_id, lines } = body
  const expiresInSeconds = body.pinned ? null : (body.expires_in ?? null)
  const refuse = async (error: unknown) => Promise.reject(await toldToBuyer(error, lines, ctx))
  return {
    status: 200,
    body: present(await reservation.holdStock(ctx, reservation_id, lines, expiresInSeconds).catch(refuse)),
  }
}

export const releaseStock: Handler<'releaseStock'> = async ({ params }, ctx) => ({
  status: 200,
  body: present(await release.releaseStock(ctx, params.reservationId)),
})

export const sellReservation: Handler<'sellReservation'> = async ({ params, body }, ctx) => ({
  status: 200,
  body: present(await reservation.sellReservation(ctx, params.reservationId, body.order_id)),
})

/** Seconds after which a checkout is asked for: any that goes well has ended by then. */
const PINNED_SECONDS = 300
const PINNED_PAGE = 100

export const listPinnedReservations: Handler<'listPinnedReservations'> = async ({ query }, ctx) => ({
  status: 200,
  body: { reservation_ids: await listPinned(ctx.pg, PINNED_SECONDS, query.after ?? '', PINNED_PAGE) },
})

export const initialiseStock: Handler<'initialiseStock'> = async ({ body }, ctx) => {
  const initialised = await ctx.pg.tx((tx) => initialiseLevels(ctx, tx, body.items))
  const availability = await ctx.availability.read(body.items.map((item) => item.variant_id))
  return { status: 200, body: { initialised, availability } }
}
