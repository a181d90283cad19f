const MINUTE_SECONDS = 60

/** How a password is reset by mail (docs/decisions/0024-the-token-of-a-mailed-link-is-computed.md). */
export const passwordReset = {
  /** How long a link is good. */
  validSeconds: 60 * MINUTE_SECONDS,
  /** Links that one e-mail address gets in that time. */
  maxRequests: 3,
  windowSeconds: 60 * MINUTE_SECONDS,
} as const
