const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/** Seconds an access token is good for (docs/conventions.md#tokens-sessions-and-passwords). */
export const ACCESS_SECONDS = 10 * MINUTE
/** Seconds a session lasts without being used. */
export const IDLE_SECONDS = 14 * DAY
/** Seconds a session lasts, used or not. */
export const ABSOLUTE_SECONDS = 60 * DAY
/** Seconds in which a used refresh token answers with its successor again: lost replies, tabs that refresh at once. */
export const GRACE_SECONDS = 20

export type EndReason = 'signed_out' | 'revoked' | 'password_changed' | 'reuse'

export interface RefreshState {
  /** Whether the session has ended or run out. */
  isOver: boolean
  /** Seconds since the token was used; null when it never was. */
  usedFor: number | null
}

export type RefreshDecision = 'rotate' | 'repeat' | 'end_family' | 'refuse'

/**
 * What a refresh token is worth. Used again after the grace, two parties hold it, and nobody can say which one is the
 * thief: the whole family ends (RFC 9700 §4.14).
 */
export function decideRefresh({ isOver, usedFor }: RefreshState): RefreshDecision {
  if (isOver) return 'refuse'
  if (usedFor === null) return 'rotate'
  return usedFor <= GRACE_SECONDS ? 'repeat' : 'end_family'
}
