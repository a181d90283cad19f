import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { QueryFilter } from 'mongoose'
import type { Channel } from '../domain/channel.ts'
import { type DeliveryStatus, type ReceiptStatus, statesBefore } from '../domain/delivery.ts'
import type { Template } from '../domain/message.ts'
import { claim } from './claim.ts'
import { type Deliveries, type Delivery, OPEN_SINCE, type Receipt } from './delivery-model.ts'
import { insertNew } from './insert-new.ts'

/** Inserts deliveries, each unless it exists; says of each whether it did not. */
export const insertDeliveries = (deliveries: Deliveries, rows: readonly Delivery[]): Promise<boolean[]> =>
  insertNew(deliveries, rows)

export async function findDelivery(deliveries: Deliveries, id: string): Promise<Delivery | null> {
  return deliveries.findById(id).lean<Delivery>()
}

/** The newest mail of a template that tells of an order, without its bodies. */
export async function findMailOf(
  deliveries: Deliveries,
  of: { reference: string; template: Template; to?: string },
): Promise<Pick<Delivery, 'status' | 'last_error'> | null> {
  return deliveries
    .findOne(of, { status: 1, last_error: 1 })
    .sort({ sort_key: -1 })
    .lean<Pick<Delivery, 'status' | 'last_error'>>()
}

/** Leases a delivery for one attempt until `leaseEnd`; null when it is not due, finished, or leased to another process. */
export function claimDelivery(deliveries: Deliveries, id: string, now: Date, leaseEnd: Date): Promise<Delivery | null> {
  const lease = { status: 'sending', next_attempt_at: leaseEnd, look_at: leaseEnd } as const
  return claim(deliveries, id, { open: statesBefore('sending'), now, lease })
}

export type Outcome =
  | { status: 'sent'; at: Date }
  | { status: 'failed' | 'unknown'; reason: string }
  /** `isNoTry`: it was not even tried, and has as many tries left as before. */
  | { status: 'waiting'; reason: string; next: Date; isNoTry?: boolean }

function outcomeUpdate(outcome: Outcome) {
  if (outcome.status === 'waiting') {
    const { reason, next, isNoTry = false } = outcome
    return {
      $set: { status: 'waiting' as const, last_error: reason, next_attempt_at: next, look_at: next },
      ...(isNoTry ? { $inc: { attempts: -1 } } : {}),
    }
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

/** The same for mails that were accepted, by one write for those at the same attempt; false for all of them if it missed one. */
export async function settleSent(deliveries: Deliveries, claimed: readonly Delivery[], at: Date): Promise<boolean[]> {
  const attempts = Map.groupBy(claimed, ({ round, attempts }) => `${round} ${attempts}`)
  const isSettled = new Map<Delivery, boolean>()
  for (const [first, ...others] of attempts.values()) {
    if (!first) continue
    const all = [first, ...others]
    const attempt = { status: 'sending' as const, round: first.round, attempts: first.attempts }
    const result = await deliveries.updateMany(
      { _id: { $in: all.map(({ _id }) => _id) }, ...attempt },
      outcomeUpdate({ status: 'sent', at }),
    )
    for (const each of all) isSettled.set(each, result.matchedCount === all.length)
  }
  return claimed.map((each) => isSettled.get(each) ?? false)
}

/** Gives up leases of a first attempt that has not begun, so that any process may make it now. */
export async function releaseDeliveries(deliveries: Deliveries, ids: readonly string[], now: Date): Promise<void> {
  await deliveries.updateMany(
    { _id: { $in: [...ids] }, status: 'sending', round: 0, attempts: 1 },
    { $set: { status: 'waiting', attempts: 0, next_attempt_at: now, look_at: now } },
  )
}

type Request = Pick<Delivery, '_id' | 'round'>

/** Writes that a message which may have gone out or not was taken. */
export async function settleUnknown(deliveries: Deliveries, { _id, round }: Request, at: Date): Promise<void> {
  await deliveries.updateOne({ _id, round, status: 'unknown' }, outcomeUpdate({ status: 'sent', at }))
}

/** Writes what became of a message; null when that is known, or staff have requested that it is sent again. */
export async function recordReceipt(
  deliveries: Deliveries,
  { _id, round }: Request,
  receipt: Receipt,
): Promise<Delivery | null> {
  // Receipts come in any order: a carrier that has tried for long may say both, and then the phone has it.
  const final: ReceiptStatus[] = receipt.status === 'delivered' ? ['delivered'] : ['delivered', 'undelivered']
  const result = await deliveries.updateOne({ _id, round, 'receipt.status': { $nin: final } }, { $set: { receipt } })
  return result.matchedCount === 1 ? findDelivery(deliveries, _id) : null
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
  const result = await deliveries.updateOne(
    { _id: id, status: { $in: statesBefore('waiting').filter((state) => state !== 'sending') }, ...notRequestedYet },
    {
      $set: { status: 'waiting', attempts: 0, last_error: null, resend_key: key, next_attempt_at, look_at },
      $unset: { receipt: 1 },
      $inc: { round: 1 },
    },
  )
  return result.matchedCount === 1 ? findDelivery(deliveries, id) : null
}

type OpenDelivery = Pick<Delivery, '_id' | 'channel'> & { look_at: Date }

/** Open deliveries that the sweeper has to check, the longest waiting first. */
export async function listDueForSweep(deliveries: Deliveries, now: Date, limit: number): Promise<OpenDelivery[]> {
  return deliveries
    .find({ look_at: { $gt: OPEN_SINCE, $lte: now } }, { look_at: 1, channel: 1 })
    .sort({ look_at: 1 })
    .limit(limit)
    .lean<OpenDelivery[]>()
}

/** Postpones the next check of a delivery, unless it changed since. */
export async function postponeSweep(deliveries: Deliveries, { _id, look_at }: OpenDelivery, at: Date): Promise<void> {
  await deliveries.updateOne({ _id, look_at }, { $set: { look_at: at } })
}

/** Every open delivery of a channel, one by one, for filling an emptied queue. */
export function iterateOpen(deliveries: Deliveries, channel: Channel): AsyncIterable<OpenDelivery> {
  return deliveries
    .find({ channel, look_at: { $gt: OPEN_SINCE } }, { look_at: 1, channel: 1 })
    .lean<OpenDelivery[]>()
    .cursor() as AsyncIterable<OpenDelivery>
}

export interface DeliveryFilter {
  status?: DeliveryStatus
  channel?: Channel
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
