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
  /** Too much at once. */
  busy: 'EBUSY',
  /** The provider is not there, or is ill. */
  unavailable: 'EUNAVAILABLE',
  /** The request was sent and the response did not come: nobody knows whether the SMS goes out. */
  lost: 'ELOST',
  /** The shop has spent what it spends in a day. */
  cap: 'ECAP',
} as const

export type SmsFailureCode = (typeof smsFailure)[keyof typeof smsFailure]

/** What a status of HTTP says where the provider has no code of its own. */
export function failureOfStatus(status: number): { code: SmsFailureCode; permanent: boolean } {
  if (status === 429) return { code: smsFailure.busy, permanent: false }
  if (status >= 500 || status === 408) return { code: smsFailure.unavailable, permanent: false }
  // A wrong key or address of ours is mended by staff, and the next attempt gets through.
  if (status === 401 || status === 403 || status === 404) return { code: smsFailure.refused, permanent: false }
  return { code: smsFailure.refused, permanent: true }
}
