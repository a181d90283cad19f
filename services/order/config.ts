import { type ConfigOf, currency, integer, type Setting, text, url } from '@stoa/kit/process/config'
import { isCountry } from '@stoa/kit/values/countries/countries'

const country: Setting<string | undefined> = {
  parse: (code) => {
    if (!isCountry(code)) throw new Error('is not a country of ISO 3166-1 such as DE')
    return code
  },
  fallback: { value: undefined },
}

export const settings = {
  POSTGRES_URL: url(['postgres', 'postgresql']),
  POSTGRES_POOL: integer({ min: 1, max: 200 }, 10),
  /** ISO 4217: of carts created without one. */
  SHOP_CURRENCY: currency('EUR'),
  /** BCP 47: of carts created without one. */
  SHOP_LOCALE: text('en'),
  /** ISO 3166-1 alpha-2: whose tax and shipping are shown before an address is known. */
  SHOP_COUNTRY: country,
  /** Units of one variant in a cart. */
  CART_MAX_QUANTITY: integer({ min: 1, max: 9999 }, 999),
  /** Minutes a buyer has for what the payment asks of them; then the checkout is compensated. */
  CHECKOUT_ACTION_MINUTES: integer({ min: 1, max: 1440 }, 30),
}

export type OrderConfig = ConfigOf<typeof settings>
