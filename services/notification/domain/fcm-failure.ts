import { GoneError } from './push-message.ts'
import { SendError } from './sender.ts'

interface ErrorBody {
  error?: { message?: unknown; details?: { errorCode?: unknown; fieldViolations?: { field?: unknown }[] }[] }
}

/** What an error of FCM says beside its status. */
interface FcmError {
  /** Of the list of FCM; null where it names none, as when a proxy has responded. */
  code: string | null
  /** Whether it is the token of the device that it blames, and nothing else. */
  blamesToken: boolean
}

export function fcmErrorOf(body: string): FcmError {
  try {
    const { message, details } = (JSON.parse(body) as ErrorBody).error ?? {}
    const list = Array.isArray(details) ? details : []
    const code = list
      .map(({ errorCode }) => errorCode)
      .find((one) => typeof one === 'string' && /^[A-Z_]{1,40}$/.test(one))
    const fields = list.flatMap(({ fieldViolations: all }) =>
      Array.isArray(all) ? all.map(({ field }) => String(field)) : [],
    )
    // A message that is too large names no field either.
    const blamesToken =
      fields.length > 0
        ? fields.every((field) => field === 'message.token')
        : /registration token/i.test(String(message))
    return { code: typeof code === 'string' ? code : null, blamesToken }
  } catch {
    return { code: null, blamesToken: false }
  }
}

/** Firebase wants to be left alone for a minute where it does not say for how long. */
const BUSY_MS = 60_000

/**
 * What a response of FCM means (firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode); null when it took the message. Only a device that it
 * does not know is deleted: an account or a key that is wrong is ours to mend, and says nothing about the device.
 */
export function failureOfFcm(status: number, { code, blamesToken }: FcmError, retryAfterMs: number): SendError | null {
  if (status >= 200 && status < 300) return null
  const reason = code ?? status
  const isBadToken = code === 'INVALID_ARGUMENT' && blamesToken
  if (code === 'UNREGISTERED' || isBadToken) return new GoneError(`EGONE ${reason}`)
  if (status === 429) return new SendError(`EREFUSED ${reason}`, false, retryAfterMs || BUSY_MS)
  const isPermanent = status === 400 || code === 'SENDER_ID_MISMATCH'
  return new SendError(`EREFUSED ${reason}`, isPermanent, retryAfterMs)
}
