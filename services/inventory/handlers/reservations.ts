import { invalidField } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { foreseeLevels, initialiseLevels } from '../flows/first-count.ts'
import * as release from '../flows/release.ts'
import * as reservation from '../flows/reservation.ts'
import { listPinned } from '../store/pinned-reservations.ts'
import type { Reservation } from '../store/reservations.ts'
import { countOnHand } from '../store/stock.ts'

const present = ({ id, status, expires_at }: Reservation) => ({
  reservation_id: id,
  status,
  expires_at: expires_at?.toISOString() ?? null,
})

export const holdStock: Handler<'holdStock'> = async ({ body }, ctx) => {
  if (!body.pinned && body.expires_in === undefined) {
    throw invalidField('/expires_in', 'required', 'A hold that is not pinned needs an expiry.')
  }
  const { reservation_id, lines } = body
  const expiresInSeconds = body.pinned ? null : (body.expires_in ?? null)
  const held = await reservation.holdStock(ctx, { id: reservation_id, lines, expiresInSeconds })
  return { status: 200, body: present(held) }
}

export const releaseStock: Handler<'releaseStock'> = async ({ params }, ctx) => ({
  status: 200,
  body: present(await release.releaseStock(ctx, params.reservationId)),
})

export const sellReservation: Handler<'sellReservation'> = async ({ params, body }, ctx) => ({
  status: 200,
  body: present(
    await reservation.sellReservation(ctx, { reservation_id: params.reservationId, order_id: body.order_id }),
  ),
})

/** Seconds after which a checkout is asked for: any that goes well has ended by then. */
const PINNED_SECONDS = 300
const PINNED_PAGE = 100

export const listPinnedReservations: Handler<'listPinnedReservations'> = async ({ query }, ctx) => ({
  status: 200,
  body: { reservation_ids: await listPinned(ctx.pg, PINNED_SECONDS, query.after ?? '', PINNED_PAGE) },
})

export const initialiseStock: Handler<'initialiseStock'> = async ({ body }, ctx) => {
  const { initialised, kept } = body.dry_run
    ? await foreseeLevels(ctx.pg, body.items)
    : await ctx.pg.tx((tx) => initialiseLevels(ctx, tx, body.items))
  const availability = await ctx.availability.read(body.items.map((item) => item.variant_id))
  return { status: 200, body: { initialised, kept, availability } }
}

export const countStock: Handler<'countStock'> = async ({ body }, ctx) => ({
  status: 200,
  body: { data: await countOnHand(ctx.pg, body.variant_ids) },
})
