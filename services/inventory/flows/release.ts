import type { Log } from '@stoa/kit/observability/log'
import type { Tx } from '@stoa/kit/postgres/pg'
import { type BackgroundLoop, backgroundLoop } from '@stoa/kit/timing/background-loop'
import { type Failure, throwFailures, trySeparately } from '@stoa/kit/timing/each-separately'
import { DomainError } from '@stoa/kit/values/problem'
import { variantsOf } from '../domain/reservation.ts'
import {
  claimReservation,
  listExpired,
  lockExpired,
  type Reservation,
  readLines,
  setReservationStatus,
  untilExpiryMs,
} from '../store/reservations.ts'
import { lockLevels, unreserve } from '../store/stock.ts'
import { publishAvailabilityChanges, type StockContext } from './availability.ts'

const LOOP = 'release of expired reservations'
/** Milliseconds after which a hold of another process is seen at the latest. */
const LOOK_EVERY_MS = 10_000
/** Reservations that are listed at once. */
const BATCH = 100

async function releaseLines(ctx: StockContext, tx: Tx, id: string): Promise<void> {
  const allocations = await readLines(tx, id)
  await lockLevels(tx, variantsOf(allocations))
  await unreserve(tx, allocations)
  setReservationStatus(tx, id, 'released')
  await publishAvailabilityChanges(ctx, tx, variantsOf(allocations))
}

/** Releases a reservation; an unknown one is inserted as released, so that a late hold finds its id taken. */
export async function releaseStock(ctx: StockContext, id: string): Promise<Reservation> {
  return ctx.pg.tx(async (tx) => {
    const { created, reservation } = await claimReservation(tx, id, 'released', null)
    if (created || reservation.status === 'released') return { ...reservation, status: 'released', expires_at: null }
    if (reservation.status === 'committed') throw new DomainError('invalid_state', 'This reservation was sold already.')
    await releaseLines(ctx, tx, id)
    return { id, status: 'released', expires_at: null }
  })
}

async function releaseIfExpired(ctx: StockContext, id: string): Promise<boolean> {
  return ctx.pg.tx(async (tx) => {
    if (!(await lockExpired(tx, id))) return false
    await releaseLines(ctx, tx, id)
    return true
  })
}

/**
 * Releases expired reservations; how many, and what failed. One that fails, because its counters have drifted say, keeps no
 * other from being released, neither those of its batch nor those after it. Any replica may run it.
 */
export async function releaseExpired(ctx: StockContext): Promise<{ released: number; failures: Failure<string>[] }> {
  let released = 0
  const failures: Failure<string>[] = []
  for (;;) {
    const failed = failures.map(({ row }) => row)
    const ids = await listExpired(ctx.pg, failed, BATCH)
    const more = await trySeparately(LOOP, ids, async (id) => {
      if (await releaseIfExpired(ctx, id)) released++
    })
    failures.push(...more)
    if (more.length === 0 || ids.length < BATCH) return { released, failures }
  }
}

/** The loop that releases. What fails is due in every round, so it is logged when the first fails, and not in each. */
export function createReleaseLoop(ctx: StockContext, log: Log): BackgroundLoop {
  const work = async () => {
    const { failures } = await releaseExpired(ctx)
    throwFailures(failures, (id) => `reservation ${id}`)
  }
  const untilDueMs = async () => (await untilExpiryMs(ctx.pg)) ?? Number.POSITIVE_INFINITY
  return backgroundLoop({ name: LOOP, log, intervalMs: LOOK_EVERY_MS, failureLevel: 'error', work, untilDueMs })
}
