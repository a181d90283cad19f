import type { Event } from './event.ts'

/**
 * The member of an outbox row's data that says where the event stands among those of its aggregate. Within the data, because
 * relays of earlier builds, which run beside this one during an upgrade, pass on nothing else.
 */
const ORDER = '_order'

interface Order {
  sequence: number
  previous: string | null
}

/** The event with its order taken out of its data, where it is there. */
export function withOrder<E extends Event>(event: E): E {
  const { [ORDER]: order, ...data } = (event.data ?? {}) as { [ORDER]?: Order }
  if (!order) return event
  const { sequence, previous } = order
  return { ...event, data, sequence, ...(previous === null ? {} : { previous }) }
}
