/**
 * A shop that is restored goes on from an earlier moment, and others know what came after it: buyers have numbers of
 * orders, integrators positions of the feed, and its own queues are empty.
 */
import type { MongoCopy } from '@stoa/kit/mongo/copy'
import type { TableLoad } from '@stoa/kit/postgres/table-load'

/** Orders that a shop may have had since the backup: as many as in the month before it, and at least so many. */
const FEWEST_NUMBERS = 1_000
/** Nobody sees a position but programs, and there are enough of them. */
const POSITIONS = 1_000_000

/**
 * All events that are kept are sent again, as after a loss of the queue Redis. That one looks back from now and not
 * from the backup, and forgets what was received a week ago.
 */
export async function forgetWhatWasSent(load: TableLoad): Promise<void> {
  await load.query('UPDATE outbox SET sent_at = NULL WHERE sent_at IS NOT NULL')
  await load.query('UPDATE inbox SET received_at = now()')
}

/** No number is given to two orders: those of orders that are lost are in mails to their buyers. */
export async function passOverGivenNumbers(order: TableLoad): Promise<void> {
  await order.query(
    `SELECT setval('order_numbers', (SELECT last_value FROM order_numbers) + greatest($1::bigint, (
       SELECT count(*) FROM orders WHERE placed_at > (SELECT max(placed_at) FROM orders) - interval '30 days')))`,
    [FEWEST_NUMBERS],
  )
}

/** Whoever has read on in the feed misses nothing of what comes now: no position is given to two events. */
export async function passOverGivenPositions(notification: MongoCopy): Promise<void> {
  // Entries are of the last batch; an event among them that has no position yet gets a new one.
  const change = { $inc: { last: POSITIONS }, $set: { entries: [], surpassed: [] } }
  await notification.update('event_positions', { _id: 'feed' }, change)
}
