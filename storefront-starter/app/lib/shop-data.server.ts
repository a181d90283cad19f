import { type Address, type Shop, StoaError } from '@stoa/sdk'
import { ownStoa } from './own-stoa.server.ts'
import { pictureUrl } from './pictures.server.ts'

/** What staff have set about the shop, as far as pages need it. */
export interface ShopData {
  name: string
  /** Where customers get help; empty: no address is shown. */
  email: string
  /** Of an address before somebody has chosen. */
  country: string
  /** Dates are told in it. */
  timeZone: string
  currency: string
  currencies: readonly string[]
  /** Whether somebody may order without an account. */
  allowsGuests: boolean
  needsPhone: boolean
  /** Whether it gives time to withdraw from a contract. */
  hasWithdrawal: boolean
  /** Of the seller, for the imprint. */
  address: Address | null
  /** Address of its picture, as browsers reach it. */
  logo: string | null
  /** `#1f4f46`, as staff have set it; see `accentSheet`. */
  accent: string | null
  /** What pages of the checkout say. */
  checkoutNote: string | null
  /** Texts that this storefront has pages for. */
  policies: readonly { slug: string; title: string }[]
  /** Policies and pages elsewhere that the footer leads to. */
  links: readonly { name: string; url: string }[]
}

/** Every page needs them, and they change once a month; a change shows after this time. */
const FRESH_MS = 5_000
const TIMEOUT_MS = 3_000

/** Before the API has ever responded. */
const UNKNOWN: ShopData = {
  name: 'Stoa',
  email: '',
  country: 'DE',
  timeZone: 'UTC',
  currency: 'EUR',
  currencies: ['EUR'],
  allowsGuests: true,
  needsPhone: false,
  hasWithdrawal: true,
  address: null,
  logo: null,
  accent: null,
  checkoutNote: null,
  policies: [],
  links: [],
}

const isWebAddress = (url: string | null): url is string => url !== null && /^https?:\/\//.test(url)

function factsOf(read: Shop): ShopData {
  const elsewhere = read.policies.map(({ title, url }) => ({ name: title, url }))
  return {
    name: read.name,
    email: read.support_email ?? '',
    country: read.country ?? UNKNOWN.country,
    timeZone: read.time_zone,
    currency: read.default_currency,
    currencies: read.currencies,
    allowsGuests: read.checkout.guest,
    needsPhone: read.checkout.phone_required,
    hasWithdrawal: read.withdrawal_days > 0,
    address: read.address,
    logo: read.logo && pictureUrl(read.logo),
    accent: read.colors.accent,
    checkoutNote: read.checkout.note,
    policies: read.policies.flatMap(({ slug, title, url }) => (url === null ? [{ slug, title }] : [])),
    links: [...elsewhere, ...read.social].flatMap(({ name, url }) => (isWebAddress(url) ? [{ name, url }] : [])),
  }
}

/** Reads the facts at most once in a while, for all visitors; where the API does not respond, what was read last holds. */
export function createShopData(read: () => PromiseLike<Shop>, now: () => number = Date.now) {
  let known = UNKNOWN
  let freshUntilMs = 0
  let reading: Promise<ShopData> | null = null
  const renew = async (): Promise<ShopData> => {
    try {
      known = factsOf(await read())
    } catch (error) {
      if (!(error instanceof StoaError)) throw error
    } finally {
      freshUntilMs = now() + FRESH_MS
      reading = null
    }
    return known
  }
  return async (): Promise<ShopData> => {
    if (now() < freshUntilMs) return known
    reading ??= renew()
    return await reading
  }
}

const stoa = ownStoa({ timeoutMs: TIMEOUT_MS })

export const readShopData = createShopData(() => stoa.shop.get())
