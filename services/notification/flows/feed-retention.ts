import type { FeedEvents } from '../store/feed-model.ts'
import { deleteRecorded } from '../store/feed-retention.ts'
import { deleteInBatches } from './deletion.ts'

export const FEED_RETENTION_LOOP = 'deletion of old events'
export const FEED_RETENTION_EVERY_MS = 10 * 60_000

const DAY_MS = 86_400_000

/** Deletes events that have been kept long enough. Any replica may run it; returns how many it deleted. */
export async function deleteOldEvents(events: FeedEvents, days: number, now: Date): Promise<number> {
  const end = new Date(now.getTime() - days * DAY_MS)
  return deleteInBatches((limit) => deleteRecorded(events, end, limit))
}
