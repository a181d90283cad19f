import { type Sent, waitFor } from './sent-limits.ts'

/** How a phone number is verified (docs/decisions/0049-sms-cost-money-and-are-asked-for.md). Each code is an SMS that the shop pays. */
export const phoneVerification = {
  /** How long a code is good. */
  validSeconds: 600,
  tries: 5,
  /** A number that had a code so lately is not sent another. */
  quietSeconds: 60,
  /** Codes in 24 hours, for one account. */
  perAccount: 5,
  /** To one number, whichever accounts ask. */
  perNumber: 5,
  /** The same where neither account nor network has asked for any code: its owner, after a stranger has used up the others. */
  perNumberOfNewcomers: 8,
  /** Caused by one client. Whole offices and mobile networks may share one. */
  perClient: 20,
  /** Caused by the networks of one IPv6 /48: one subscriber may have them all. */
  perSite: 40,
} as const

/** Codes of the last 24 hours; `all` of the whole shop. */
export type CodesCounted = Readonly<Record<'account' | 'number' | 'client' | 'site' | 'all', Sent>>

/** Seconds until another code may be sent; null when it may now. `perShop` is what the whole shop sends in 24 hours. */
export function waitForCode(sent: CodesCounted, perShop: number): number | null {
  const { perAccount: account, perNumber, perNumberOfNewcomers, perClient: client, perSite: site } = phoneVerification
  const isNewcomer = sent.account.count === 0 && sent.client.count === 0
  const number = isNewcomer ? perNumberOfNewcomers : perNumber
  return waitFor({ account, number, client, site, all: perShop }, sent)
}

/** Six digits of a MAC. Of 2^48 values, so that no code is noticeably likelier than another. */
export const codeOf = (mac: Buffer): string => String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
