import type { FeedEvents } from '../store/feed-model.ts'
import { deleteRecorded } from '../store/feed-retention.ts'

export const FEED_RETENTION_LOOP = 'deletion of old events'
export const FEED_RETENTION_EVERY_MS = 10 * 60_000

const DAY_MS = 86_400_000
const BATCH = 500
/** Bounds one round; what is left waits for the next. */
const BATCHES = 20

/** Deletes events that have been kept long enough. Any replica may run it; returns how many it deleted. */
export async function deleteOldEvents(events: FeedEvents, days: number, now: Date): Promise<number> {
  const end = new Date(now.getTime() - days * DAY_MS)
  let deleted = 0
  for (let batch = 0; batch < BATCHES; batch++) {
    const count = await deleteRecorded(events, end, BATCH)
    deleted += count
    if (count < BATCH) break
  }
  return deleted
}
