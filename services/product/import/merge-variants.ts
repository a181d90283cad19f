import { combinationKey, optionValue } from '../domain/option.ts'
import type { Price } from '../domain/price.ts'
import { blankVariant, type Variant } from '../domain/variant.ts'
import type { ImportedPrice, ImportedVariant } from './imported-product.ts'

/** Finds the stored variant that an imported one is, each at most once. */
export interface VariantMatcher {
  take(incoming: ImportedVariant): Variant | null
  /** The one that is meant where a file names no option values: by its SKU, or as the only one there is. */
  takeNamed(incoming: ImportedVariant): Variant | null
  /** The stored variants that the file does not have, in their order. */
  rest(): Variant[]
}

/**
 * Option values decide; a SKU helps only where the values are new (an option was renamed or added) and only when it
 * is unique on both sides, because Shopify lets SKUs repeat.
 */
export function createVariantMatcher(
  optionNames: readonly string[],
  stored: readonly Variant[],
  incoming: readonly ImportedVariant[],
): VariantMatcher {
  const left = new Map(stored.map((variant) => [variant.id, variant]))
  const wanted = new Set(incoming.map((variant) => combinationKey(optionNames, variant.option_values)))
  const byKey = new Map<string, Variant>()
  const free: Variant[] = []
  for (const variant of stored) {
    const key = combinationKey(optionNames, variant.option_values)
    const complete = Object.keys(variant.option_values).length === optionNames.length
    if (complete && wanted.has(key)) byKey.set(key, variant)
    else free.push(variant)
  }
  const bySku = uniqueBySku(free)
  const storedSkus = uniqueBySku(stored)
  const incomingSkus = uniqueBySku(incoming)
  return {
    take(variant) {
      const bySameValues = byKey.get(combinationKey(optionNames, variant.option_values))
      const sku = variant.sku ?? ''
      const found = bySameValues ?? (incomingSkus.has(sku) ? bySku.get(sku) : undefined)
      if (!found || !left.delete(found.id)) return null
      return found
    },
    takeNamed({ sku, option_values }) {
      if (Object.keys(option_values).length > 0) return null
      const named = sku === null ? undefined : storedSkus.get(sku)
      const found = named ?? (stored.length === 1 ? stored[0] : undefined)
      return found && left.delete(found.id) ? found : null
    },
    rest: () => [...left.values()].sort((a, b) => a.position - b.position),
  }
}

/** Stored variants under the file's option names, where the same number of options has other names. */
export function renameOptions(
  stored: readonly Variant[],
  storedNames: readonly string[],
  fileNames: readonly string[],
): readonly Variant[] {
  const renamed = storedNames.length === fileNames.length && !storedNames.some((name) => fileNames.includes(name))
  if (!renamed) return stored
  return stored.map((variant) => ({
    ...variant,
    option_values: Object.fromEntries(
      fileNames.map((name, index) => [name, optionValue(variant.option_values, storedNames[index] ?? '')]),
    ),
  }))
}

function uniqueBySku<V extends { sku: string | null }>(variants: readonly V[]): Map<string, V> {
  const found = new Map<string, V>()
  const repeated = new Set<string>()
  for (const variant of variants) {
    if (variant.sku === null) continue
    if (found.has(variant.sku)) repeated.add(variant.sku)
    found.set(variant.sku, variant)
  }
  for (const sku of repeated) found.delete(sku)
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
    barcode: incoming.barcode ?? base.barcode,
    option_values: Object.keys(incoming.option_values).length > 0 ? incoming.option_values : base.option_values,
    prices: mergePrices(base.prices, incoming.prices),
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
