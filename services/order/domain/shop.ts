import type { Address } from '@stoa/kit/values/address'
import { unprocessableField } from '@stoa/kit/values/problem'
import { assertCurrency } from './cart.ts'
import type { TaxRegion } from './tax.ts'
import { regionFor } from './taxation.ts'
import { WITHDRAWAL_DAYS } from './withdrawal-period.ts'

/** What the operator's environment says of the shop. */
export interface ShopEnvironment {
  SHOP_NAME: string
  SHOP_EMAIL: string | undefined
  SHOP_TIME_ZONE: string
  STOREFRONT_URL: string | undefined
  SHOP_CURRENCY: string
  SHOP_LOCALE: string
  SHOP_COUNTRY: string | undefined
}

export interface ShopPolicy {
  slug: string
  title: string
  url: string | null
}

interface ShopLists {
  social: { name: string; url: string }[]
  policies: ShopPolicy[]
  colors: { accent: string | null }
  checkout: { guest: boolean; phone_required: boolean; note: string | null }
}

/** What staff have set; null follows the environment, or stands for nothing. */
export interface ShopSettings extends ShopLists {
  name: string | null
  url: string | null
  support_email: string | null
  address: Address | null
  default_locale: string | null
  locales: string[] | null
  default_currency: string | null
  /** Null for any. */
  currencies: string[] | null
  country: string | null
  time_zone: string | null
  withdrawal_days: number | null
  logo: string | null
}

export const NOTHING_SET: ShopSettings = {
  name: null,
  url: null,
  support_email: null,
  address: null,
  default_locale: null,
  locales: null,
  default_currency: null,
  currencies: null,
  country: null,
  time_zone: null,
  withdrawal_days: null,
  logo: null,
  colors: { accent: null },
  social: [],
  policies: [],
  checkout: { guest: true, phone_required: false, note: null },
}

/** The shop as it is: what staff have set, and else the environment. */
export interface Shop extends ShopLists {
  name: string
  url: string | null
  support_email: string | null
  address: Address | null
  default_locale: string
  locales: string[]
  default_currency: string
  currencies: string[]
  /** Whether carts take a currency that is not listed, too. */
  takes_any_currency: boolean
  /** ISO 3166-1 alpha-2: whose tax and shipping carts show before an address is known. */
  country: string | null
  time_zone: string
  /** Of orders placed from now on. */
  withdrawal_days: number
  logo: string | null
}

/** The list with the default in it: the environment may have another one than when the list was set. */
const withDefault = (chosen: string, list: readonly string[] | null) =>
  list?.includes(chosen) ? [...list] : [chosen, ...(list ?? [])]

export function shopOf(set: ShopSettings, environment: ShopEnvironment): Shop {
  const default_locale = set.default_locale ?? environment.SHOP_LOCALE
  const default_currency = set.default_currency ?? environment.SHOP_CURRENCY
  return {
    ...set,
    name: set.name ?? environment.SHOP_NAME,
    url: set.url ?? environment.STOREFRONT_URL ?? null,
    support_email: set.support_email ?? environment.SHOP_EMAIL ?? null,
    default_locale,
    locales: withDefault(default_locale, set.locales),
    default_currency,
    currencies: withDefault(default_currency, set.currencies),
    takes_any_currency: set.currencies === null,
    country: set.country ?? environment.SHOP_COUNTRY ?? null,
    withdrawal_days: set.withdrawal_days ?? WITHDRAWAL_DAYS,
    time_zone: set.time_zone ?? environment.SHOP_TIME_ZONE,
  }
}

/** Whether prices hold the tax for a buyer in the shop's own country. */
export function pricesIncludeTax({ country }: Pick<Shop, 'country'>, regions: readonly TaxRegion[]): boolean {
  return regionFor(regions, country === null ? null : { country })?.prices_include_tax ?? false
}

/** Refuses a currency that there is not, or that the shop does not offer; `pointer` names the field. */
export function assertOffered(shop: Pick<Shop, 'currencies' | 'takes_any_currency'>, code: string, pointer: string) {
  assertCurrency(code, pointer)
  if (shop.takes_any_currency || shop.currencies.includes(code)) return
  throw unprocessableField(pointer, 'currency', `The shop takes ${shop.currencies.join(', ')} only.`)
}
