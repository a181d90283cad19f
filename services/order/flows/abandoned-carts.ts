import type { Log } from '@stoa/kit/observability/log'
import { type BackgroundLoop, backgroundLoop } from '@stoa/kit/timing/background-loop'
import type { Deps } from '../context.ts'
import { abandonedData, abandonmentAt } from '../domain/abandoned-cart.ts'
import { claimMark, moveMark, noteAbandoned, passCarts } from '../store/abandoned-carts.ts'

const INTERVAL_MS = 60_000
/** Carts in one transaction. */
const BATCH = 200

interface Moment {
  now: Date
  /** After so many without a change a cart is abandoned. */
  hours: number
}

/**
 * Tells of the abandoned carts of one batch, with its events in one transaction; whether there may be more. One process at a time: another
 * finds the mark locked, and nothing to do.
 */
async function tellBatch({ pg, outbox }: Pick<Deps, 'pg' | 'outbox'>, { now, hours }: Moment, limit: number) {
  const abandonment = abandonmentAt(now, hours)
  return pg.tx(async (tx) => {
    const mark = await claimMark(tx, abandonment.since)
    if (!mark) return false
    const passed = await passCarts(tx, mark, abandonment, limit)
    const last = passed.at(-1)
    if (!last) return false
    const ids = passed.flatMap(({ reached_id, is_abandoned }) => (is_abandoned ? [reached_id] : []))
    const abandoned = ids.length === 0 ? [] : await noteAbandoned(tx, ids, { ...abandonment, now })
    await moveMark(tx, last)
    const events = abandoned.map(
      (cart) => ({ type: 'cart.abandoned', aggregate: cart.id, data: abandonedData(cart) }) as const,
    )
    await outbox.addAll(tx, { now }, events)
    return passed.length === limit
  })
}

/** Tells of all carts that are abandoned now, some at a time. */
export async function tellOfAbandoned(deps: Pick<Deps, 'pg' | 'outbox'>, moment: Moment, limit = BATCH): Promise<void> {
  while (await tellBatch(deps, moment, limit));
}

export function createAbandonedCarts(
  deps: Pick<Deps, 'pg' | 'outbox'>,
  hours: number,
  log: Log,
): Pick<BackgroundLoop, 'start' | 'stop'> {
  const work = () => tellOfAbandoned(deps, { now: new Date(), hours })
  return backgroundLoop({ name: 'events of abandoned carts', log, intervalMs: INTERVAL_MS, work })
}
