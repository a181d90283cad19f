import type { Tx } from '@stoa/kit/postgres/pg'
import { DomainError } from '@stoa/kit/values/problem'
import {
  type Allocation,
  type Available,
  allocate,
  allocationsToReturn,
  combine,
  type Line,
  outOfStock,
  shortLine,
  variantsOf,
} from '../domain/reservation.ts'
import { insertMovements } from '../store/movements.ts'
import {
  claimReservation,
  insertLines,
  lockReservation,
  type Reservation,
  readLines,
  reservationExists,
  setReservationStatus,
} from '../store/reservations.ts'
import { lockLevels, reserve, restock, sell } from '../store/stock.ts'
import { publishAvailabilityChanges, type StockContext } from './availability.ts'
import { releaseExpired } from './release.ts'

const shortOf = (lines: readonly Line[], known: Available) =>
  lines.filter(({ variant_id, quantity }) => (known.get(variant_id)?.available ?? quantity) < quantity)

/**
 * Rejects lines that are out of stock by a plain read, so that a rush on a sold-out product opens no transaction and locks
 * no level. Redis alone rejects nobody: a process that dies after its commit leaves what was true before it. A repeated
 * hold is let through, as its units are already its own.
 */
async function rejectEarly(ctx: StockContext, id: string, lines: readonly Line[]): Promise<void> {
  const suspected = shortOf(lines, await ctx.availability.peek(variantsOf(lines)))
  if (suspected.length === 0) return
  const known = await ctx.availability.reload(variantsOf(suspected))
  const short = shortOf(suspected, known)
  if (short.length === 0 || (await reservationExists(ctx.pg, id))) return
  throw outOfStock(short.map((line) => shortLine(line.variant_id, known.get(line.variant_id)?.available ?? 0)))
}

async function holdLines(
  ctx: StockContext,
  id: string,
  lines: readonly Line[],
  expiresInSeconds: number | null,
): Promise<Reservation> {
  return ctx.pg.tx(async (tx) => {
    const { created, reservation } = await claimReservation(tx, id, 'held', expiresInSeconds)
    if (!created) {
      if (reservation.status === 'released')
        throw new DomainError('invalid_state', 'This reservation was released already.')
      // Its first attempt may have died between the commit and the refresh.
      tx.afterCommit(() => ctx.availability.refresh(variantsOf(lines)))
      return reservation
    }
    const allocations = allocate(lines, await lockLevels(tx, variantsOf(lines)))
    const reserved = await reserve(tx, allocations)
    if (reserved !== allocations.length) throw new Error('a level changed under its lock')
    insertLines(tx, id, allocations)
    await publishAvailabilityChanges(ctx, tx, variantsOf(allocations))
    return reservation
  })
}

/** Holds all lines or none. Repeating it with the same id returns the reservation. A null expiry pins it. */
export async function holdStock(
  ctx: StockContext,
  id: string,
  lines: readonly Line[],
  expiresInSeconds: number | null,
): Promise<Reservation> {
  const combined = combine(lines)
  await rejectEarly(ctx, id, combined)
  try {
    return await holdLines(ctx, id, combined, expiresInSeconds)
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'out_of_stock') throw error
    // Expired reservations must not block a sale until the loop releases them. What it cannot release is no error of this buyer's.
    if ((await releaseExpired(ctx)).released === 0) throw error
    return holdLines(ctx, id, combined, expiresInSeconds)
  }
}

const movementsOf = (allocations: readonly Allocation[], reason: 'sold' | 'cancelled', orderId: string) =>
  allocations.map((allocation) => ({
    ...allocation,
    delta: reason === 'sold' ? -allocation.quantity : allocation.quantity,
    reason,
    reference: orderId,
  }))

/** Turns a reservation into a sale, in the transaction that consumes the event. Repeating it changes nothing. */
export async function commitSale(ctx: StockContext, tx: Tx, id: string, orderId: string): Promise<void> {
  const reservation = await lockReservation(tx, id)
  if (reservation?.status === 'committed') return
  if (reservation?.status !== 'held') throw new Error(`order ${orderId} was placed without its reservation ${id}`)
  const allocations = await readLines(tx, id)
  await lockLevels(tx, variantsOf(allocations))
  await sell(tx, allocations)
  insertMovements(tx, movementsOf(allocations, 'sold', orderId))
  setReservationStatus(tx, id, 'committed')
  await publishAvailabilityChanges(ctx, tx, variantsOf(allocations))
}

/** The same for an order whose event has not arrived; should it come later, it finds the reservation sold. */
export async function sellReservation(ctx: StockContext, id: string, orderId: string): Promise<Reservation> {
  return ctx.pg.tx(async (tx) => {
    const reservation = await lockReservation(tx, id)
    if (!reservation || reservation.status === 'released') {
      throw new DomainError('invalid_state', 'Nothing is held under this reservation.')
    }
    await commitSale(ctx, tx, id, orderId)
    return { id, status: 'committed', expires_at: null }
  })
}

/** Puts the units of a cancelled order back where they were taken from; events may come in any order. */
export async function returnSale(
  ctx: StockContext,
  tx: Tx,
  id: string,
  orderId: string,
  lines: readonly Line[],
): Promise<void> {
  await commitSale(ctx, tx, id, orderId)
  const allocations = allocationsToReturn(await readLines(tx, id), lines)
  if (allocations.length === 0) return
  await lockLevels(tx, variantsOf(allocations))
  await restock(tx, allocations)
  insertMovements(tx, movementsOf(allocations, 'cancelled', orderId))
  await publishAvailabilityChanges(ctx, tx, variantsOf(allocations))
}
