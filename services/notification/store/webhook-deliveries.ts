import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { QueryFilter } from 'mongoose'
import type { WebhookStatus } from '../domain/webhook-delivery.ts'
import { claim } from './claim.ts'
import { OPEN, type WebhookAttempt, type WebhookDeliveries, type WebhookDelivery } from './webhook-model.ts'

/** One of those that wait for their moment. */
export type OpenDelivery = WebhookDelivery & { next_attempt_at: Date }

export async function findWebhookDelivery(
  deliveries: WebhookDeliveries,
  endpointId: string,
  id: string,
): Promise<WebhookDelivery | null> {
  return deliveries.findOne({ _id: id, endpoint_id: endpointId }).lean<WebhookDelivery>()
}

/** What an endpoint is owed by now, the longest waiting first. */
export async function listDue(
  deliveries: WebhookDeliveries,
  endpointId: string,
  now: Date,
  limit: number,
): Promise<OpenDelivery[]> {
  return deliveries
    .find({ endpoint_id: endpointId, next_attempt_at: { ...OPEN, $lte: now } })
    .sort({ next_attempt_at: 1 })
    .limit(limit)
    .lean<OpenDelivery[]>()
}

/** The first event of the same aggregate that this endpoint has not taken yet. */
export async function findEarlierOpen(
  deliveries: WebhookDeliveries,
  { endpoint_id, aggregate, position }: WebhookDelivery,
): Promise<OpenDelivery | null> {
  return deliveries
    .findOne({ endpoint_id, aggregate, position: { $lt: position }, next_attempt_at: OPEN })
    .sort({ position: 1 })
    .lean<OpenDelivery>()
}

/** Has a delivery wait, unless something has happened to it since it was read. */
export async function postpone(
  deliveries: WebhookDeliveries,
  { _id, status, next_attempt_at }: OpenDelivery,
  until: Date,
): Promise<void> {
  await deliveries.updateOne({ _id, status, next_attempt_at }, { $set: { next_attempt_at: until } })
}

/** Has the next event of an aggregate go out now, which waited for this one. */
export async function releaseNext(
  deliveries: WebhookDeliveries,
  { endpoint_id, aggregate, position }: WebhookDelivery,
  now: Date,
): Promise<void> {
  const waiting = { endpoint_id, aggregate, position: { $gt: position }, next_attempt_at: OPEN }
  const next = await deliveries.findOne(waiting).sort({ position: 1 }).lean<OpenDelivery>()
  if (next?.status !== 'waiting' || next.attempts > 0 || next.next_attempt_at <= now) return
  await postpone(deliveries, next, now)
}

/** Leases a delivery for one attempt until `leaseEnd`; null when it is not due, finished, or leased to another process. */
export function claimWebhook(
  deliveries: WebhookDeliveries,
  id: string,
  now: Date,
  leaseEnd: Date,
): Promise<WebhookDelivery | null> {
  const lease = { status: 'sending', next_attempt_at: leaseEnd } as const
  return claim(deliveries, id, { open: ['waiting', 'sending'], now, lease })
}

export interface WebhookOutcome {
  status: Exclude<WebhookStatus, 'sending'>
  /** Of `waiting`. */
  next: Date | null
  log: WebhookAttempt[]
}

/** Ends the attempt that `claimed` began; false when its lease expired and another attempt has begun since. */
export async function settleWebhook(
  deliveries: WebhookDeliveries,
  { _id, round, attempts, delivered_at }: WebhookDelivery,
  { status, next, log }: WebhookOutcome,
): Promise<boolean> {
  const last = log.at(-1)
  const result = await deliveries.updateOne(
    { _id, status: 'sending', round, attempts },
    {
      $set: {
        ...{ status, log, next_attempt_at: next },
        last_error: last?.error ?? null,
        response_status: last?.response_status ?? null,
        delivered_at: status === 'delivered' ? (last?.at ?? null) : delivered_at,
      },
    },
  )
  return result.matchedCount === 1
}

/** Makes a finished delivery wait again; null when it is not finished, or this `key` requested it before. */
export async function requeueWebhook(
  deliveries: WebhookDeliveries,
  id: string,
  { now, key, from }: { now: Date; key: string | null; from: readonly WebhookStatus[] },
): Promise<WebhookDelivery | null> {
  const notRequestedYet = key === null ? {} : { resend_key: { $ne: key } }
  const result = await deliveries.updateOne(
    { _id: id, status: { $in: [...from] }, ...notRequestedYet },
    {
      $set: { status: 'waiting', attempts: 0, last_error: null, resend_key: key, next_attempt_at: now },
      $inc: { round: 1 },
    },
  )
  return result.matchedCount === 1 ? deliveries.findById(id).lean<WebhookDelivery>() : null
}

/** The same of many; how many are sent again. */
export async function requeueMany(
  deliveries: WebhookDeliveries,
  ids: readonly string[],
  { now, key, from }: { now: Date; key: string | null; from: readonly WebhookStatus[] },
): Promise<number> {
  if (ids.length === 0) return 0
  const notRequestedYet = key === null ? {} : { resend_key: { $ne: key } }
  const result = await deliveries.updateMany(
    { _id: { $in: [...ids] }, status: { $in: [...from] }, ...notRequestedYet },
    {
      $set: { status: 'waiting', attempts: 0, last_error: null, resend_key: key, next_attempt_at: now },
      $inc: { round: 1 },
    },
  )
  return result.modifiedCount
}

/** Ends what is open of an endpoint that gets nothing more. */
export async function failOpen(deliveries: WebhookDeliveries, endpointId: string, reason: string): Promise<void> {
  await deliveries.updateMany(
    { endpoint_id: endpointId, next_attempt_at: OPEN },
    { $set: { status: 'failed', last_error: reason, next_attempt_at: null } },
  )
}

export interface WebhookFilter {
  endpoint_id: string
  status?: WebhookStatus
  event_type?: string
}

/** Without body and attempts. */
export type ListedWebhook = Omit<WebhookDelivery, 'body' | 'log'>

/** A page of deliveries, newest first, one more than `limit`, after or before a cursor. */
export async function listWebhooks(
  deliveries: WebhookDeliveries,
  filter: WebhookFilter,
  { after, back, limit }: PageFrom,
): Promise<ListedWebhook[]> {
  const where: QueryFilter<WebhookDelivery> = { ...filter }
  if (after !== null) where.sort_key = back ? { $gt: after } : { $lt: after }
  return deliveries
    .find(where, { body: 0, log: 0 })
    .sort({ sort_key: back ? 1 : -1 })
    .limit(limit + 1)
    .lean<ListedWebhook[]>()
}

/** Deletes up to `limit` finished deliveries that were created before `end`, the oldest first; how many it deleted. */
export async function deleteOldWebhooks(deliveries: WebhookDeliveries, end: Date, limit: number): Promise<number> {
  const finished = { status: { $in: ['delivered', 'failed'] as WebhookStatus[] } }
  const found = await deliveries
    .find({ sort_key: { $lt: end.toISOString() }, ...finished }, { _id: 1 })
    .sort({ sort_key: 1 })
    .limit(limit)
    .lean<{ _id: string }[]>()
  if (found.length === 0) return 0
  const result = await deliveries.deleteMany({ _id: { $in: found.map(({ _id }) => _id) }, ...finished })
  return result.deletedCount
}
