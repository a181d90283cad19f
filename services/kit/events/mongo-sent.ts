import { type Connection, type Collection as MongooseCollection, mongo } from 'mongoose'
import { cursorOf, isDuplicateKey } from '../mongo/mongo.ts'
import type { Event } from './event.ts'
import { SENT_KEPT_MS, SWEEP_EVERY_MS } from './outbox-retention.ts'
import { firstEventId } from './pending-event.ts'
import { type Publication, publishAll } from './publication.ts'
import type { QueueMarker, RelayPosition } from './queue-marker.ts'

interface Relayed {
  _id: string
  event: Event
  /** By which it is deleted: some servers read a whole collection for a range of ids, but not for one of an index. */
  sent_at: Date
}

interface StoredPosition {
  _id: string
  position: number
  sent_at: Date
}

/** What a service on MongoDB remembers of the events it has sent, for a queue Redis that loses them. */
export interface MongoSent {
  /**
   * Events for which someone works are copied before they are published, and pulled out of their document after. So at
   * every moment each of the last 72 hours is in its document or in the copy. A mark on the event inside the document
   * would do as well with one write less, but would make documents carry three days of their own history through every
   * read, and keep every tombstone as long.
   */
  record(events: readonly Event[]): Promise<void>
  /** Publishes every remembered event of the last 72 hours again. */
  publishAgain(publication: Publication): Promise<void>
  positions(): Promise<RelayPosition[]>
  /** Comes before the events leave their documents: what left them counts as sent. */
  advance(position: RelayPosition): Promise<void>
  /** Deletes what has been kept long enough, now and then. */
  deleteExpired(): Promise<void>
}

const PAGE = 1_000

function isOnlyDuplicates(error: unknown): boolean {
  if (!(error instanceof mongo.MongoBulkWriteError)) return false
  return [error.writeErrors].flat().every(isDuplicateKey) && error.result.getWriteConcernError() === undefined
}

async function publishAgain(relayed: MongooseCollection<Relayed>, publication: Publication): Promise<void> {
  let last = firstEventId(Date.now() - SENT_KEPT_MS)
  for (;;) {
    const found = await cursorOf(relayed, { _id: { $gt: last } })
    const page = await found.sort({ _id: 1 }).limit(PAGE).toArray()
    const events = page.map(({ event }) => event).filter((event) => publication.types.includes(event.type))
    const { error } = await publishAll(publication, events, true)
    if (error) throw error
    const end = page.at(-1)
    if (!end) return
    last = end._id
  }
}

export function createMongoSent(db: Connection, marker: Pick<QueueMarker, 'forget' | 'relay'>): MongoSent {
  const relayed = db.collection<Relayed>('relayed_events')
  const relays = db.collection<StoredPosition>('relay_positions')
  let sweptAt = Number.NEGATIVE_INFINITY

  const deletePositions = async (before: number) => {
    const expired = await (await cursorOf(relays, { sent_at: { $lt: new Date(before) } })).toArray()
    if (expired.length === 0) return
    const names = expired.map(({ _id }) => _id)
    await relays.deleteMany({ _id: { $in: names }, sent_at: { $lt: new Date(before) } })
    await marker.forget(names)
  }
  return {
    async record(events) {
      if (events.length === 0) return
      const sent_at = new Date()
      const copies = events.map((event) => ({ _id: event.id, event, sent_at }))
      // Inserts take a fortieth of what upserts take on SecantusDB; what is there already is the same event.
      await relayed.insertMany(copies, { ordered: false }).catch((error: unknown) => {
        if (!isOnlyDuplicates(error)) throw error
      })
    },
    publishAgain: (publication) => publishAgain(relayed, publication),
    async positions() {
      const found = await (await cursorOf(relays, {})).toArray()
      return found.map(({ _id, position }) => ({ relay: _id, position }))
    },
    async advance({ relay, position }) {
      await relays.updateOne({ _id: relay }, { $set: { position, sent_at: new Date() } }, { upsert: true })
    },
    async deleteExpired() {
      if (performance.now() - sweptAt < SWEEP_EVERY_MS) return
      sweptAt = performance.now()
      const before = Date.now() - SENT_KEPT_MS
      await relayed.deleteMany({ sent_at: { $lt: new Date(before) } })
      // As in PostgreSQL: a relay that runs keeps its position.
      await relays.updateOne({ _id: marker.relay }, { $set: { sent_at: new Date() } })
      await deletePositions(before)
    },
  }
}
