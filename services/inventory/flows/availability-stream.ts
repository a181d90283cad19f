import { type EventStream, eventText, retryText } from '@stoa/kit/http/event-stream'
import type { Deps } from '../context.ts'
import { createTold, stateId } from '../domain/told-availability.ts'
import type { Availability } from '../store/availability-cache.ts'

/** When clients connect again after the stream has broken off, milliseconds. */
const RETRY_MS = 3_000

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
  const told = createTold<Availability>()
  let first: string | null = null
  let isOpen = false
  const next = () => {
    if (!isOpen) return null
    const change = told.change()
    const event = change && eventText({ event: 'availability', id: change.id, data: { data: change.data } })
    const text = `${first ?? ''}${event ?? ''}`
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
