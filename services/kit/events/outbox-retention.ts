import type { Postgres } from '../postgres/pg.ts'
import { execute, query } from '../postgres/sql.ts'
import { firstEventId } from './pending-event.ts'
import type { QueueMarker } from './queue-marker.ts'

const HOUR_MS = 3_600_000
/**
 * Sent events are kept this long, to be added again to a queue Redis that was emptied
 * (docs/decisions/0002-outbox-and-inbox.md).
 */
export const SENT_KEPT_MS = 72 * HOUR_MS
export const SWEEP_EVERY_MS = 10 * 60_000
/** The same while there is more than one sweep deletes. */
const SWEEP_AGAIN_MS = 10_000
const RESTORE_PAGE = 5_000
const DELETE_PAGE = 1_000
/** Bounds one sweep; what is left waits for the next. */
const DELETE_PAGES = 20

// No condition on sent_at: a row that a relay holds at this moment, already published but not yet marked, is waited for,
// or it would be marked sent after we have passed.
const RESTORE = `
  WITH page AS (SELECT id FROM outbox WHERE id > $1 ORDER BY id LIMIT ${RESTORE_PAGE} FOR UPDATE)
  UPDATE outbox SET sent_at = NULL FROM page WHERE outbox.id = page.id RETURNING outbox.id`

/** Makes every event of the last 72 hours unsent again, in pages, each a transaction. */
export async function restoreSent(pg: Postgres): Promise<void> {
  let last = firstEventId(Date.now() - SENT_KEPT_MS)
  for (;;) {
    const rows = await pg.tx((tx) => query<{ id: string }>(tx, RESTORE, [last]))
    if (rows.length < RESTORE_PAGE) return
    last =
      rows
        .map((row) => row.id)
        .sort()
        .at(-1) ?? last
  }
}

// Inboxes outlive the 72 hours in which an event may come again. Idempotency keys: docs/conventions.md#idempotency.
const EXPIRED = [
  `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox
     WHERE created_at < now() - interval '72 hours' AND sent_at IS NOT NULL LIMIT ${DELETE_PAGE} FOR UPDATE SKIP LOCKED)`,
  `DELETE FROM inbox WHERE event_id IN (SELECT event_id FROM inbox
     WHERE received_at < now() - interval '7 days' LIMIT ${DELETE_PAGE} FOR UPDATE SKIP LOCKED)`,
  `DELETE FROM idempotency_keys WHERE (scope, operation, key) IN (SELECT scope, operation, key FROM idempotency_keys
     WHERE expires_at < now() LIMIT ${DELETE_PAGE} FOR UPDATE SKIP LOCKED)`,
]

/**
 * A relay that runs keeps its position, also when it has nothing to send for days: without it, its next batch would look like
 * one whose predecessors Redis has lost.
 */
const KEEP_POSITION = 'UPDATE relay_positions SET sent_at = now() WHERE relay = $1'

const EXPIRED_POSITIONS = `DELETE FROM relay_positions WHERE sent_at < now() - interval '72 hours' RETURNING relay`

/** Deletes what has been kept long enough, now and then. */
export function createRetention(
  pg: Postgres,
  marker: Pick<QueueMarker, 'forget' | 'relay'>,
): { sweep(): Promise<void> } {
  let dueAt = Number.NEGATIVE_INFINITY
  return {
    async sweep() {
      if (performance.now() < dueAt) return
      dueAt = performance.now() + SWEEP_EVERY_MS
      for (const statement of EXPIRED) {
        let deleted = DELETE_PAGE
        for (let page = 0; page < DELETE_PAGES && deleted === DELETE_PAGE; page++)
          deleted = await execute(pg, statement)
        if (deleted === DELETE_PAGE) dueAt = performance.now() + SWEEP_AGAIN_MS
      }
      await execute(pg, KEEP_POSITION, [marker.relay])
      const forgotten = await query<{ relay: string }>(pg, EXPIRED_POSITIONS)
      await marker.forget(forgotten.map(({ relay }) => relay))
    },
  }
}
