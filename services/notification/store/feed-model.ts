import { type Connection, type Model, Schema } from 'mongoose'
import type { PublicEventType } from '../generated/public-events.ts'

/** A public event, kept for integrators. It is inserted as it comes in, which is its own inbox, and given its position then. */
export interface StoredEvent {
  /** The event's own id. */
  _id: string
  type: PublicEventType
  aggregate: string
  sequence: number | null
  /** Id of the event of the aggregate that has to come before it. */
  previous: string | null
  /** Of a state that it tells of, where it is not numbered. */
  version: number | null
  occurred_at: Date
  data: unknown
  arrived_at: Date
  /** Its id, until it has a position. */
  unpositioned?: string
  position?: number
  /** When it was given its position; never before that of the position before. */
  recorded_at?: Date
  /** Its aggregate, while it has the highest version of that. */
  newest_of?: string
}

/** An event that waits for its position, without its data. */
export type Unpositioned = Omit<StoredEvent, 'data' | 'type' | 'occurred_at'>

export type FeedEvents = Model<StoredEvent>

const schema = new Schema<StoredEvent>(
  {
    _id: { type: String, required: true },
    type: { type: String, required: true },
    aggregate: { type: String, required: true },
    sequence: { type: Number, default: null },
    previous: { type: String, default: null },
    version: { type: Number, default: null },
    occurred_at: { type: Date, required: true },
    data: Schema.Types.Mixed,
    arrived_at: { type: Date, required: true },
    unpositioned: String,
    position: Number,
    recorded_at: Date,
    newest_of: String,
  },
  { collection: 'events', versionKey: false, minimize: false },
)
schema.index({ position: 1 }, { unique: true, partialFilterExpression: { position: { $gt: 0 } } })
schema.index({ type: 1, position: 1 })
schema.index({ aggregate: 1, position: 1 })
schema.index({ recorded_at: 1, position: 1 })
// Few at any time, however long the feed is.
schema.index({ unpositioned: 1 }, { partialFilterExpression: { unpositioned: { $gt: '' } } })
schema.index({ newest_of: 1 }, { partialFilterExpression: { newest_of: { $gt: '' } } })

export function createFeedEvents(connection: Connection): FeedEvents {
  return connection.model<StoredEvent>('Event', schema)
}
