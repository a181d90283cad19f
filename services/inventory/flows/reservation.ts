import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { allocationsToReturn, combine, type Line, linesToTell, outOfStock, variantsOf } from '../domain/reservation.ts'
import { type HoldResult, insertHold, insertHoldAtDefault, type NewHold } from '../store/hold.ts'
import { insertMovements } from '../store/movements.ts'
import { countReturned, type Reservation, readUnreturned } from '../store/reservations.ts'
import { type Sale, sellReservations } from '../store/sale.ts'
import { lockLevels, restock } from '../store/stock.ts'
import { publishAvailabilityChanges, type StockContext } from './availability.ts'
import { releaseExpired } from './release.ts'

/** Tries of a hold whose id somebody inserts at the same moment: the next one sees it. */
const TRIES = 3

async function tryHold(ctx: StockContext, hold: NewHold): Promise<Exclude<HoldResult, { kind: 'overtaken' }>> {
  for (let tries = 1; ; tries++) {
    const result = (await insertHoldAtDefault(ctx.pg, hold)) ?? (await insertHold(ctx.pg, ctx, hold))
    if (result.kind !== 'overtaken') return result
    if (tries === TRIES) throw new Error(`reservation ${hold.id} is neither there nor free`)
  }
}

/**
 * Holds all lines or none. Repeating it with the same id returns the reservation. What falls short is told to the buyer, so it
 * says no more of the stock than getAvailability does.
 */
export async function holdStock(
  ctx: StockContext & Pick<Deps, 'settings'>,
  { lines, ...rest }: NewHold,
): Promise<Reservation> {
  const hold = { ...rest, lines: combine(lines) }
  let result = await tryHold(ctx, hold)
  // Expired reservations must not block a sale until the loop releases them. What it cannot release is no error of this buyer's.
  if (result.kind === 'short' && result.hasExpired && (await releaseExpired(ctx)).released > 0) {
    result = await tryHold(ctx, hold)
  }
  if (result.kind === 'short') {
    throw outOfStock(linesToTell(lines, result.known, ctx.settings.STOCK_SHOWN_UP_TO))
  }
  if (result.kind === 'held') {
    if (result.isAnnounced) ctx.outbox.wake()
    ctx.availability.write(result.left)
    return result.reservation
  }
  if (result.reservation.status === 'released') {
    throw new DomainError('invalid_state', 'This reservation was released already.')
  }
  // Its first attempt may have died between the commit and the write to Redis.
  ctx.availability.refresh(variantsOf(lines))
  return result.reservation
}

const isSellable = (status: Reservation['status'] | null | undefined) => status === 'held' || status === 'committed'

/** A sale that cannot be made: its order was placed without a reservation. */
const unreserved = ({ reservation_id, order_id }: Sale) =>
  new Error(`order ${order_id} was placed without its reservation ${reservation_id}`)

/**
 * Turns reservations into sales. Repeating it changes nothing, so the reservation is the record of the event that it was sold
 * for. Returns what went wrong for those that could not be sold; the others are.
 */
export async function commitSales(db: Queryable, sales: readonly Sale[]): Promise<Map<Sale, Error>> {
  const before = await sellReservations(db, sales)
  return new Map(
    sales.flatMap((sale) => (isSellable(before.get(sale.reservation_id)) ? [] : [[sale, unreserved(sale)]])),
  )
}

/** The same for one; throws when it could not be sold. */
export async function commitSale(db: Queryable, sale: Sale): Promise<void> {
  for (const error of (await commitSales(db, [sale])).values()) throw error
}

/** The same for an order whose event has not arrived; should it come later, it finds the reservation sold. */
export async function sellReservation(ctx: StockContext, sale: Sale): Promise<Reservation> {
  const id = sale.reservation_id
  if (!isSellable((await sellReservations(ctx.pg, [sale])).get(id))) {
    throw new DomainError('invalid_state', 'Nothing is held under this reservation.')
  }
  return { id, status: 'committed', expires_at: null }
}

/** Puts units of an order that are cancelled back where they were taken from, each once; events may come in any order. */
export async function returnSale(ctx: StockContext, tx: Tx, sale: Sale, lines: readonly Line[]): Promise<void> {
  await commitSale(tx, sale)
  const allocations = allocationsToReturn(await readUnreturned(tx, sale.reservation_id), lines)
  if (allocations.length === 0) return
  countReturned(tx, sale.reservation_id, allocations)
  await lockLevels(tx, variantsOf(allocations))
  await restock(tx, allocations)
  const returned = { reason: 'cancelled', reference: sale.order_id }
  insertMovements(
    tx,
    allocations.map((allocation) => ({ ...allocation, ...returned, delta: allocation.quantity })),
  )
  await publishAvailabilityChanges(ctx, tx, variantsOf(allocations))
}
