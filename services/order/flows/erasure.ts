import { forgetKeys } from '@stoa/kit/postgres/idempotency'
import type { Deps } from '../context.ts'
import type { Person } from '../domain/erasure.ts'
import { deleteCartsOf, deleteFailedCheckoutsOf, hasLiveCheckout, unlinkOrdersOf } from '../store/erasures.ts'
import { deleteCheckouts } from './checkout-deletion.ts'

/** Rows of one statement, so that none holds its locks for long. */
const BATCH = 500

async function inBatches(work: () => Promise<number>): Promise<void> {
  while ((await work()) === BATCH);
}

/** Some carts with the responses that were kept for them, which nobody would find without. */
function deleteCarts(pg: Deps['pg'], person: Person): Promise<number> {
  return pg.tx(async (tx) => {
    const ids = await deleteCartsOf(tx, person, BATCH)
    await forgetKeys(
      tx,
      ids.map((id) => `cart:${id}`),
    )
    return ids.length
  })
}

/**
 * Deletes what is held of a person, and takes their orders from them (flows/contact-erasure.ts looks at those). Any number of times to the
 * same end; false while a checkout of theirs is under way, which may leave an order or an open cart.
 */
export async function erasePerson(deps: Pick<Deps, 'pg' | 'outbox'>, person: Person): Promise<boolean> {
  const { pg } = deps
  const { customer_id } = person
  // First: one that is over by then has left its order, or its cart and a checkout that failed.
  const isUnderWay = await hasLiveCheckout(pg, person)
  await inBatches(() => deleteCarts(pg, person))
  await inBatches(() => deleteCheckouts(deps, (tx) => deleteFailedCheckoutsOf(tx, person, BATCH)))
  await inBatches(() => unlinkOrdersOf(pg, person, BATCH))
  if (customer_id !== null) await forgetKeys(pg, [`user:${customer_id}`])
  return !isUnderWay
}
