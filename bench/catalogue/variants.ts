import type { ImportedPrice, ImportedProduct, ImportedVariant } from '@stoa/product/import/imported-product'
import type { Random } from './random.ts'
import type { Section } from './sections.ts'
import { OPTION_VALUES } from './vocabulary.ts'

/** What a euro costs in each currency of the shop. */
const CURRENCIES = { EUR: 1, USD: 1.16, GBP: 0.87 }
const MINOR_UNITS = 100
/** A variant may cost once or twice this share more than the cheapest one. */
const STEP = 0.12

/** As shops write them: 12.90, 13.95, 14.00. */
function niceAmount(random: Random, euros: number): number {
  return Math.max(1, Math.floor(euros)) * MINOR_UNITS + random.pick([90, 95, 0, 50, 99])
}

function pricesOf(euroCents: number, formerCents: number | null): ImportedPrice[] {
  return Object.entries(CURRENCIES).map(([currency, rate]) => ({
    currency,
    amount: Math.round(euroCents * rate),
    compare_at: formerCents === null ? null : Math.round(formerCents * rate),
  }))
}

/** A few values that stand beside each other, such as S, M, L. */
function valuesOf(random: Random, option: string): string[] {
  const all = OPTION_VALUES[option] ?? []
  const count = Math.min(all.length, random.between(2, 6))
  const from = random.between(0, all.length - count)
  return all.slice(from, from + count)
}

/** Most shops sell two fifths of their products in one variant only. */
function optionsOf(random: Random, section: Section): { name: string; values: string[] }[] {
  const draw = random.next()
  const count = draw < 0.4 ? 0 : draw < 0.75 ? 1 : 2
  const options = section.options.slice(0, count).map((name) => ({ name, values: valuesOf(random, name) }))
  return options.length === 2 ? options.map(({ name, values }) => ({ name, values: values.slice(0, 4) })) : options
}

function combinationsOf(options: readonly { name: string; values: string[] }[]): Record<string, string>[] {
  let combinations: Record<string, string>[] = [{}]
  for (const { name, values } of options) {
    combinations = combinations.flatMap((begun) => values.map((value) => ({ ...begun, [name]: value })))
  }
  return combinations
}

/** One variant in twelve is sold out, most have a few dozen units. */
function stockOf(random: Random): Pick<ImportedVariant, 'stock' | 'track_inventory' | 'inventory_policy'> {
  const isTracked = !random.chance(0.03)
  const policy = random.chance(0.04) ? 'continue' : 'deny'
  const units = random.chance(1 / 12) ? 0 : Math.ceil(-40 * Math.log(1 - random.next()))
  return { stock: units, track_inventory: isTracked, inventory_policy: policy }
}

/** The options and variants of a product; `index` makes its SKUs its own. */
export function variantsOf(
  random: Random,
  section: Section,
  index: number,
): Pick<ImportedProduct, 'option_names' | 'variants'> {
  const [low, high] = section.price
  const cents = niceAmount(random, low * (high / low) ** random.next())
  const former = random.chance(0.15) ? Math.round(cents * 1.25) : null
  const options = optionsOf(random, section)
  const grams = random.between(5, 400) * 10
  const variants = combinationsOf(options).map((option_values, number): ImportedVariant => {
    const more = Math.round((cents * STEP * random.between(0, 2)) / MINOR_UNITS) * MINOR_UNITS
    return {
      ...{ line: number + 2, option_values, sku: `${index.toString(36).toUpperCase()}-${number + 1}` },
      barcode: random.chance(0.7) ? String(2_000_000_000_000 + index * 100 + number) : null,
      prices: pricesOf(cents + more, former === null ? null : former + more),
      ...{ weight_grams: grams, requires_shipping: true, taxable: true, tax_class: null, image_url: null },
      unit_price_measure: null,
      is_tracker_given: true,
      stays_uncounted: false,
      ...stockOf(random),
    }
  })
  return { option_names: options.map(({ name }) => name), variants }
}
