import { type Connection, type Model, Schema } from 'mongoose'
import type { Template } from '../domain/message.ts'
import { insertNew } from './insert-new.ts'

/**
 * What caps count of a message that was erased (docs/privacy.md): when it was made, of which template, and keyed hashes of what it is
 * counted for. It tells neither to whom it went nor what of.
 */
export interface CountedMessage {
  /** Hash of the delivery's id, so that an erasure that comes again keeps it once. */
  _id: string
  /** Of mailbox, client and site. */
  keys: string[]
  /** Of the address itself. */
  to: string
  template: Template
  created_at: Date
}

export type CountedMessages = Model<CountedMessage>

const schema = new Schema<CountedMessage>(
  {
    _id: { type: String, required: true },
    keys: { type: [String], required: true },
    to: { type: String, required: true },
    template: { type: String, required: true },
    created_at: { type: Date, required: true },
  },
  { collection: 'counted_messages', versionKey: false },
)
schema.index({ keys: 1, template: 1, created_at: 1 })
schema.index({ created_at: 1 })

export const createCountedMessages = (connection: Connection): CountedMessages =>
  connection.model<CountedMessage>('CountedMessage', schema)

export async function keepCounted(counted: CountedMessages, messages: readonly CountedMessage[]): Promise<void> {
  if (messages.length > 0) await insertNew(counted, messages)
}

/** Those that count for one of these keys, the latest first. */
export async function listCounted(
  counted: CountedMessages,
  keys: readonly string[],
  { templates, since, limit }: { templates: readonly Template[]; since: Date; limit: number },
): Promise<CountedMessage[]> {
  return counted
    .find({ keys: { $in: [...keys] }, template: { $in: [...templates] }, created_at: { $gt: since } }, { _id: 0 })
    .sort({ created_at: -1 })
    .limit(limit)
    .lean<CountedMessage[]>()
}

/** Deletes those that no cap counts any more. */
export async function deleteUncounted(counted: CountedMessages, end: Date): Promise<void> {
  await counted.deleteMany({ created_at: { $lte: end } })
}
