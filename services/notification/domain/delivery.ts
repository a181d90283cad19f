import { createHash } from 'node:crypto'
import { derivedId } from '@stoa/kit/values/ids'

export type DeliveryStatus = 'waiting' | 'sending' | 'sent' | 'failed'

/** Where a delivery may go from each state. `sending` to itself: the process that sent it is gone. */
export const moves: Readonly<Record<DeliveryStatus, readonly DeliveryStatus[]>> = {
  waiting: ['sending'],
  sending: ['sending', 'waiting', 'sent', 'failed'],
  sent: ['waiting'],
  failed: ['waiting'],
}

/** States from which a delivery may move to `to`. */
export function statesBefore(to: DeliveryStatus): DeliveryStatus[] {
  return (Object.keys(moves) as DeliveryStatus[]).filter((from) => moves[from].includes(to))
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** Waits after each failed try. Together about 16 hours: an outage over night loses no mail. */
const RETRY_AFTER_MS = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
]

/** Milliseconds to wait after the given failed try (1 is the first); null when there is no further one. */
export function retryAfterMs(attempt: number): number | null {
  return RETRY_AFTER_MS[attempt - 1] ?? null
}

/** The same event, channel and recipient always make the same id, which is what makes twice once. */
export function deliveryId(eventId: string, channel: 'email', recipient: string): string {
  return derivedId(
    'ntf',
    createHash('sha256')
      .update(JSON.stringify([eventId, channel, recipient]))
      .digest(),
  )
}

/**
 * The Message-ID header (RFC 5322 §3.6.4). It stays the same over retries, so that a mail the server had taken before
 * a crash is recognised as the same one; sending again on request (`round`) is a new message.
 */
export function messageId(id: string, round: number, from: string): string {
  return `<${id}.${round}@${from.slice(from.lastIndexOf('@') + 1)}>`
}
