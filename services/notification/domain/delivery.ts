import { createHash } from 'node:crypto'
import { derivedId } from '@stoa/kit/values/ids'
import type { Channel } from './channel.ts'

export type DeliveryStatus = 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown'

/** What a provider tells of a message that it has taken, where it tells anything. */
export type ReceiptStatus = 'delivered' | 'undelivered'

/** The states a delivery may enter from each state. `sending` to itself: the lease of the process that sent it expired. */
export const transitions: Readonly<Record<DeliveryStatus, readonly DeliveryStatus[]>> = {
  waiting: ['sending'],
  sending: ['sending', 'waiting', 'sent', 'failed', 'unknown'],
  sent: ['waiting'],
  failed: ['waiting'],
  // A receipt says that the provider had it.
  unknown: ['waiting', 'sent'],
}

/** States from which a delivery may enter `to`. */
export function statesBefore(to: DeliveryStatus): DeliveryStatus[] {
  return (Object.keys(transitions) as DeliveryStatus[]).filter((from) => transitions[from].includes(to))
}

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
/** Waits after each failed attempt. They add up to about 16 hours, so that an outage over night loses no mail. */
const RETRY_AFTER_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
]

/** Milliseconds to wait after the given failed attempt (1 is the first); null when there is no further one. */
export function retryAfterMs(attempt: number): number | null {
  return RETRY_AFTER_MS[attempt - 1] ?? null
}

/** How long one process alone may attempt a delivery. */
export interface Lease {
  /** All of it. An expired lease belongs to a process that died, not to a slow mail server. */
  totalMs: number
  /** A send that begins later than this might outlast the lease: it is left to whoever finds that expired. */
  beginWithinMs: number
}

/** The longest that one mail may take. Servers that delay unknown senders on purpose take half a minute. */
export const SEND_TIMEOUT_MS = MINUTE_MS

/** The longest that one waits for its turn at a provider that takes a number in a second. */
export const LONGEST_TURN_MS = 5 * SECOND_MS

/** Of a claim, for one attempt. */
export const CLAIM_LEASE: Lease = {
  totalMs: 2 * SEND_TIMEOUT_MS,
  beginWithinMs: SEND_TIMEOUT_MS - LONGEST_TURN_MS,
}

/**
 * Of the process that inserts a delivery, for the first attempt. The mail of a process that dies waits for its end, so it is
 * short; and it is over a minute, so that a process whose clock is a minute ahead meets no send that is under way.
 */
export const HELD_LEASE: Lease = {
  totalMs: SEND_TIMEOUT_MS + 15 * SECOND_MS,
  beginWithinMs: 15 * SECOND_MS - LONGEST_TURN_MS,
}

/**
 * Days that a delivery is kept at least. It is the inbox of its event, which may come again: within 72 hours from an outbox, and an
 * event that failed for as long as inboxes are kept, seven days. The caps count 24 hours of them.
 */
export const SHORTEST_DAYS = 14

/** The same event, channel and recipient always give the same id, so that a repeated event creates no second delivery. */
export function deliveryId(eventId: string, channel: Channel, recipient: string): string {
  return derivedId(
    'ntf',
    createHash('sha256')
      .update(JSON.stringify([eventId, channel, recipient]))
      .digest(),
  )
}

/**
 * The Message-ID header (RFC 5322 §3.6.4). It stays the same over retries, so that mail systems recognise a mail that the
 * server had accepted before a crash. Sending again on request (`round`) makes a new message.
 */
export function messageId(id: string, round: number, from: string): string {
  return `<${id}.${round}@${from.slice(from.lastIndexOf('@') + 1)}>`
}
