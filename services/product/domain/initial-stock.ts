import type { InventoryPolicy, Variant } from './variant.ts'

/** First stock of a variant, as inventory takes it. */
export interface InitialStock {
  variant_id: string
  quantity: number
  tracked: boolean
  policy: InventoryPolicy
  /** Instead of `quantity`, what each location has. */
  locations?: { name: string; quantity: number }[]
  /** Whether it also holds for a variant that inventory knows and that was never counted. */
  replace_uncounted?: true
}

/**
 * The first stock of variants. One without a quantity gets a level only where stock does not limit the sale; where it does,
 * the level stays unknown until somebody counts.
 */
export function initialStockOf(variants: readonly Variant[], quantities: ReadonlyMap<string, number>): InitialStock[] {
  return variants.flatMap((variant) => {
    const { id: variant_id, track_inventory: tracked, inventory_policy: policy } = variant
    const quantity = quantities.get(variant_id)
    const isUnlimited = !tracked || policy === 'continue'
    return quantity !== undefined || isUnlimited ? [{ variant_id, quantity: quantity ?? 0, tracked, policy }] : []
  })
}
