import { type Address, readAddress } from '@stoa/kit/values/address'
import { assertCountry } from '@stoa/kit/values/countries/countries'
import { keptEmail } from '@stoa/kit/values/email'
import { DomainError, type FieldError, invalidField } from '@stoa/kit/values/problem'
import { timeZone } from '@stoa/kit/values/time-zone'
import { oneLine, trimmed } from '@stoa/kit/values/visible-text'
import { webAddress } from '@stoa/kit/values/web-address'
import { assertCurrency } from './cart.ts'
import { NOTHING_SET, type ShopEnvironment, type ShopSettings } from './shop.ts'

type Nullable<T> = { [K in keyof T]?: T[K] | null }

/** What staff send; null clears. */
export interface ShopChange extends Nullable<Omit<ShopSettings, 'colors' | 'policies' | 'checkout'>> {
  colors?: Nullable<ShopSettings['colors']> | null
  policies?: { slug: string; title: string; url?: string | null }[] | null
  checkout?: Nullable<ShopSettings['checkout']> | null
}

/** The address of a storefront, as paths are put after it; null for what is none. */
export function storefrontUrl(text: string): string | null {
  const address = webAddress(text)
  if (address === null || /[?#]/.test(address)) return null
  return address.replace(/\/{1,9}$/, '')
}

function assertWeb(text: string, pointer: string): string {
  const address = webAddress(text)
  if (address === null) throw invalidField(pointer, 'url', 'It is no http or https address.')
  return address
}

/** A picture of this shop stays a path, which has the same meaning when the API gets another address. */
const isOwnPicture = (text: string) => /^\/v1\/media\/[\w.-]+$/.test(text)

/** A name: mails and pages show it within a line, so it has no other. */
const lineOf = (text: string) => oneLine(trimmed(text))

/** How each field is checked and kept. */
const readers: { [K in keyof ShopChange]?: (given: NonNullable<ShopChange[K]>, pointer: string) => unknown } = {
  name: (text) => lineOf(text),
  url(text, pointer) {
    const address = storefrontUrl(text)
    if (address === null) throw invalidField(pointer, 'url', 'It is no http or https address, or has a query.')
    return address
  },
  support_email: (text) => keptEmail(text),
  address: (address: Address, pointer) => readAddress(address, pointer),
  default_currency: (code, pointer) => {
    assertCurrency(code, pointer)
    return code
  },
  currencies(codes, pointer) {
    for (const [index, code] of codes.entries()) assertCurrency(code, `${pointer}/${index}`)
    return codes
  },
  country(code, pointer) {
    assertCountry(code, pointer)
    return code
  },
  time_zone(name, pointer) {
    const zone = timeZone(name)
    if (zone === null) throw invalidField(pointer, 'unknown', 'It is no time zone such as Europe/Berlin.')
    return zone
  },
  logo: (text, pointer) => (isOwnPicture(text) ? text : assertWeb(text, pointer)),
  social: (links, pointer) =>
    links.map(({ name, url }, index) => ({ name: lineOf(name), url: assertWeb(url, `${pointer}/${index}/url`) })),
  policies(policies, pointer) {
    const slugs = policies.map(({ slug }) => slug)
    return policies.map(({ slug, title, url }, index) => {
      if (slugs.indexOf(slug) !== index)
        throw invalidField(`${pointer}/${index}/slug`, 'duplicate', 'It is in the list twice.')
      const elsewhere = url === null || url === undefined ? null : assertWeb(url, `${pointer}/${index}/url`)
      return { slug, title: lineOf(title), url: elsewhere }
    })
  },
}

/** The members that are sent, over those that were set; null is as if it had not been set. */
function mergedInto<T extends object>(now: T, unset: T, given: Nullable<T> | null): T {
  if (given === null) return unset
  const sent = Object.entries(given).map(([name, value]) => [name, value ?? unset[name as keyof T]])
  return { ...now, ...Object.fromEntries(sent) }
}

/** What is chosen where nothing is said, and the list that it is one of. */
const LISTED = [
  { chosen: 'default_currency', list: 'currencies', fallback: 'SHOP_CURRENCY' },
  { chosen: 'default_locale', list: 'locales', fallback: 'SHOP_LOCALE' },
] as const

/**
 * A list that is sent has the default in it: staff who leave it out mean another one. A default that is sent alone is added
 * to the list, so that staff see it there.
 */
function withDefaultsListed(set: ShopSettings, change: ShopChange, environment: ShopEnvironment): ShopSettings {
  const settings = { ...set }
  const errors = LISTED.flatMap(({ chosen: field, list, fallback }): FieldError[] => {
    const [chosen, listed] = [settings[field] ?? environment[fallback], settings[list]]
    if (listed === null || listed.includes(chosen)) return []
    if (change[list]) {
      const detail = `${chosen} is the ${field} and is not in ${list}: send both, the one as part of the other.`
      return [list, field].map((name) => ({ pointer: `/${name}`, code: 'invalid' as const, detail }))
    }
    if (change[field] !== undefined) settings[list] = [chosen, ...listed]
    return []
  })
  if (errors[0]) throw new DomainError('unprocessable', errors[0].detail, { errors })
  return settings
}

/** The settings after a change, and the names of the fields that are others now. */
export function changedShop(
  now: ShopSettings,
  change: ShopChange,
  environment: ShopEnvironment,
): { settings: ShopSettings; fields: string[] } {
  const { colors, checkout, ...rest } = change
  const read = Object.entries(rest).map(([name, given]) => {
    const field = name as keyof typeof rest
    const reader = readers[field] as ((given: unknown, pointer: string) => unknown) | undefined
    if (given === null || given === undefined) return [field, NOTHING_SET[field]]
    return [field, reader ? reader(given, `/${field}`) : given]
  })
  const merged: ShopSettings = {
    ...now,
    ...Object.fromEntries(read),
    ...(colors === undefined ? {} : { colors: mergedInto(now.colors, NOTHING_SET.colors, colors) }),
    ...(checkout === undefined ? {} : { checkout: mergedInto(now.checkout, NOTHING_SET.checkout, checkout) }),
  }
  const settings = withDefaultsListed(merged, change, environment)
  const isOther = (field: keyof ShopSettings) => JSON.stringify(settings[field]) !== JSON.stringify(now[field])
  return { settings, fields: (Object.keys(NOTHING_SET) as (keyof ShopSettings)[]).filter(isOther) }
}
