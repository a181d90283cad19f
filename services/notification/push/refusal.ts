import { retryAfterMs } from '@stoa/kit/calls/retry-after'
import { GoneError } from '../domain/push-message.ts'
import { SendError } from '../domain/sender.ts'

const TEMPORARY = new Set([408, 425, 429])

/** What a status of a push service means; null when it took the message. */
export function refusalOf(status: number, retryAfter: string | undefined, now: Date): SendError | null {
  if (status >= 200 && status < 300) return null
  if (status === 404 || status === 410) return new GoneError(`EGONE ${status}`)
  const isTemporary = status >= 500 || TEMPORARY.has(status)
  const waitMs = isTemporary && retryAfter !== undefined ? retryAfterMs(retryAfter, now.getTime()) : 0
  // A key that is refused (401, 403) is ours to mend, so the device stays.
  return new SendError(`EREFUSED ${status}`, !isTemporary, waitMs)
}
