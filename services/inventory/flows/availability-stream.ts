import { type EventStream, eventText, retryText } from '@stoa/kit/http/event-stream'
import type { Deps } from '../context.ts'
import { isSameState, stateId } from '../domain/told-availability.ts'
import type { Availability } from '../store/availability-cache.ts'

/** When clients connect again after the stream has broken off, milliseconds. */
const RETRY_MS = 3_000

/** What a client was told, and what it has to be told. */
function createTold() {
  const told = new Map<string, Availability>()
  const news = new Map<string, Availability>()
  return {
    hear: (now: Availability) => void news.set(now.variant_id, now),
    /** The client has this state already. */
    assume(state: readonly Availability[]) {
      for (const each of state) told.set(each.variant_id, each)
    },
    /** Changes that came together are one event; what came back to what it was is none. */
    event(): string | null {
      const data = [...news.values()].filter((each) => !isSameState(told.get(each.variant_id), each))
      news.clear()
      if (data.length === 0) return null
      for (const each of data) told.set(each.variant_id, each)
      return eventText({ event: 'availability', id: stateId(told.values()), data: { data } })
    },
  }
}

/**
 * The availability of some variants as a stream of events: the present state, unless the client has it, then what changes.
 * Whoever connects again names the state they have by its id, so that nothing is kept here for them.
 */
export async function openAvailabilityStream(
  { streams, watch }: Pick<Deps, 'streams' | 'watch'>,
  variantIds: readonly string[],
  lastEventId: string | undefined,
): Promise<EventStream> {
  const ids = [...new Set(variantIds)]
  const told = createTold()
  let first: string | null = null
  let isOpen = false
  const next = () => {
    if (!isOpen) return null
    const text = `${first ?? ''}${told.event() ?? ''}`
    first = null
    return text === '' ? null : text
  }
  const stream = streams.open({ next, onClose: () => watching.stop() })
  const watching = watch.watch(ids, (now) => {
    told.hear(now)
    stream.wake()
  })
  try {
    const present = await watching.present
    if (stateId(present) === lastEventId) told.assume(present)
    else for (const each of present) told.hear(each)
  } catch (error) {
    stream.destroy()
    throw error
  }
  first = retryText(RETRY_MS)
  isOpen = true
  stream.wake()
  return stream
}
