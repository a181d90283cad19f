import type { ShippingZoneCreate, TaxRegionCreate } from '@stoa/sdk/source'

/** One price in each of the demo shop's currencies, minor units. */
const prices = (EUR: number, USD: number, GBP: number) => [
  { currency: 'EUR', amount: EUR },
  { currency: 'USD', amount: USD },
  { currency: 'GBP', amount: GBP },
]

const german = (name: string) => ({ de: { name } })

const EUROPE = ['AT', 'BE', 'DE', 'DK', 'ES', 'FI', 'FR', 'IE', 'IT', 'LU', 'NL', 'PL', 'PT', 'SE']

export const shippingZones: readonly ShippingZoneCreate[] = [
  {
    name: 'Europe',
    countries: EUROPE,
    options: [
      {
        name: 'Standard, 2 to 4 days',
        translations: german('Standard, 2 bis 4 Tage'),
        prices: prices(490, 590, 450),
        free_above: prices(7500, 9000, 6500),
      },
      {
        name: 'Express, next working day',
        translations: german('Express, nächster Werktag'),
        prices: prices(1290, 1490, 1190),
      },
    ],
  },
  {
    name: 'United Kingdom',
    countries: ['GB'],
    options: [
      {
        name: 'Standard, 3 to 5 days',
        translations: german('Standard, 3 bis 5 Tage'),
        prices: prices(790, 890, 690),
        free_above: prices(10000, 12000, 9000),
      },
    ],
  },
  {
    name: 'United States',
    countries: ['US'],
    options: [
      {
        name: 'Standard, 5 to 8 days',
        translations: german('Standard, 5 bis 8 Tage'),
        prices: prices(1490, 1590, 1290),
      },
    ],
  },
  { name: 'Rest of the world', countries: [], options: [{ name: 'International', prices: prices(1990, 2190, 1790) }] },
]

/** Rates as of 2026; examples, not advice. */
export const taxRegions: readonly TaxRegionCreate[] = [
  {
    name: 'Germany',
    country: 'DE',
    prices_include_tax: true,
    rates: [{ tax_class: 'standard', name: 'USt.', translations: { en: { name: 'VAT' } }, rate: '19' }],
  },
  {
    name: 'France',
    country: 'FR',
    prices_include_tax: true,
    rates: [{ tax_class: 'standard', name: 'TVA', translations: german('MwSt.'), rate: '20' }],
  },
  {
    name: 'United Kingdom',
    country: 'GB',
    prices_include_tax: true,
    rates: [{ tax_class: 'standard', name: 'VAT', translations: german('MwSt.'), rate: '20' }],
  },
  {
    name: 'New York',
    country: 'US',
    region: 'US-NY',
    prices_include_tax: false,
    rates: [{ tax_class: 'standard', name: 'Sales tax', translations: german('Verkaufssteuer'), rate: '8.875' }],
  },
]
