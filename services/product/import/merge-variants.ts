import { combinationKey, optionValue } from '../domain/option.ts'
import type { Price } from '../domain/price.ts'
import { blankVariant, type Variant } from '../domain/variant.ts'
import type { ImportedPrice, ImportedVariant } from './imported-product.ts'
import { hasLostZeros } from './merge-kinds.ts'

/** Finds the stored variant that an imported one is, each at most once. */
export interface VariantMatcher {
  take(incoming: ImportedVariant): Variant | null
  /** The one that is meant where a file names no option values: by its SKU, or as the only one there is. */
  takeNamed(incoming: ImportedVariant): Variant | null
  /** The stored variants that the file does not have, in their order. */
  rest(): Variant[]
}

type Named = Pick<Variant, 'sku' | 'option_values'>

/**
 * Option values decide. Where they are new (an option was renamed, added or taken away) a SKU helps, then the values of the options
 * that both sides have; each only where it names one variant on both sides, because Shopify lets SKUs repeat.
 */
export function createVariantMatcher(
  optionNames: readonly string[],
  stored: readonly Variant[],
  incoming: readonly ImportedVariant[],
): VariantMatcher {
  const left = new Map(stored.map((variant) => [variant.id, variant]))
  const found = new Map<ImportedVariant, Variant>()
  const matchBy = (keyOf: (variant: Named) => string | null) => {
    const wanted = uniqueBy(
      incoming.filter((variant) => !found.has(variant)),
      keyOf,
    )
    for (const [key, variant] of uniqueBy([...left.values()], keyOf)) {
      const same = wanted.get(key)
      if (same && left.delete(variant.id)) found.set(same, variant)
    }
  }
  const storedNames = new Set(stored.flatMap(({ option_values }) => Object.keys(option_values)))
  const common = optionNames.filter((name) => storedNames.has(name))
  const isComplete = ({ option_values }: Named) => Object.keys(option_values).length === optionNames.length
  matchBy((variant) => (isComplete(variant) ? combinationKey(optionNames, variant.option_values) : null))
  matchBy(({ sku }) => sku)
  matchBy(({ option_values }) => combinationKey(common, option_values))
  const storedSkus = uniqueBy(stored, ({ sku }) => sku)
  return {
    take: (variant) => found.get(variant) ?? null,
    takeNamed({ sku, option_values }) {
      if (Object.keys(option_values).length > 0) return null
      const named = sku === null ? undefined : storedSkus.get(sku)
      const only = named ?? (stored.length === 1 ? stored[0] : undefined)
      return only && left.delete(only.id) ? only : null
    },
    rest: () => [...left.values()].sort((a, b) => a.position - b.position),
  }
}

/** Stored variants under the file's option names, where the same number of options has some other names: those are taken in their order. */
export function renameOptions(
  stored: readonly Variant[],
  storedNames: readonly string[],
  fileNames: readonly string[],
): readonly Variant[] {
  if (storedNames.length !== fileNames.length) return stored
  const former = storedNames.filter((name) => !fileNames.includes(name))
  const fresh = fileNames.filter((name) => !storedNames.includes(name))
  if (fresh.length === 0) return stored
  const formerOf = (name: string) => (storedNames.includes(name) ? name : (former[fresh.indexOf(name)] ?? ''))
  return stored.map((variant) => ({
    ...variant,
    option_values: Object.fromEntries(
      fileNames.map((name) => [name, optionValue(variant.option_values, formerOf(name))]),
    ),
  }))
}

function uniqueBy<V>(variants: readonly V[], keyOf: (variant: V) => string | null): Map<string, V> {
  const found = new Map<string, V>()
  const repeated = new Set<string>()
  for (const variant of variants) {
    const key = keyOf(variant)
    if (key === null) continue
    if (found.has(key)) repeated.add(key)
    found.set(key, variant)
  }
  for (const key of repeated) found.delete(key)
  return found
}

/** The stored variant with the fields that the file has, or a new one; title and position are set by the caller. */
export function mergeVariant(
  known: Variant | null,
  incoming: ImportedVariant,
  mediaId: string | null,
  newId: () => string,
): Variant {
  const base = known ?? { ...blankVariant(newId()), track_inventory: false }
  const merged: Variant = {
    ...base,
    sku: incoming.sku ?? base.sku,
    barcode: hasLostZeros(base.barcode, incoming.barcode) ? base.barcode : (incoming.barcode ?? base.barcode),
    option_values: Object.keys(incoming.option_values).length > 0 ? incoming.option_values : base.option_values,
    prices: mergePrices(base.prices, incoming.prices),
    unit_price_measure: incoming.unit_price_measure ?? base.unit_price_measure,
    weight_grams: incoming.weight_grams ?? base.weight_grams,
    requires_shipping: incoming.requires_shipping ?? base.requires_shipping,
    taxable: incoming.taxable ?? base.taxable,
    tax_class: incoming.tax_class ?? base.tax_class,
    inventory_policy: incoming.inventory_policy ?? base.inventory_policy,
    track_inventory: incoming.track_inventory ?? base.track_inventory,
    media_id: mediaId ?? base.media_id,
  }
  return merged
}

function mergePrices(stored: readonly Price[], incoming: readonly ImportedPrice[]): Price[] {
  const prices = new Map(stored.map((price) => [price.currency, price]))
  for (const { currency, amount, compare_at } of incoming) {
    const former = compare_at === undefined ? (prices.get(currency)?.compare_at ?? null) : compare_at
    prices.set(currency, { currency, amount, compare_at: former })
  }
  return [...prices.values()]
}
