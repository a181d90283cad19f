import {
  type ConfigOf,
  currency,
  integer,
  optional,
  optionalEmail,
  type Setting,
  text,
  timeZone,
  url,
} from '@stoa/kit/process/config'
import { isCountry } from '@stoa/kit/values/countries/countries'
import { isCurrency } from '@stoa/kit/values/money'
import { storefrontUrl } from './domain/shop-update.ts'
import {
  PAY_BY_GUEST_MINUTES,
  PAY_BY_MINUTES,
  type PayByMinutes,
  UNPAID_GUEST_VALUE,
  UNPAID_LIMITS,
  type ValueByCurrency,
} from './domain/unpaid.ts'

const country: Setting<string | undefined> = {
  parse: (code) => {
    if (!isCountry(code)) throw new Error('is not a country of ISO 3166-1 such as DE')
    return code
  },
  fallback: { value: undefined },
}

const storefront: Setting<string | undefined> = {
  parse: (text) => {
    const address = storefrontUrl(text)
    if (address === null) throw new Error('is not an http or https address')
    return address
  },
  fallback: { value: undefined },
}

/** Names that a table takes besides those of its defaults. */
const OTHER_NAMES = {
  none: () => false,
  lowercase: (name: string) => /^[a-z][a-z0-9_-]*$/.test(name),
  currencies: isCurrency,
}

/** `name=number, …`; names that are not given keep their default. */
function numbers<T extends Readonly<Record<string, number>>>(
  defaults: T,
  others: keyof typeof OTHER_NAMES,
): Setting<T> {
  const parse = (text: string): T => {
    const entries = text.split(',').map((entry) => {
      const [, name = '', value] = /^\s*([\w-]+)=(\d{1,9})\s*$/.exec(entry) ?? []
      const isKnown = Object.hasOwn(defaults, name) || OTHER_NAMES[others](name)
      if (!isKnown)
        throw new Error(
          `is not a list like ${Object.entries(defaults)
            .map((each) => each.join('='))
            .join(',')}`,
        )
      return [name, Number(value)]
    })
    return { ...defaults, ...Object.fromEntries(entries) }
  }
  return { parse, fallback: { value: defaults } }
}

export const settings = {
  POSTGRES_URL: url(['postgres', 'postgresql']),
  POSTGRES_POOL: integer({ min: 1, max: 200 }, 10),
  // Of the shop as getShop shows it, until staff set it with updateShop.
  SHOP_NAME: text('Stoa'),
  SHOP_EMAIL: optionalEmail(),
  /** IANA name: the zone that mails tell times in. */
  SHOP_TIME_ZONE: timeZone('UTC'),
  STOREFRONT_URL: storefront,
  /** ISO 4217: of carts created without one. */
  SHOP_CURRENCY: currency('EUR'),
  /** BCP 47: of carts created without one. */
  SHOP_LOCALE: text('en'),
  /** ISO 3166-1 alpha-2: whose tax and shipping are shown before an address is known. */
  SHOP_COUNTRY: country,
  /** Units of one variant in a cart. */
  CART_MAX_QUANTITY: integer({ min: 1, max: 9999 }, 999),
  /** Days after its last change that a guest's cart is deleted, and a customer's. */
  CART_GUEST_DAYS: integer({ min: 1, max: 3650 }, 30),
  CART_CUSTOMER_DAYS: integer({ min: 1, max: 3650 }, 90),
  /** Hours after its last change that a customer's cart is told of as abandoned; 0 never. */
  ABANDONED_CART_HOURS: integer({ min: 0, max: 720 }, 10),
  /** Years after the end of its year that an order of somebody who was erased keeps name and addresses, as invoices are kept. */
  INVOICE_YEARS: integer({ min: 0, max: 30 }, 10),
  /** Minutes a buyer has for what the payment asks of them; then the checkout is compensated. */
  CHECKOUT_ACTION_MINUTES: integer({ min: 1, max: 1440 }, 30),
  /** What may hold stock unpaid, as domain/unpaid.ts has it: `units=100,network=20,guest_units=60`. */
  UNPAID_LIMITS: numbers(UNPAID_LIMITS, 'none'),
  /** What a guest's orders that are paid later may cost together, in minor units by currency: `EUR=500000,JPY=800000`. */
  UNPAID_GUEST_VALUE: numbers<ValueByCurrency>(UNPAID_GUEST_VALUE, 'currencies'),
  /** Minutes until an order that is not paid is cancelled, by payment method; 0 never: `bank_transfer=10080`. */
  PAY_BY_MINUTES: numbers<PayByMinutes>(PAY_BY_MINUTES, 'lowercase'),
  /** The same for guests, and never longer; 0 is as long as for customers. */
  PAY_BY_GUEST_MINUTES: numbers<PayByMinutes>(PAY_BY_GUEST_MINUTES, 'lowercase'),
  /** Address and secret of a siteverify as Turnstile, hCaptcha and reCAPTCHA have it; without both nobody is challenged. */
  CHALLENGE_VERIFY_URL: optional(),
  CHALLENGE_SECRET: optional(),
}

export type OrderConfig = ConfigOf<typeof settings>
