import type { PageFrom } from '@stoa/kit/contract/list-page'
import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import type { QueryFilter } from 'mongoose'
import { type DeliveryStatus, statesBefore } from '../domain/delivery.ts'
import type { Template } from '../domain/message.ts'
import { type Deliveries, type Delivery, OPEN_SINCE } from './delivery-model.ts'

export type NewDelivery = Omit<
  Delivery,
  'status' | 'attempts' | 'round' | 'resend_key' | 'last_error' | 'sent_at' | 'sort_key' | 'next_attempt_at'
> & {
  /** Why it is not sent; staff see it, and may send it all the same. */
  refusal?: string
}

/** Inserts a delivery unless it exists; false when it did. */
export async function insertDelivery(deliveries: Deliveries, { refusal, ...delivery }: NewDelivery): Promise<boolean> {
  try {
    await deliveries.create({
      ...delivery,
      status: refusal === undefined ? 'waiting' : 'failed',
      attempts: 0,
      round: 0,
      next_attempt_at: refusal === undefined ? delivery.created_at : null,
      last_error: refusal ?? null,
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

/** Leases a delivery for one attempt until `leaseEnd`; null when it is not due, finished, or leased to another process. */
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

/** Ends the attempt that `claimed` began; false when its lease expired and another attempt has begun since. */
export async function settleDelivery(deliveries: Deliveries, claimed: Delivery, outcome: Outcome): Promise<boolean> {
  const { _id, round, attempts } = claimed
  const result = await deliveries.updateOne({ _id, status: 'sending', round, attempts }, outcomeUpdate(outcome))
  return result.matchedCount === 1
}

/** Makes a finished delivery wait again; null when it is not finished, or this `key` requested it before. */
export async function requeueDelivery(
  deliveries: Deliveries,
  id: string,
  times: { now: Date; sweepAt: Date },
  key: string | null,
): Promise<Delivery | null> {
  const { now: next_attempt_at, sweepAt: look_at } = times
  const notRequestedYet = key === null ? {} : { resend_key: { $ne: key } }
  return deliveries
    .findOneAndUpdate(
      { _id: id, status: { $in: statesBefore('waiting').filter((state) => state !== 'sending') }, ...notRequestedYet },
      {
        $set: { status: 'waiting', attempts: 0, last_error: null, resend_key: key, next_attempt_at, look_at },
        $inc: { round: 1 },
      },
      { returnDocument: 'after' },
    )
    .lean<Delivery>()
}

type OpenDelivery = Pick<Delivery, '_id'> & { look_at: Date }

/** Open deliveries that the sweeper has to check, the longest waiting first. */
export async function listDueForSweep(deliveries: Deliveries, now: Date, limit: number): Promise<OpenDelivery[]> {
  return deliveries
    .find({ look_at: { $gt: OPEN_SINCE, $lte: now } }, { look_at: 1 })
    .sort({ look_at: 1 })
    .limit(limit)
    .lean<OpenDelivery[]>()
}

/** Postpones the next check of a delivery, unless it changed since. */
export async function postponeSweep(deliveries: Deliveries, { _id, look_at }: OpenDelivery, at: Date): Promise<void> {
  await deliveries.updateOne({ _id, look_at }, { $set: { look_at: at } })
}

/** Every open delivery, one by one, for filling an emptied queue. */
export function iterateOpen(deliveries: Deliveries): AsyncIterable<OpenDelivery> {
  return deliveries
    .find({ look_at: { $gt: OPEN_SINCE } }, { look_at: 1 })
    .lean<OpenDelivery[]>()
    .cursor() as AsyncIterable<OpenDelivery>
}

export interface DeliveryFilter {
  status?: DeliveryStatus
  template?: Template
  reference?: string
}

/** A page of deliveries without their bodies, newest first, one more than `limit`, after or before a cursor. */
export async function listDeliveries(
  deliveries: Deliveries,
  filter: DeliveryFilter,
  from: PageFrom,
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
