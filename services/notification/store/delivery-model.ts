import { ensureIndexes } from '@stoa/kit/mongo/mongo'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Channel } from '../domain/channel.ts'
import type { DeliveryStatus, ReceiptStatus } from '../domain/delivery.ts'
import type { Template } from '../domain/message.ts'

export interface Receipt {
  status: ReceiptStatus
  /** Why it was not delivered: codes. */
  reason: string | null
  at: Date
}

/** A message to one recipient. Holds personal data: `to`, `subject`, `text` and `html`. */
export interface Delivery {
  /** Made of event, channel and recipient. */
  _id: string
  event_id: string
  event_type: string
  /** Id of the order or user it is about. */
  reference: string
  /** The password reset whose token belongs into text and html; read when the mail is sent, and never stored. */
  reset_id?: string
  /** The same of the verification of an e-mail address. */
  email_verification_id?: string
  /** The same of the verification of a phone number and its code. */
  verification_id?: string
  /** Whose choices apply to it, where it is no mail; of a mail their quiet hours, where it waits for those. */
  customer_id?: string
  /** Of a test: the request that asked for it, by which another with the same key is known. */
  request_hash?: string
  /** The order that it is about, which has to stand when it is sent. */
  standing_order_id?: string
  /** The cart that it reminds of, which has to be as it was when it is sent. */
  cart?: { id: string; version: number }
  template: Template
  channel: Channel
  to: string
  locale: string
  /** The title of a push; empty in an SMS. */
  subject: string
  text: string
  /** Of a mail; empty otherwise. */
  html: string
  /** Page of the storefront that a push leads to. */
  link?: string
  status: DeliveryStatus
  /** Attempts since sending was last requested. */
  attempts: number
  /** How often staff requested that it is sent again. */
  round: number
  /** Idempotency key of the last such request. */
  resend_key: string | null
  last_error: string | null
  /** No attempt begins before this; while sending, the end of the lease. Null when sent or failed. */
  next_attempt_at: Date | null
  /** When the sweeper next checks that it has a job; absent when sent or failed. */
  look_at?: Date
  /** Who the caps count it for; absent where it was not sent because of one. */
  mailbox?: string
  client?: string
  /** The /48 around a client that is an IPv6 network. */
  site?: string
  created_at: Date
  sent_at: Date | null
  /** What the provider told of it afterwards; absent until then. */
  receipt?: Receipt
  /** Creation time and id as one text, by which lists are ordered: a cursor of two fields would need `$or`. */
  sort_key: string
}

export type Deliveries = Model<Delivery>

const schema = new Schema<Delivery>(
  {
    _id: { type: String, required: true },
    event_id: { type: String, required: true },
    event_type: { type: String, required: true },
    reference: { type: String, required: true },
    reset_id: String,
    email_verification_id: String,
    verification_id: String,
    customer_id: String,
    standing_order_id: String,
    cart: { type: { id: String, version: Number, _id: false }, default: undefined },
    request_hash: String,
    template: { type: String, required: true },
    channel: { type: String, required: true },
    to: { type: String, default: '' },
    locale: { type: String, required: true },
    subject: { type: String, default: '' },
    text: { type: String, default: '' },
    html: { type: String, default: '' },
    link: String,
    status: { type: String, required: true },
    attempts: { type: Number, required: true },
    round: { type: Number, required: true },
    resend_key: { type: String, default: null },
    last_error: { type: String, default: null },
    next_attempt_at: { type: Date, default: null },
    look_at: Date,
    mailbox: String,
    client: String,
    site: String,
    created_at: { type: Date, required: true },
    sent_at: { type: Date, default: null },
    receipt: {
      type: { status: String, reason: { type: String, default: null }, at: Date, _id: false },
      default: undefined,
    },
    sort_key: { type: String, required: true },
  },
  { collection: 'deliveries', versionKey: false },
)
schema.index({ sort_key: -1 })
schema.index({ status: 1, sort_key: -1 })
schema.index({ template: 1, sort_key: -1 })
schema.index({ reference: 1, sort_key: -1 })
// Whose messages they are, for whoever asks to read or erase them.
schema.index({ to: 1, sort_key: -1 })
// What the caps count, and open deliveries only, so that looking for them costs the same after a million mails. Bounds, and not
// `$exists`: the stand-in takes a partial index where the query's bounds imply those of the index.
const CAPPED = { $gt: '' }
export const OPEN_SINCE = new Date(0)
schema.index({ mailbox: 1, template: 1, created_at: 1 }, { partialFilterExpression: { mailbox: CAPPED } })
schema.index({ client: 1, template: 1, created_at: 1 }, { partialFilterExpression: { client: CAPPED } })
schema.index({ site: 1, template: 1, created_at: 1 }, { partialFilterExpression: { site: CAPPED } })
schema.index({ look_at: -1 }, { partialFilterExpression: { look_at: { $gt: OPEN_SINCE } } })

/** Of earlier builds; those of today have other keys, so that both can be there for as long as both builds run. */
const FORMER_INDEXES = ['look_at_1', 'mailbox_1_template_1_created_at_-1', 'client_1_template_1_created_at_-1']

export function createDeliveries(connection: Connection): Deliveries {
  return connection.model<Delivery>('Delivery', schema)
}

/** Makes the indexes that are declared, then drops those that they have replaced. Part of migrating. */
export async function migrateIndexes(deliveries: Deliveries): Promise<void> {
  await ensureIndexes([deliveries])
  const present = new Set((await deliveries.collection.indexes()).map(({ name }) => name))
  for (const name of FORMER_INDEXES) if (present.has(name)) await deliveries.collection.dropIndex(name)
}

const nameOf = (key: object) => Object.entries(key).flat().join('_')

interface Indexed {
  collection: { indexes(): Promise<{ key: object }[]> }
  schema: { indexes(): [key: object, options: object][] }
}

/** Names of declared indexes that the database lacks; throws when it does not respond. */
export async function missingIndexes({ collection, schema: declared }: Indexed): Promise<string[]> {
  const present = new Set((await collection.indexes()).map(({ key }) => nameOf(key)))
  return declared
    .indexes()
    .map(([key]) => nameOf(key))
    .filter((name) => !present.has(name))
}
