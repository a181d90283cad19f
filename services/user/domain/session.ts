const MINUTE_SECONDS = 60
const DAY_SECONDS = 24 * 60 * MINUTE_SECONDS

/** How long an access token is valid (docs/conventions.md#tokens-sessions-and-passwords). */
export const ACCESS_TOKEN_SECONDS = 10 * MINUTE_SECONDS
/** How long a session lasts without being used. */
export const IDLE_SECONDS = 14 * DAY_SECONDS
/** How long a session lasts, used or not. */
export const ABSOLUTE_SECONDS = 60 * DAY_SECONDS
/** How long the network of a session counts as known, from its last use; also when the session has expired or signed out. */
export const KNOWN_NETWORK_SECONDS = 60 * DAY_SECONDS
/** What a sign-in from a network that is not known is told by. */
export const newSignIn = {
  /** Networks that an account was signed in from in that time after which nothing more is told: its owner has been, so many times. */
  perAccount: 5,
  windowSeconds: DAY_SECONDS,
  /** Since the owner set the password by a mailed link, which is told by a mail of its own and forgets all networks. */
  quietAfterResetSeconds: 60 * MINUTE_SECONDS,
  /** Sessions are kept for longer: an account that is younger and has none was never signed in to. */
  keptSeconds: 90 * DAY_SECONDS,
} as const

/** How long a used refresh token returns its successor again: for lost responses, and tabs that refresh at the same time. */
export const GRACE_SECONDS = 20

export type EndReason = 'signed_out' | 'revoked' | 'password_changed' | 'password_reset' | 'disabled' | 'reuse'

export interface RefreshState {
  /** Whether the session has ended or expired. */
  isOver: boolean
  /** Null when the token was never used. */
  secondsSinceUse: number | null
}

export type RefreshDecision = 'rotate' | 'repeat' | 'end_family' | 'refuse'

/**
 * What a refresh token is exchanged for. When it is used again after the grace period, two parties hold it, one of them a
 * thief: the whole family ends (RFC 9700 §4.14).
 */
export function decideRefresh({ isOver, secondsSinceUse }: RefreshState): RefreshDecision {
  if (isOver) return 'refuse'
  if (secondsSinceUse === null) return 'rotate'
  return secondsSinceUse <= GRACE_SECONDS ? 'repeat' : 'end_family'
}
