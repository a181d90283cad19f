/**
 * Limits wrong passwords for one account, from any client: the first ones are free, then each next attempt has to wait,
 * never longer than a minute, so that an attacker cannot lock the owner out. The limit per client address is the gateway's.
 */
export const loginThrottle = {
  /** Wrong passwords without a wait. */
  free: 10,
  /** Time after the last attempt when counting starts again. */
  windowSeconds: 900,
  /** Longest wait. It doubles from one second. */
  maxWaitSeconds: 60,
} as const
