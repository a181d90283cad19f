import type { Log } from '@stoa/kit/observability/log'
import { type BackgroundLoop, backgroundLoop } from '@stoa/kit/timing/background-loop'
import { trySeparately } from '@stoa/kit/timing/each-separately'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, UnavailableError } from '@stoa/kit/values/problem'
import type { Deps } from '../../context.ts'
import { isOver } from '../../domain/checkout.ts'
import { type CheckoutEnd, readCheckoutEnds } from '../../store/checkouts.ts'

const LOOP = 'comparison of held stock'

/** Milliseconds between two comparisons. */
const INTERVAL_MS = 5 * 60_000

/**
 * Ends a hold whose checkout is over: sells it when the order was placed, whose event then has not arrived, and releases it
 * otherwise. An unknown checkout is over too: its row is there before the hold is requested, so it was lost with a database.
 */
async function endHold(deps: Deps, log: Log, id: string, checkout: CheckoutEnd | undefined): Promise<boolean> {
  if (checkout && !isOver(checkout.state)) return false
  const { inventory } = deps.clients
  const call = { requestId: newId('req') }
  const params = { reservationId: id }
  try {
    if (checkout?.state === 'confirmed') {
      await inventory.sellReservation({ params, body: { order_id: checkout.order_id } }, call)
      log.warn({ checkout: id, order: checkout.order_id }, 'stock of an order was still held: it is sold now')
    } else {
      await inventory.releaseStock({ params }, call)
      log.warn(
        { checkout: id, state: checkout?.state ?? 'unknown' },
        'stock was held for a checkout that is over: it is released',
      )
    }
    return true
  } catch (error) {
    if (!(error instanceof DomainError) || error instanceof UnavailableError) throw error
    // Ended by somebody else meanwhile, the other way.
    log.error({ checkout: id, state: checkout?.state, err: error }, 'held stock and its checkout do not agree')
    return false
  }
}

/**
 * Compares the stock that is held with the checkouts it is held for, and returns how many holds it ended. Dependencies go
 * from here to inventory, which cannot ask. Only what is held now is read, however many orders there have been. One whose
 * end fails keeps no other from being ended; it is still held, so the next round comes back to it.
 */
export async function endOrphanedHolds(deps: Deps, log: Log): Promise<number> {
  const outcomes = { ended: 0, left: 0, failed: 0 }
  let after: string | undefined = ''
  while (after !== undefined) {
    const query: { after?: string } = after === '' ? {} : { after }
    const { reservation_ids: ids } = await deps.clients.inventory.listPinnedReservations(
      { query },
      { requestId: newId('req') },
    )
    const checkouts = await readCheckoutEnds(deps.pg, ids)
    const failures = await trySeparately(LOOP, ids, async (id) => {
      outcomes[(await endHold(deps, log, id, checkouts.get(id))) ? 'ended' : 'left']++
    })
    for (const { row: id, error } of failures) {
      log.warn({ checkout: id, state: checkouts.get(id)?.state ?? 'unknown', err: error }, 'held stock is tried again')
    }
    outcomes.failed += failures.length
    after = ids.at(-1)
  }
  if (outcomes.failed > 0) log.error(outcomes, 'some held stock could not be compared with its checkouts')
  return outcomes.ended
}

/** The loop that compares; any replica may run it. */
export function createHoldComparison(deps: Deps, log: Log): BackgroundLoop {
  const work = async () => void (await endOrphanedHolds(deps, log))
  return backgroundLoop({ name: LOOP, log, intervalMs: INTERVAL_MS, work })
}
