import type { InitialStock } from '../domain/initial-stock.ts'
import { isSellable, type Variant } from '../domain/variant.ts'
import type { ImportedVariant, WithoutQuantity } from './imported-product.ts'

/** For those who do not choose: what was for sale where it comes from is for sale here. */
export const DEFAULT_WITHOUT_QUANTITY: WithoutQuantity = 'not_counted'

/** First stock that a file gives a variant. */
export interface ImportedStock {
  item: InitialStock
  /** Where the variant begins in the file; 0 when it is not in it. */
  line: number
  /** Whether the file says how many there are. */
  isCounted: boolean
}

export interface VariantStock {
  variant: Variant
  /** Null: inventory is told nothing. */
  stock: InitialStock | null
  /** The file says that it is tracked, or nothing, and does not say how many there are. */
  isWithoutQuantity: boolean
}

function uncounted(variant: Variant, choice: WithoutQuantity): Pick<VariantStock, 'variant'> & { stock: InitialStock } {
  const { id: variant_id, inventory_policy } = variant
  const tracked = choice !== 'not_counted'
  // The product keeps the policy that the merchant wants once stock is counted.
  const policy = choice === 'in_stock' ? 'continue' : inventory_policy
  return { variant: { ...variant, track_inventory: tracked }, stock: { variant_id, quantity: 0, tracked, policy } }
}

/** Without a say on stock: a known variant keeps what it has, a new one is counted by somebody who has one before it is sold. */
function leftOut(variant: Variant, known: Variant | null): VariantStock {
  if (known !== null) {
    const { track_inventory, inventory_policy } = known
    return { variant: { ...variant, track_inventory, inventory_policy }, stock: null, isWithoutQuantity: false }
  }
  const own = { ...variant, track_inventory: true, inventory_policy: 'deny' as const }
  const stock = { variant_id: variant.id, quantity: 0, tracked: true, policy: 'deny' as const }
  return { variant: own, stock, isWithoutQuantity: false }
}

/**
 * The stock of a variant that a file has, merged with the stored one already. `known` is what was stored: one that was there
 * before keeps its tracking where the file does not count and nobody chose.
 */
export function stockOf(
  variant: Variant,
  incoming: ImportedVariant,
  { known, choice }: { known: Variant | null; choice: WithoutQuantity | null },
): VariantStock {
  if (incoming.is_stock_left_out) return leftOut(variant, known)
  const { id: variant_id, inventory_policy: policy, track_inventory: tracked } = variant
  if (incoming.track_inventory === false || incoming.stock !== null) {
    const quantity = incoming.stock ?? 0
    const isNews = quantity !== 0 || (known !== null && known.track_inventory !== tracked)
    const stock = { variant_id, quantity, tracked, policy, ...(isNews ? { replace_uncounted: true as const } : {}) }
    return { variant, stock, isWithoutQuantity: false }
  }
  const isWithoutQuantity = incoming.is_tracker_given || known === null
  if (choice !== null && isWithoutQuantity) {
    const { variant: chosen, stock } = uncounted(variant, choice)
    return { variant: chosen, stock: { ...stock, replace_uncounted: true }, isWithoutQuantity }
  }
  if (known === null && incoming.stays_uncounted) {
    const isUnlimited = policy === 'continue'
    return {
      variant,
      stock: isUnlimited ? { variant_id, quantity: 0, tracked, policy } : null,
      isWithoutQuantity: false,
    }
  }
  if (known === null) return { ...uncounted(variant, DEFAULT_WITHOUT_QUANTITY), isWithoutQuantity }
  const kept = { ...variant, track_inventory: known.track_inventory }
  const isUnlimited = !kept.track_inventory || policy === 'continue'
  const stock = isUnlimited ? { variant_id, quantity: 0, tracked: kept.track_inventory, policy } : null
  return { variant: kept, stock, isWithoutQuantity: isWithoutQuantity && !kept.track_inventory }
}

/** The variant as shoppers see it before inventory has reported. */
export function withExpectedAvailability(variant: Variant, stock: InitialStock | null): Variant {
  const available = stock
    ? isSellable({ track_inventory: stock.tracked, inventory_policy: stock.policy }, stock.quantity)
    : isSellable(variant, null)
  return { ...variant, available }
}
