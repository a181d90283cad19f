import type { ShopWarning } from './no-shipping.ts'
import type { ShippingZone } from './shipping.ts'
import type { TaxRegion } from './tax.ts'

/**
 * Zones with countries that have no tax region: what is sold there is not taxed. A shop without any region does not tax at all, which may be its
 * right.
 */
export function taxWarnings(zones: readonly ShippingZone[], regions: readonly TaxRegion[]): ShopWarning[] {
  if (regions.length === 0) return []
  const taxed = new Set(regions.map(({ country }) => country))
  return zones.flatMap(({ id, name, countries }) => {
    const untaxed = countries.filter((country) => !taxed.has(country))
    if (untaxed.length === 0) return []
    const detail = `The shipping zone “${name}” has ${untaxed.join(', ')}, which no tax region has: what is sold there is not taxed.`
    return [{ code: 'no_tax_region' as const, currency: null, countries: untaxed, zone_id: id, detail }]
  })
}
