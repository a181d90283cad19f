import type { Tx } from '@stoa/kit/postgres/pg'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { type Allocation, allocate, combine, type Line, outOfStock, shortLine } from '../domain/stock.ts'
import { insertMovements } from '../store/movements.ts'
import {
  claimReservation,
  insertLines,
  listExpired,
  lockExpired,
  lockReservation,
  type Reservation,
  readLines,
  reservationExists,
  setReservationStatus,
} from '../store/reservations.ts'
import { lockLevels, reserve, restock, sell, unreserve } from '../store/stock.ts'
import { publishAvailabilityChanges } from './availability.ts'

type Stock = Pick<Deps, 'pg' | 'outbox' | 'levels'>

const variantsOf = (lines: readonly Line[]) => [...new Set(lines.map((line) => line.variant_id))]

/**
 * Refuses what Redis already knows cannot be had, so that a rush for nothing opens no transaction and locks no level.
 * What is held already is not asked for again.
 */
async function turnAway(deps: Stock, id: string, lines: readonly Line[]): Promise<void> {
  const known = await deps.levels.peek(variantsOf(lines))
  const short = lines.filter(({ variant_id, quantity }) => (known.get(variant_id)?.available ?? quantity) < quantity)
  if (short.length === 0 || (await reservationExists(deps.pg, id))) return
  throw outOfStock(short.map((line) => shortLine(line.variant_id, known.get(line.variant_id)?.available ?? 0)))
}

async function holdOnce(
  deps: Stock,
  id: string,
  lines: readonly Line[],
  expiresIn: number | null,
): Promise<Reservation> {
  return deps.pg.tx(async (tx) => {
    const { created, reservation } = await claimReservation(tx, id, 'held', expiresIn)
    if (!created) {
      if (reservation.status === 'released')
        throw new DomainError('invalid_state', 'This reservation was given back already.')
      return reservation
    }
    const parts = allocate(lines, await lockLevels(tx, variantsOf(lines)))
    const changed = await reserve(tx, parts)
    if (changed !== parts.length) throw new Error('a level changed under its lock')
    insertLines(tx, id, parts)
    await publishAvailabilityChanges(deps, tx, variantsOf(parts))
    return reservation
  })
}

/** Holds all lines or none. Repeating it with the same id answers what is held. `expiresIn`: seconds, null pins it. */
export async function hold(
  deps: Stock,
  id: string,
  lines: readonly Line[],
  expiresIn: number | null,
): Promise<Reservation> {
  const wanted = combine(lines)
  await turnAway(deps, id, wanted)
  try {
    return await holdOnce(deps, id, wanted, expiresIn)
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'out_of_stock') throw error
    // Holds whose time is over count for nothing, even before the sweeper has come by.
    if ((await releaseExpired(deps)) === 0) throw error
    return holdOnce(deps, id, wanted, expiresIn)
  }
}

async function giveBack(deps: Stock, tx: Tx, id: string): Promise<void> {
  const parts = await readLines(tx, id)
  await lockLevels(tx, variantsOf(parts))
  await unreserve(tx, parts)
  setReservationStatus(tx, id, 'released')
  await publishAvailabilityChanges(deps, tx, variantsOf(parts))
}

/** Gives a hold back; an unknown one is written down as released, so that a late hold cannot come after it. */
export async function release(deps: Stock, id: string): Promise<Reservation> {
  return deps.pg.tx(async (tx) => {
    const { created, reservation } = await claimReservation(tx, id, 'released', null)
    if (created || reservation.status === 'released') return { ...reservation, status: 'released', expires_at: null }
    if (reservation.status === 'committed') throw new DomainError('invalid_state', 'This reservation was sold already.')
    await giveBack(deps, tx, id)
    return { id, status: 'released', expires_at: null }
  })
}

/** Releases holds whose time is over, and returns how many. Any replica may run it. */
export async function releaseExpired(deps: Stock): Promise<number> {
  let released = 0
  for (const id of await listExpired(deps.pg, 100)) {
    released += await deps.pg.tx(async (tx) => {
      if (!(await lockExpired(tx, id))) return 0
      await giveBack(deps, tx, id)
      return 1
    })
  }
  return released
}

const journal = (parts: readonly Allocation[], reason: 'sold' | 'cancelled', order: string) =>
  parts.map((part) => ({
    ...part,
    delta: reason === 'sold' ? -part.quantity : part.quantity,
    reason,
    reference: order,
  }))

/** Turns a hold into a sale, within the transaction of the event that says so. Twice = once. */
export async function commitSale(deps: Stock, tx: Tx, id: string, orderId: string): Promise<void> {
  const reservation = await lockReservation(tx, id)
  if (reservation?.status === 'committed') return
  if (reservation?.status !== 'held') throw new Error(`order ${orderId} was placed without its hold ${id}`)
  const parts = await readLines(tx, id)
  await lockLevels(tx, variantsOf(parts))
  await sell(tx, parts)
  insertMovements(tx, journal(parts, 'sold', orderId))
  setReservationStatus(tx, id, 'committed')
  await publishAvailabilityChanges(deps, tx, variantsOf(parts))
}

/** Takes `wanted` units from the parts they were sold from. */
function partsToReturn(parts: readonly Allocation[], wanted: readonly Line[]): Allocation[] {
  const left = new Map(combine(wanted).map((line) => [line.variant_id, line.quantity]))
  return parts.flatMap((part) => {
    const quantity = Math.min(part.quantity, left.get(part.variant_id) ?? 0)
    left.set(part.variant_id, (left.get(part.variant_id) ?? 0) - quantity)
    return quantity > 0 ? [{ ...part, quantity }] : []
  })
}

/** Puts the units of a cancelled order back where they were taken from; events may come in any order. */
export async function returnSale(
  deps: Stock,
  tx: Tx,
  id: string,
  orderId: string,
  lines: readonly Line[],
): Promise<void> {
  await commitSale(deps, tx, id, orderId)
  const parts = partsToReturn(await readLines(tx, id), lines)
  if (parts.length === 0) return
  await lockLevels(tx, variantsOf(parts))
  await restock(tx, parts)
  insertMovements(tx, journal(parts, 'cancelled', orderId))
  await publishAvailabilityChanges(deps, tx, variantsOf(parts))
}
