import type { PageFrom } from '@stoa/kit/contract/list-page'
import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { type Connection, type Model, type QueryFilter, Schema } from 'mongoose'
import type { SuppressibleChannel } from '../domain/suppression.ts'

/** An address that nothing is sent to, as it is nobody's. Personal data: `address`. */
export interface Suppression {
  /** Made of channel and address (`suppressionId`). */
  _id: string
  channel: SuppressibleChannel
  address: string
  /** Codes, as the delivery has them. */
  reason: string
  /** The message that was refused. */
  delivery_id: string
  created_at: Date
  /** That time and id as one text, by which lists are ordered. */
  sort_key: string
}

export type Suppressions = Model<Suppression>

const schema = new Schema<Suppression>(
  {
    _id: { type: String, required: true },
    channel: { type: String, required: true },
    address: { type: String, required: true },
    reason: { type: String, required: true },
    delivery_id: { type: String, required: true },
    created_at: { type: Date, required: true },
    sort_key: { type: String, required: true },
  },
  { collection: 'suppressions', versionKey: false },
)
schema.index({ sort_key: -1 })
schema.index({ channel: 1, sort_key: -1 })

export function createSuppressions(connection: Connection): Suppressions {
  return connection.model<Suppression>('Suppression', schema)
}

export async function isSuppressed(suppressions: Suppressions, id: string): Promise<boolean> {
  return (await suppressions.findById(id, { _id: 1 }).lean()) !== null
}

/** Keeps it, unless it is kept; says whether it was not. */
export async function addSuppression(suppressions: Suppressions, suppression: Suppression): Promise<boolean> {
  try {
    await suppressions.create(suppression)
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Deletes those of some addresses that were kept until then. */
export async function forgetSuppressions(
  suppressions: Suppressions,
  ids: readonly string[],
  until: Date,
): Promise<void> {
  await suppressions.deleteMany({ _id: { $in: [...ids] }, created_at: { $lte: until } })
}

/** False when there was none. */
export async function deleteSuppression(suppressions: Suppressions, id: string): Promise<boolean> {
  return (await suppressions.deleteOne({ _id: id })).deletedCount === 1
}

export interface SuppressionFilter {
  channel?: SuppressibleChannel
  /** Those that an address may have, on any channel. */
  ids?: readonly string[]
}

/** A page, newest first, one more than `limit`. */
export async function listSuppressions(
  suppressions: Suppressions,
  { channel, ids }: SuppressionFilter,
  { after, back, limit }: PageFrom,
): Promise<Suppression[]> {
  const where: QueryFilter<Suppression> = {}
  if (channel) where.channel = channel
  if (ids) where._id = { $in: [...ids] }
  if (after !== null) where.sort_key = back ? { $gt: after } : { $lt: after }
  return suppressions
    .find(where)
    .sort({ sort_key: back ? 1 : -1 })
    .limit(limit + 1)
    .lean<Suppression[]>()
}
