import { LostError, SendError } from './sender.ts'
import { failureOfStatus, type SmsFailureCode, smsFailure } from './sms-failure.ts'

/** What an error of Twilio means. */
type Meaning = readonly [code: SmsFailureCode, permanent: boolean]

const [PERMANENT, TEMPORARY] = [true, false]

/**
 * Errors of Twilio that its status does not tell enough of, from its list of errors and warnings. Those from 30001 on come with receipts:
 * by then the SMS was accepted, and no other is sent.
 */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  // Our settings: staff mend them.
  20003: [smsFailure.refused, TEMPORARY],
  20404: [smsFailure.refused, TEMPORARY],
  21408: [smsFailure.blocked, PERMANENT],
  21603: [smsFailure.refused, TEMPORARY],
  21606: [smsFailure.refused, TEMPORARY],
  21659: [smsFailure.refused, TEMPORARY],
  21703: [smsFailure.refused, TEMPORARY],
  30002: [smsFailure.refused, TEMPORARY],
  // Too much at once.
  14107: [smsFailure.busy, TEMPORARY],
  20429: [smsFailure.busy, TEMPORARY],
  21611: [smsFailure.busy, TEMPORARY],
  30001: [smsFailure.busy, TEMPORARY],
  // The number.
  21211: [smsFailure.badNumber, PERMANENT],
  21217: [smsFailure.badNumber, PERMANENT],
  21614: [smsFailure.badNumber, PERMANENT],
  21635: [smsFailure.badNumber, PERMANENT],
  30005: [smsFailure.badNumber, PERMANENT],
  30006: [smsFailure.badNumber, PERMANENT],
  21610: [smsFailure.unsubscribed, PERMANENT],
  // Carriers, and how the provider reaches them.
  21612: [smsFailure.blocked, PERMANENT],
  30004: [smsFailure.blocked, PERMANENT],
  30007: [smsFailure.blocked, PERMANENT],
  30034: [smsFailure.blocked, PERMANENT],
  // A phone that is off for a while, or a reason that is not known.
  30003: [smsFailure.unreachable, TEMPORARY],
  30008: [smsFailure.unavailable, TEMPORARY],
}

/** The error that a body names; null where it names none, as when a proxy has responded. */
export function twilioErrorOf(body: string | null): number | null {
  try {
    const { code } = JSON.parse(body ?? '') as { code?: unknown }
    return Number.isSafeInteger(code) ? (code as number) : null
  } catch {
    return null
  }
}

/** What a response that is no success means. */
export function failureOfTwilio(status: number, error: number | null, retryAfterMs: number): SendError {
  const known = error === null ? undefined : MEANINGS[error]
  const byStatus = failureOfStatus(status)
  const [code, permanent] = known ?? [byStatus.code, byStatus.permanent]
  const reason = `${code} ${error ?? status}`
  return code === smsFailure.lost ? new LostError(reason) : new SendError(reason, permanent, retryAfterMs)
}
