import type { Log } from '@stoa/kit/observability/log'
import type { Postgres } from '@stoa/kit/postgres/pg'
import { type BackgroundLoop, backgroundLoop } from '@stoa/kit/timing/background-loop'
import type { Deps } from '../context.ts'
import { type CartKind, deleteExpiredCarts, deleteFailedCheckouts } from '../store/cart-expiry.ts'
import { deleteCheckouts } from './checkout-deletion.ts'

/** Days after its last change that a cart is deleted, by whose it is. */
export type CartAges = Readonly<Record<CartKind, number>>

type ExpiryDeps = Pick<Deps, 'pg' | 'outbox'>

const INTERVAL_MS = 600_000
/** Carts in one statement, so that none holds its locks for long. */
const BATCH = 500

/** Deletes the carts that nobody has changed for too long; how many they were. Any replica may, also at once. */
export async function expireCarts(pg: Postgres, ages: CartAges): Promise<number> {
  let total = 0
  for (const kind of ['empty', 'guest', 'customer'] as const) {
    for (let deleted = BATCH; deleted === BATCH; total += deleted) {
      deleted = await deleteExpiredCarts(pg, { kind, days: ages[kind], limit: BATCH })
    }
  }
  return total
}

/** Deletes the checkouts that failed as long ago as guests' carts are kept: they hold the same addresses. How many. */
export async function expireFailedCheckouts(deps: ExpiryDeps, days: number): Promise<number> {
  let total = 0
  for (let deleted = BATCH; deleted === BATCH; total += deleted) {
    deleted = await deleteCheckouts(deps, (tx) => deleteFailedCheckouts(tx, { days, limit: BATCH }))
  }
  return total
}

/** The loop of both. */
export function createCartExpiry(deps: ExpiryDeps, ages: CartAges, log: Log): Pick<BackgroundLoop, 'start' | 'stop'> {
  const work = async () => {
    const carts = await expireCarts(deps.pg, ages)
    const checkouts = await expireFailedCheckouts(deps, ages.guest)
    if (carts + checkouts > 0) log.info({ carts, checkouts }, 'expired carts and failed checkouts deleted')
  }
  return backgroundLoop({ name: 'deletion of expired carts and failed checkouts', log, intervalMs: INTERVAL_MS, work })
}
