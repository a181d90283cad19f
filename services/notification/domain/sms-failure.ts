/** What a failure of an SMS begins with, as staff see it. None holds a number, or a text of a provider. */
export const smsFailure = {
  /** The number does not exist, or cannot get SMS. */
  badNumber: 'ENUMBER',
  /** Its owner has told the provider to send no more. */
  unsubscribed: 'EUNSUBSCRIBED',
  /** A carrier or the provider does not let it through. */
  blocked: 'EBLOCKED',
  /** Refused for another reason that will not go away by itself: a setting is wrong, say. */
  refused: 'EREFUSED',
  /** The response is a success by its status, and not by what was told of its body. */
  unconfirmed: 'EUNCONFIRMED',
  /** Too much at once. */
  busy: 'EBUSY',
  /** The phone is off, or where there is no network. */
  unreachable: 'EUNREACHABLE',
  /** The provider is not there, or is ill. */
  unavailable: 'EUNAVAILABLE',
  /** The request was sent and the response did not come: nobody knows whether the SMS goes out. */
  lost: 'ELOST',
  /** The shop has spent what it spends in a day. */
  cap: 'ECAP',
} as const

export type SmsFailureCode = (typeof smsFailure)[keyof typeof smsFailure]

const NOT_FOR_OTHERS: ReadonlySet<string> = new Set([
  smsFailure.badNumber,
  // Whoever has told one provider is not to be reached by another.
  smsFailure.unsubscribed,
  // The SMS may be on its way all the same.
  smsFailure.unconfirmed,
])

/** Whether another provider is not to be asked: the number is the reason, or it is not certain that nothing went out. */
export const isForNoOther = (reason: string): boolean => NOT_FOR_OTHERS.has(reason.split(' ')[0] ?? '')

/** What a status of HTTP says where the provider has no code of its own; `lost` where the SMS may have gone out all the same. */
export function failureOfStatus(status: number): { code: SmsFailureCode; permanent: boolean } {
  // Of a proxy that has passed the request on and got no response.
  if (status === 502 || status === 504) return { code: smsFailure.lost, permanent: true }
  if (status === 429) return { code: smsFailure.busy, permanent: false }
  if (status >= 500 || status === 408) return { code: smsFailure.unavailable, permanent: false }
  // A wrong key or address of ours is mended by staff, and the next attempt gets through.
  if (status === 401 || status === 403 || status === 404) return { code: smsFailure.refused, permanent: false }
  return { code: smsFailure.refused, permanent: true }
}
