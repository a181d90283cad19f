/**
 * Wrong passwords for one account, whoever sends them: the first ones are free, then each next try has to wait, never
 * longer than a minute, so that nobody can lock somebody else out for good. The limit per client address is the gateway's.
 */
export const loginThrottle = {
  /** Wrong ones without a wait. */
  free: 10,
  /** Seconds after which all is forgotten. */
  windowSeconds: 900,
  /** Longest wait, seconds. The wait doubles from one second. */
  longestWaitSeconds: 60,
} as const
