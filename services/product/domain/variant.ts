import { DomainError } from '@stoa/kit/values/problem'
import { type Media, mediaIdOf } from './media.ts'
import { type ProductOption, variantTitle } from './option.ts'
import { type Price, type PriceInput, pricesFrom } from './price.ts'
import type { PriceHistory } from './price-history.ts'
import { normalizeLine } from './text.ts'
import { checkedMeasure, type UnitPriceMeasure } from './unit-price.ts'

/** What happens when tracked stock is used up: refuse the sale, or take it as a back-order. */
export type InventoryPolicy = 'deny' | 'continue'

export interface Variant {
  id: string
  sku: string | null
  barcode: string | null
  title: string
  /** Option name → value; exactly the product's options. */
  option_values: Record<string, string>
  prices: Price[]
  /** Absent where no price that shoppers saw has changed. */
  price_history?: PriceHistory[]
  unit_price_measure: UnitPriceMeasure | null
  weight_grams: number | null
  requires_shipping: boolean
  taxable: boolean
  tax_class: string
  inventory_policy: InventoryPolicy
  track_inventory: boolean
  /** In or out of stock, as inventory reported last; never a level. */
  available: boolean
  media_id: string | null
  /** From 1, without holes. */
  position: number
}

/** Fields of a variant that staff may set at any time; what is undefined stays. */
export interface VariantFields {
  sku?: string | null
  barcode?: string | null
  option_values?: Record<string, string>
  prices?: PriceInput[]
  unit_price_measure?: UnitPriceMeasure | null
  weight_grams?: number | null
  requires_shipping?: boolean
  taxable?: boolean
  tax_class?: string
  media_id?: string | null
  position?: number
}

/** Fields of a new variant. */
export interface VariantInput extends VariantFields {
  inventory_policy?: InventoryPolicy
  track_inventory?: boolean
  /** Units of its initial stock, which inventory keeps. */
  quantity?: number
  media_url?: string
}

/** A variant before anything is known of it. */
export function blankVariant(id: string): Variant {
  return {
    ...{ id, sku: null, barcode: null, title: '', option_values: {}, prices: [], weight_grams: null },
    unit_price_measure: null,
    ...{ requires_shipping: true, taxable: true, tax_class: 'standard', inventory_policy: 'deny' },
    ...{ track_inventory: true, available: false, media_id: null, position: 0 },
  }
}

/** Whether a new variant can be bought before inventory has reported: always where stock does not limit the sale. */
export function isSellable(
  variant: Pick<Variant, 'track_inventory' | 'inventory_policy'>,
  quantity: number | null | undefined,
): boolean {
  return !variant.track_inventory || variant.inventory_policy === 'continue' || (quantity ?? 0) > 0
}

function codeOf(code: string | null | undefined): string | null | undefined {
  return typeof code === 'string' ? normalizeLine(code) || null : code
}

function optionValuesOf(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, normalizeLine(value)]))
}

/** A variant with the given fields changed; `media` are the pictures of its product. */
export function withVariantFields(
  variant: Variant,
  fields: VariantInput,
  { media, pointer }: { media: readonly Media[]; pointer: string },
): Variant {
  const mediaId = mediaIdOf(media, fields, pointer)
  const { sku = variant.sku, barcode = variant.barcode } = { sku: codeOf(fields.sku), barcode: codeOf(fields.barcode) }
  return {
    ...variant,
    sku,
    barcode,
    option_values: fields.option_values ? optionValuesOf(fields.option_values) : variant.option_values,
    prices: fields.prices ? pricesFrom(fields.prices, `${pointer}/prices`) : variant.prices,
    unit_price_measure: fields.unit_price_measure
      ? checkedMeasure(fields.unit_price_measure, `${pointer}/unit_price_measure`)
      : fields.unit_price_measure === undefined
        ? variant.unit_price_measure
        : null,
    weight_grams: fields.weight_grams === undefined ? variant.weight_grams : fields.weight_grams,
    requires_shipping: fields.requires_shipping ?? variant.requires_shipping,
    taxable: fields.taxable ?? variant.taxable,
    tax_class: fields.tax_class ?? variant.tax_class,
    media_id: mediaId === undefined ? variant.media_id : mediaId,
  }
}

/** A new variant from what staff sent; `media` are the pictures of its product. */
export function newVariant(
  id: string,
  input: VariantInput,
  where: { media: readonly Media[]; pointer: string },
): Variant {
  const { inventory_policy = 'deny', track_inventory = true, quantity } = input
  const blank = { ...blankVariant(id), inventory_policy, track_inventory }
  return withVariantFields({ ...blank, available: isSellable(blank, quantity) }, input, where)
}

/** Variants in order, with the titles and positions that follow from it. */
export function withPositions(options: readonly ProductOption[], variants: readonly Variant[]): Variant[] {
  const names = options.map((option) => option.name)
  return variants.map((variant, index) => ({
    ...variant,
    title: variantTitle(names, variant.option_values),
    position: index + 1,
  }))
}

/** The variants without one of them; the last one cannot be removed. */
export function variantsWithout(variants: readonly Variant[], id: string): Variant[] {
  const rest = variants.filter((variant) => variant.id !== id)
  if (rest.length === 0) throw new DomainError('invalid_state', 'A product keeps at least one variant.')
  return rest
}

/** The variants with one of them changed, and moved to `position` where one is given. */
export function variantsWith(variants: readonly Variant[], changed: Variant, position: number | undefined): Variant[] {
  if (position === undefined) return variants.map((variant) => (variant.id === changed.id ? changed : variant))
  const rest = variants.filter((variant) => variant.id !== changed.id)
  return [...rest.slice(0, position - 1), changed, ...rest.slice(position - 1)]
}
