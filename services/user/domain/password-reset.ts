const MINUTE_SECONDS = 60

/**
 * How a password is reset by mail (docs/decisions/0024-the-token-of-a-mailed-link-is-computed.md). Anybody may request a link
 * for anybody, so requests end no link, and a window is half as long as a link is good: whoever requests one in vain has
 * been mailed another that is good for half an hour yet.
 */
export const passwordReset = {
  /** How long a link is good. */
  validSeconds: 60 * MINUTE_SECONDS,
  windowSeconds: 30 * MINUTE_SECONDS,
  /** Links of one e-mail address in that time, requested by one client. */
  perClient: 3,
  /** Links of one e-mail address in that time, whoever requests them. */
  perAccount: 6,
  /** A link as new as this is not mailed again. */
  quietSeconds: MINUTE_SECONDS,
  /** Links that one client requests in a day, for all addresses. Whole offices and mobile networks may share one. */
  perClientInADay: 60,
  /** Links that the networks of one IPv6 /48 request in a day together: one subscriber may have them all. */
  perSiteInADay: 240,
} as const
