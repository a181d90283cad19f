import { newestInFeed, oldestInFeed, recordedBefore } from './feed.ts'
import type { FeedEvents } from './feed-model.ts'

/**
 * Deletes up to `limit` events that were recorded before `end`, from the beginning of the feed, so that what is kept has no gap; how
 * many it deleted. The newest stays, however old: by it cursors are known to be at the end.
 */
export async function deleteRecorded(events: FeedEvents, end: Date, limit: number): Promise<number> {
  const [oldest, last, newest] = await Promise.all([
    oldestInFeed(events),
    recordedBefore(events, end),
    newestInFeed(events),
  ])
  if (!oldest || !newest || last === undefined) return 0
  const upTo = Math.min(last, newest.position - 1, oldest.position + limit - 1)
  const { deletedCount } = await events.deleteMany({ position: { $gte: oldest.position, $lte: upTo } })
  return deletedCount
}
