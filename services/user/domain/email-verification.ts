import { type Sent, waitFor } from './sent-limits.ts'

const HOUR_SECONDS = 3_600

/**
 * How the address of an account is verified by mail. Links go to that address alone, and end no other link: the mail that welcomes may
 * be read after one that was requested later.
 */
export const emailVerification = {
  /** How long a link is good. */
  validSeconds: 72 * HOUR_SECONDS,
  /** A link as new as this is not mailed again. */
  quietSeconds: 60,
  windowSeconds: 24 * HOUR_SECONDS,
  /** Links of one account in that time, with the one that it was welcomed with. */
  perAccount: 5,
  /** Caused by one client. Whole offices and mobile networks may share one. */
  perClient: 60,
  /** Caused by the networks of one IPv6 /48: one subscriber may have them all. */
  perSite: 240,
} as const

/** Links within the window. */
export type LinksCounted = Readonly<Record<'account' | 'client' | 'site', Sent>>

/** Seconds until another link may be mailed; null when it may now. */
export function waitForLink(sent: LinksCounted): number | null {
  const { perAccount: account, perClient: client, perSite: site } = emailVerification
  return waitFor({ account, client, site }, sent)
}
