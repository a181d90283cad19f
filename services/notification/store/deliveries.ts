import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import type { QueryFilter } from 'mongoose'
import { type DeliveryStatus, statesBefore } from '../domain/delivery.ts'
import type { Template } from '../domain/letter.ts'
import type { Deliveries, Delivery } from './delivery-model.ts'

const OPEN: DeliveryStatus[] = ['waiting', 'sending']

export type NewDelivery = Omit<
  Delivery,
  'status' | 'attempts' | 'round' | 'resend_key' | 'last_error' | 'sent_at' | 'sort_key' | 'next_attempt_at'
>

/** Writes a delivery down unless it is there; false when it was. */
export async function insertDelivery(deliveries: Deliveries, delivery: NewDelivery): Promise<boolean> {
  try {
    await deliveries.create({
      ...delivery,
      status: 'waiting',
      attempts: 0,
      round: 0,
      next_attempt_at: delivery.created_at,
      sort_key: `${delivery.created_at.toISOString()} ${delivery._id}`,
    })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

export async function findDelivery(deliveries: Deliveries, id: string): Promise<Delivery | null> {
  return deliveries.findById(id).lean<Delivery>()
}

/** Takes a delivery for one try until `leaseEnd`; null when it is not its time, done, or in somebody else's hands. */
export async function claimDelivery(
  deliveries: Deliveries,
  id: string,
  now: Date,
  leaseEnd: Date,
): Promise<Delivery | null> {
  return deliveries
    .findOneAndUpdate(
      { _id: id, status: { $in: statesBefore('sending') }, next_attempt_at: { $lte: now } },
      { $set: { status: 'sending', next_attempt_at: leaseEnd, look_at: leaseEnd }, $inc: { attempts: 1 } },
      { returnDocument: 'after' },
    )
    .lean<Delivery>()
}

export type Outcome =
  | { status: 'sent'; at: Date }
  | { status: 'failed'; reason: string }
  | { status: 'waiting'; reason: string; next: Date }

function outcomeUpdate(outcome: Outcome) {
  if (outcome.status === 'waiting') {
    const { reason, next } = outcome
    return { $set: { status: 'waiting' as const, last_error: reason, next_attempt_at: next, look_at: next } }
  }
  const result = outcome.status === 'sent' ? { sent_at: outcome.at, last_error: null } : { last_error: outcome.reason }
  return {
    $set: { status: outcome.status, next_attempt_at: null, ...result },
    $unset: { look_at: 1 as const },
  }
}

/** Ends the try that `claimed` began; false when its lease ran out and another try has begun since. */
export async function settleDelivery(deliveries: Deliveries, claimed: Delivery, outcome: Outcome): Promise<boolean> {
  const { _id, round, attempts } = claimed
  const result = await deliveries.updateOne({ _id, status: 'sending', round, attempts }, outcomeUpdate(outcome))
  return result.matchedCount === 1
}

/** Makes a finished delivery wait again; null when it is not finished, or was asked for with this `key` before. */
export async function requeueDelivery(
  deliveries: Deliveries,
  id: string,
  times: { now: Date; look: Date },
  key: string | null,
): Promise<Delivery | null> {
  const { now: next_attempt_at, look: look_at } = times
  const notAskedYet = key === null ? {} : { resend_key: { $ne: key } }
  return deliveries
    .findOneAndUpdate(
      { _id: id, status: { $in: statesBefore('waiting').filter((state) => state !== 'sending') }, ...notAskedYet },
      {
        $set: { status: 'waiting', attempts: 0, last_error: null, resend_key: key, next_attempt_at, look_at },
        $inc: { round: 1 },
      },
      { returnDocument: 'after' },
    )
    .lean<Delivery>()
}

type Open = Pick<Delivery, '_id'> & { look_at: Date }

/** Open deliveries that the sweeper has to look at, the longest waiting first. */
export async function listToLookAt(deliveries: Deliveries, now: Date, limit: number): Promise<Open[]> {
  return deliveries
    .find({ look_at: { $lte: now } }, { look_at: 1 })
    .sort({ look_at: 1 })
    .limit(limit)
    .lean<Open[]>()
}

/** Says when to look at a delivery again, unless something happened to it since. */
export async function lookAgain(deliveries: Deliveries, { _id, look_at }: Open, at: Date): Promise<void> {
  await deliveries.updateOne({ _id, look_at }, { $set: { look_at: at } })
}

/** Every open delivery, as it is read: for filling an emptied queue. */
export function eachOpen(deliveries: Deliveries): AsyncIterable<Open> {
  return deliveries
    .find({ look_at: { $exists: true }, status: { $in: OPEN } }, { look_at: 1 })
    .lean<Open[]>()
    .cursor() as AsyncIterable<Open>
}

export interface DeliveryFilter {
  status?: DeliveryStatus
  template?: Template
  reference?: string
}

/** A page of deliveries, newest first, one more than `limit`, from a place on or back from it. Without their bodies. */
export async function listDeliveries(
  deliveries: Deliveries,
  filter: DeliveryFilter,
  from: { after: string | null; back: boolean; limit: number },
): Promise<Omit<Delivery, 'text' | 'html'>[]> {
  const { after, back, limit } = from
  const where: QueryFilter<Delivery> = { ...filter }
  if (after !== null) where.sort_key = back ? { $gt: after } : { $lt: after }
  return deliveries
    .find(where, { text: 0, html: 0 })
    .sort({ sort_key: back ? 1 : -1 })
    .limit(limit + 1)
    .lean<Omit<Delivery, 'text' | 'html'>[]>()
}
