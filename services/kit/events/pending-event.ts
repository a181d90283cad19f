import { encode, randomPart, uuidV7 } from '../values/ids.ts'
import type { Event, EventDraft, EventOrigin } from './event.ts'

let lastMs = 0
let counter = 0

/**
 * A new event id. Within a process each is greater than the one before, also within a millisecond (RFC 9562 §6.2,
 * method 1), so that the relay reads events of one aggregate in the order they were made.
 */
export function newEventId(): string {
  const clock = Date.now()
  if (clock > lastMs) {
    lastMs = clock
    counter = 0
  } else if (++counter > 0xfff) {
    lastMs++
    counter = 0
  }
  const random = randomPart(10)
  random.writeUInt16BE(counter, 0)
  return `evt_${encode(uuidV7(lastMs, random))}`
}

/** The least id an event of that moment can have; ids sort by time, so ranges of ids are ranges of time. */
export function firstEventId(ms: number): string {
  return `evt_${encode(uuidV7(ms, new Uint8Array(10)))}`
}

/** An event made from a draft: for MongoDB, to be put into `pending` of the document that changed. */
export function pendingEvent<P>(draft: EventDraft<P>, origin: EventOrigin): Event {
  const { traceparent, now = new Date() } = origin
  return {
    id: newEventId(),
    type: draft.type,
    aggregate: draft.aggregate,
    occurred_at: now.toISOString(),
    ...(traceparent ? { traceparent } : {}),
    data: draft.data,
  }
}
