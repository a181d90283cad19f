import type { PageFrom } from '@stoa/kit/contract/list-page'
import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { type Connection, type Model, Schema } from 'mongoose'
import type { PushTarget } from '../domain/push-subscription.ts'

/** A device that a customer has messages sent to. Personal data: where it is reached, and what it says of itself. */
export interface PushSubscription {
  /** Made of account and address. */
  _id: string
  user_id: string
  /** In which it was registered last. */
  session_id: string
  /** SHA-256 of its address: one device has one owner. */
  fingerprint: string
  target: PushTarget
  user_agent: string | null
  /** When it was registered last. */
  created_at: Date
  /** That time and id as one text, by which lists are ordered. */
  sort_key: string
}

export type PushSubscriptions = Model<PushSubscription>

const schema = new Schema<PushSubscription>(
  {
    _id: { type: String, required: true },
    user_id: { type: String, required: true },
    session_id: { type: String, required: true },
    fingerprint: { type: String, required: true },
    target: { type: Object, required: true },
    user_agent: { type: String, default: null },
    created_at: { type: Date, required: true },
    sort_key: { type: String, required: true },
  },
  { collection: 'push_subscriptions', versionKey: false },
)
schema.index({ fingerprint: 1 }, { unique: true })
schema.index({ user_id: 1, sort_key: -1 })

export function createPushSubscriptions(connection: Connection): PushSubscriptions {
  return connection.model<PushSubscription>('PushSubscription', schema)
}

/** Registers a device, or changes it; whoever had it before has it no more. */
export async function saveSubscription(
  subscriptions: PushSubscriptions,
  subscription: PushSubscription,
): Promise<PushSubscription> {
  const { _id, ...changed } = subscription
  const { fingerprint, user_id } = changed
  for (let attempt = 0; ; attempt++) {
    await subscriptions.deleteMany({ fingerprint, user_id: { $ne: user_id } })
    try {
      await subscriptions.updateOne({ _id }, { $set: changed }, { upsert: true })
      const saved = await subscriptions.findById(_id).lean<PushSubscription>()
      if (saved) return saved
    } catch (error) {
      // Another account, or another request of this one, was as fast.
      if (!isDuplicateKey(error) || attempt >= 3) throw error
    }
  }
}

/** A page of an account's devices, newest first, one more than `limit`. */
export async function listSubscriptions(
  subscriptions: PushSubscriptions,
  userId: string,
  { after, back, limit }: PageFrom,
): Promise<PushSubscription[]> {
  const from = after === null ? {} : { sort_key: back ? { $gt: after } : { $lt: after } }
  return subscriptions
    .find({ user_id: userId, ...from })
    .sort({ sort_key: back ? 1 : -1 })
    .limit(limit + 1)
    .lean<PushSubscription[]>()
}

export async function findSubscription(subscriptions: PushSubscriptions, id: string): Promise<PushSubscription | null> {
  return subscriptions.findById(id).lean<PushSubscription>()
}

/** False when the account has no such device. */
export async function deleteOwnSubscription(
  subscriptions: PushSubscriptions,
  userId: string,
  id: string,
): Promise<boolean> {
  return (await subscriptions.deleteOne({ _id: id, user_id: userId })).deletedCount === 1
}

/** Deletes the devices of an account beyond the newest `kept`. */
export async function deleteBeyond(subscriptions: PushSubscriptions, userId: string, kept: number): Promise<void> {
  const beyond = await subscriptions
    .find({ user_id: userId }, { _id: 1 })
    .sort({ sort_key: -1 })
    .skip(kept)
    .lean<{ _id: string }[]>()
  if (beyond.length > 0) await subscriptions.deleteMany({ _id: { $in: beyond.map(({ _id }) => _id) } })
}

/** Deletes what an account had registered until then. */
export async function deleteAllSubscriptions(
  subscriptions: PushSubscriptions,
  userId: string,
  until: Date,
): Promise<void> {
  await subscriptions.deleteMany({ user_id: userId, created_at: { $lte: until } })
}

/** Deletes what an account had registered in sessions that are over. */
export async function deleteSessionSubscriptions(
  subscriptions: PushSubscriptions,
  userId: string,
  sessions: readonly string[],
): Promise<void> {
  if (sessions.length > 0) await subscriptions.deleteMany({ user_id: userId, session_id: { $in: sessions } })
}

/** Deletes a device that its push service does not know any more, unless it was registered anew meanwhile. */
export async function deleteGone(
  subscriptions: PushSubscriptions,
  { _id, created_at }: PushSubscription,
): Promise<void> {
  await subscriptions.deleteOne({ _id, created_at })
}
