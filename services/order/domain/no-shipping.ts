/** Why there is no way to send something, told to shoppers and, before one comes, to staff. */
import { needsShipping } from './cart.ts'
import { offeredOptions, type Priced, parcelOf, type Rates, zonesFor } from './pricing.ts'
import type { ShippingOption, ShippingZone } from './shipping.ts'

type NoShippingReason = 'nothing_to_send' | 'no_address' | 'no_zone' | 'no_option_in_currency' | 'no_option_for_weight'

const hasPriceIn = ({ prices }: ShippingOption, currency: string) => prices.some((price) => price.currency === currency)

/** Of a cart that is offered no option: the reason, and those of `taken` currencies in which it would be offered one. */
export function whyNoOption(
  cart: Priced,
  rates: Rates,
  taken: readonly string[],
): { reason: NoShippingReason; currencies: string[] } {
  if (!needsShipping(cart)) return { reason: 'nothing_to_send', currencies: [] }
  const parcel = parcelOf(cart, rates)
  if (parcel.country === null) return { reason: 'no_address', currencies: [] }
  const options = zonesFor(rates.zones, parcel.country).flatMap((zone) => zone.options)
  if (options.length === 0) return { reason: 'no_zone', currencies: [] }
  if (options.some((option) => hasPriceIn(option, parcel.currency)))
    return { reason: 'no_option_for_weight', currencies: [] }
  const currencies = taken.filter((currency) => offeredOptions(rates.zones, { ...parcel, currency }).length > 0)
  return { reason: 'no_option_in_currency', currencies }
}

/** What the settings promise and the shop cannot keep. */
export interface ShopWarning {
  code: 'no_shipping_price' | 'no_tax_region'
  currency: string | null
  countries?: string[]
  zone_id: string
  detail: string
}

/** Zones that send, but in none of their options for who pays in a currency that the shop takes. */
export function shippingWarnings(zones: readonly ShippingZone[], currencies: readonly string[]): ShopWarning[] {
  return zones
    .filter(({ options }) => options.length > 0)
    .flatMap(({ id, name, options }) =>
      currencies
        .filter((currency) => !options.some((option) => hasPriceIn(option, currency)))
        .map((currency) => ({
          code: 'no_shipping_price' as const,
          currency,
          zone_id: id,
          detail: `The shop takes ${currency}, but no option of the shipping zone “${name}” has a price in it: whoever pays in ${currency} cannot order there.`,
        })),
    )
}
