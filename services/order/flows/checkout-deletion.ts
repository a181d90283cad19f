import type { Tx } from '@stoa/kit/postgres/pg'
import type { Deps } from '../context.ts'

/** Deletes checkouts that failed, and has it told with that: their payments are kept without who was to pay. How many. */
export function deleteCheckouts(
  { pg, outbox }: Pick<Deps, 'pg' | 'outbox'>,
  deleteSome: (tx: Tx) => Promise<readonly string[]>,
): Promise<number> {
  return pg.tx(async (tx) => {
    const orderIds = await deleteSome(tx)
    const events = orderIds.map((order_id) => {
      return { type: 'checkout.deleted', aggregate: order_id, data: { order_id } } as const
    })
    await outbox.addAll(tx, {}, events)
    return orderIds.length
  })
}
