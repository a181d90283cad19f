import { SITE_NETWORKS } from './client-address.ts'

export interface RatePolicy {
  /** Requests of one client address in one window. */
  limit: number
  windowSeconds: number
  /**
   * Counted one by one, for operations that an attacker repeats to guess something. Other policies lease tokens in blocks
   * and allow every request while Redis is unavailable.
   */
  exact: boolean
  /** How many times this limit all networks of one IPv6 /48 have together, where it is not what others have. */
  siteRates?: number
}

/**
 * How many times what one network may, all networks of one IPv6 /48 may: one subscriber may have it whole, or many share it, as
 * many share an IPv4 address. Twice what they may hold at once: people send many requests, and few at a time.
 */
const SITE_RATES = 2 * SITE_NETWORKS

/** What the networks of one site may together. Tokens are leased, so it costs few calls. */
export function sitePolicyOf({ limit, windowSeconds, siteRates = SITE_RATES }: RatePolicy): RatePolicy {
  return { limit: limit * siteRates, windowSeconds, exact: false }
}

/** For a policy that a spec names and no setting configures: nothing fails open (OWASP API4). */
const UNKNOWN: RatePolicy = { limit: 20, windowSeconds: 60, exact: true }

/** The policies that `x-rate-limit` in the specs can name; operations without it use `default`. */
export const defaultPolicies: Readonly<Record<string, RatePolicy>> = {
  default: { limit: 600, windowSeconds: 60, exact: false },
  /** Probes, so that nobody who floods the rest makes a gateway look ill. */
  probes: { limit: 600, windowSeconds: 60, exact: false },
  webhooks: { limit: 3_000, windowSeconds: 60, exact: false },
  login: { limit: 10, windowSeconds: 60, exact: true },
  refresh: { limit: 60, windowSeconds: 60, exact: true },
  register: { limit: 10, windowSeconds: 300, exact: true },
  password: { limit: 10, windowSeconds: 300, exact: true },
  forgot: { limit: 5, windowSeconds: 300, exact: true },
  // Each may cost the shop an SMS, or be a guess at a code.
  phone: { limit: 10, windowSeconds: 300, exact: true },
  lookup: { limit: 20, windowSeconds: 60, exact: true },
  // A buyer needs a few; whole offices may share an address.
  orders: { limit: 30, windowSeconds: 60, exact: true },
  // One for each buyer, in whose browser it stays; each is rows on the disk.
  carts: { limit: 30, windowSeconds: 60, exact: false },
  // Whole orders, a few milliseconds for each page.
  history: { limit: 120, windowSeconds: 60, exact: false },
  // Lists and searches that nothing is kept for, a few milliseconds each, up to 25 with the most facets of 30,000 products. Whole
  // offices page through a shop from one address; the many networks of one subscriber would take a thread for themselves.
  search: { limit: 240, windowSeconds: 60, exact: false, siteRates: 2 },
  // The same of completions: a request for each letter that is typed, a third of the work.
  suggest: { limit: 480, windowSeconds: 60, exact: false, siteRates: 2 },
  // Up to a hundred variants at once, which nothing keeps when nobody knows them; a page asks once, and its stream again every five minutes.
  stock: { limit: 240, windowSeconds: 60, exact: false, siteRates: 2 },
  // Each is a mail some day; whole offices may wait for the same thing.
  signups: { limit: 10, windowSeconds: 60, exact: true },
  // A whole document of everything about a person, which reads in every service.
  exports: { limit: 20, windowSeconds: 600, exact: true },
  codes: { limit: 20, windowSeconds: 60, exact: true },
}

export function policyFor(policies: Readonly<Record<string, RatePolicy>>, name: string): RatePolicy {
  return policies[name] ?? UNKNOWN
}

/** Parses `default=600/60,login=10/60`: limit and window in seconds; policies not named keep their default. */
export function readPolicies(text: string): Record<string, RatePolicy> {
  const policies: Record<string, RatePolicy> = { ...defaultPolicies }
  for (const entry of text.split(',')) {
    const match = /^\s*([a-z][a-z-]*)=(\d{1,9})\/(\d{1,6})\s*$/.exec(entry)
    const [, name = '', limit, window] = match ?? []
    if (!match || Number(limit) < 1 || Number(window) < 1) {
      throw new Error('is not a list like default=600/60,login=10/60 (requests/seconds)')
    }
    policies[name] = { ...policyFor(policies, name), limit: Number(limit), windowSeconds: Number(window) }
  }
  return policies
}
