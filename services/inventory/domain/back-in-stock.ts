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

export const normaliseAddress = (email: string): string => email.trim().toLowerCase()
