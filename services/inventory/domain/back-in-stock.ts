import { domainToUnicode } from 'node:url'
import { keptEmail } from '@stoa/kit/values/email'

/** What one address and one network may ask for, and how long it is kept. */
export const SIGN_UPS = {
  /** Open at a time, of an address. */
  perAddress: 20,
  /** Of a network in a day; whole offices and mobile networks are one. */
  perClientInADay: 100,
  /** Of the /48 around it, which one subscriber may have and a few people may share. */
  perSiteInADay: 300,
  /** Days after the mail was handed over: as long as its event may be delivered again. */
  daysAfterMail: 7,
  days: 180,
} as const

/** An address as accounts and orders have it, in small letters. */
export const normaliseAddress = (email: string): string => keptEmail(email).toLowerCase()

/** The forms that an address may have been kept in: of today, and those of sign-ups of a build before, as somebody had typed its domain. */
export function formsOfAddress(email: string): string[] {
  const kept = normaliseAddress(email)
  const at = kept.lastIndexOf('@') + 1
  const inLetters = kept.slice(0, at) + domainToUnicode(kept.slice(at))
  return [...new Set([kept, inLetters, email.trim().toLowerCase()])]
}
