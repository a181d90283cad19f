import { writeCursor } from '@stoa/kit/contract/cursor'
import { listPage, type PageFrom } from '@stoa/kit/contract/list-page'
import { DomainError } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { type FeedEvent, publicEventOf } from '../domain/public-event.ts'
import { type FeedFilter, listFeed, newestInFeed, oldestInFeed } from '../store/feed.ts'

const LIST = 'events'

const expired = () =>
  new DomainError(
    'events_expired',
    'Read again what you keep a copy of, and begin anew, without a cursor or with `from`.',
  )

const dateOf = (time: string | undefined): Date | undefined => (time === undefined ? undefined : new Date(time))

/** Up to where the events have been told of: the end of the page, or of the feed when nothing follows. */
function endOf(found: readonly FeedEvent[], { after, back, limit }: PageFrom<number>, newest: number): number {
  if (back) return found[0]?.position ?? (after ?? 1) - 1
  const last = found.length > limit ? found[limit - 1] : undefined
  return last?.position ?? Math.max(newest, after ?? 0)
}

type End = Pick<FeedEvent, 'position'> | null

/** Whether a cursor is older than what is kept, or newer than what was restored from a backup since. */
const isPassedOver = (after: number, oldest: End, newest: End) =>
  (oldest !== null && after < oldest.position - 1) || (newest !== null && after > newest.position)

export const listEvents: Handler<'listEvents'> = async ({ query }, ctx) => {
  const { events } = ctx.feed
  const { type: types, aggregate, from, to } = query
  const filter: FeedFilter = { types, aggregate, from: dateOf(from), to: dateOf(to) }
  // Read before the events: what comes meanwhile is after the cursor.
  const [newest, oldest] = await Promise.all([newestInFeed(events), oldestInFeed(events)])
  let end = 0
  const { data, page } = await listPage(ctx, query, {
    list: LIST,
    async read(at: PageFrom<number>) {
      if (at.after !== null && !at.back && isPassedOver(at.after, oldest, newest)) throw expired()
      const found = await listFeed(events, filter, at, newest?.position ?? 0)
      end = endOf(found, at, newest?.position ?? 0)
      return found
    },
    keyOf: ({ position }) => position,
    present: publicEventOf,
  })
  return { status: 200, body: { data, page, cursor: writeCursor(ctx.secret, LIST, { key: [end], back: false }) } }
}
