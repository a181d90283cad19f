import type { Queryable } from '@stoa/kit/postgres/pg'
import { execute } from '@stoa/kit/postgres/sql'

/** The owner of payments whose payer was erased: no user and no cart is called so. */
export const ERASED = 'erased'

/**
 * Takes the payments of orders from whoever paid, with what they gave their provider and what that has sent about them. Amounts, times and the provider's
 * references stay: they are the books. A webhook is processed without its text, so one that is due loses it, too.
 */
export async function erasePayers(pg: Queryable, orderIds: readonly string[]): Promise<void> {
  await execute(
    pg,
    `WITH paid AS (
       UPDATE payments SET owner = '${ERASED}', details = '{}' WHERE order_id = ANY($1) AND owner <> '' RETURNING provider_key)
     UPDATE provider_webhooks SET body = '' WHERE provider_key IN (SELECT provider_key FROM paid)`,
    [orderIds],
  )
}
