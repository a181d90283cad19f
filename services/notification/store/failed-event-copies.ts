import type { Event } from '@stoa/kit/events/event'
import { cursorOf } from '@stoa/kit/mongo/mongo'
import type { Connection } from 'mongoose'

interface Copy {
  _id: string
  /** Whose queue it failed in. */
  service: string
  event: Event
}

/** Events that have failed for good, outside of Redis. */
export interface FailedEventCopies {
  read(service: string): Promise<Event[]>
  add(service: string, events: readonly Event[]): Promise<void>
  remove(service: string, id: string): Promise<void>
}

const idOf = (service: string, id: string) => `${service}/${id}`

export function createFailedEventCopies(db: Connection): FailedEventCopies {
  const copies = db.collection<Copy>('failed_events')
  return {
    read: async (service) => (await (await cursorOf(copies, { service })).toArray()).map(({ event }) => event),
    async add(service, events) {
      for (const event of events) {
        const copy = { service, event }
        await copies.updateOne({ _id: idOf(service, event.id) }, { $set: copy }, { upsert: true })
      }
    },
    async remove(service, id) {
      await copies.deleteOne({ _id: idOf(service, id) })
    },
  }
}
