import { isCurrency } from '@stoa/kit/values/money'
import { DomainError, invalidField } from '@stoa/kit/values/problem'
import { variantTitle } from './option.ts'
import type { InventoryPolicy, Price, Product, ProductOption, Variant } from './product.ts'
import { normalizeLine } from './text.ts'

export interface PriceInput {
  currency: string
  amount: number
  compare_at?: number | null
}

/** Fields of a variant that staff may set at any time; what is undefined stays. */
export interface VariantFields {
  sku?: string | null
  barcode?: string | null
  option_values?: Record<string, string>
  prices?: PriceInput[]
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
  /** Units to put on the shelf; no part of the variant itself. */
  quantity?: number
  media_url?: string
}

/** One price for each currency; throws for a currency named twice, or one there is not. */
function pricesOf(inputs: readonly PriceInput[], pointer: string): Price[] {
  const seen = new Set<string>()
  return inputs.map(({ currency, amount, compare_at = null }, index) => {
    const at = `${pointer}/${index}/currency`
    if (!isCurrency(currency)) throw invalidField(at, 'currency', `ISO 4217 has no currency ${currency}.`)
    if (seen.has(currency)) {
      throw invalidField(at, 'repeated', `There is a price in ${currency} already.`)
    }
    seen.add(currency)
    return { currency, amount, compare_at }
  })
}

function codeOf(code: string | null | undefined): string | null | undefined {
  return typeof code === 'string' ? normalizeLine(code) || null : code
}

function mediaIdOf(product: Product, input: VariantInput, pointer: string): string | null | undefined {
  if (input.media_url !== undefined) {
    const media = product.media.find(({ url, source_url }) => url === input.media_url || source_url === input.media_url)
    if (!media) throw invalidField(`${pointer}/media_url`, 'unknown', 'The product has no picture with this address.')
    return media.id
  }
  const { media_id } = input
  if (typeof media_id === 'string' && !product.media.some(({ id }) => id === media_id)) {
    throw invalidField(`${pointer}/media_id`, 'unknown', 'The product has no picture with this id.')
  }
  return media_id
}

function optionValuesOf(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, normalizeLine(value)]))
}

/** Lays fields over a variant. */
export function withVariantFields(product: Product, variant: Variant, fields: VariantInput, pointer: string): Variant {
  const mediaId = mediaIdOf(product, fields, pointer)
  const { sku = variant.sku, barcode = variant.barcode } = { sku: codeOf(fields.sku), barcode: codeOf(fields.barcode) }
  return {
    ...variant,
    sku,
    barcode,
    option_values: fields.option_values ? optionValuesOf(fields.option_values) : variant.option_values,
    prices: fields.prices ? pricesOf(fields.prices, `${pointer}/prices`) : variant.prices,
    weight_grams: fields.weight_grams === undefined ? variant.weight_grams : fields.weight_grams,
    requires_shipping: fields.requires_shipping ?? variant.requires_shipping,
    taxable: fields.taxable ?? variant.taxable,
    tax_class: fields.tax_class ?? variant.tax_class,
    media_id: mediaId === undefined ? variant.media_id : mediaId,
  }
}

/** A new variant of a product; it can be bought at once only if stock does not stand in the way. */
export function variantOf(
  product: Product,
  input: VariantInput,
  pointer: string,
  context: { newId(kind: 'variant'): string },
): Variant {
  const { inventory_policy = 'deny', track_inventory = true, quantity = 0 } = input
  const blank: Variant = {
    ...{ id: context.newId('variant'), sku: null, barcode: null, title: '', option_values: {}, prices: [] },
    ...{ weight_grams: null, requires_shipping: true, taxable: true, tax_class: 'standard' },
    ...{ inventory_policy, track_inventory, media_id: null, position: product.variants.length + 1 },
    available: !track_inventory || inventory_policy === 'continue' || quantity > 0,
  }
  return withVariantFields(product, blank, input, pointer)
}

/** Variants in order, with the titles and positions that follow from it. */
export function placeVariants(options: readonly ProductOption[], variants: readonly Variant[]): Variant[] {
  const names = options.map((option) => option.name)
  return variants.map((variant, index) => ({
    ...variant,
    title: variantTitle(names, variant.option_values),
    position: index + 1,
  }))
}

/** The options of a product with the values that a variant brings; existing values keep their order. */
export function widenOptions(options: readonly ProductOption[], variant: Variant): ProductOption[] {
  return options.map((option) => {
    const value = variant.option_values[option.name]
    const isNew = value !== undefined && value !== '' && !option.values.includes(value)
    return isNew ? { ...option, values: [...option.values, value] } : option
  })
}

/** The variants without one of them; the last one stays. */
export function withoutVariant(product: Product, variantId: string): Variant[] {
  const rest = product.variants.filter((variant) => variant.id !== variantId)
  if (rest.length === 0) throw new DomainError('invalid_state', 'A product keeps at least one variant.')
  return rest
}

/** The variants with one of them changed, and moved where its new position says. */
export function withVariant(variants: readonly Variant[], changed: Variant, position: number | undefined): Variant[] {
  if (position === undefined) return variants.map((variant) => (variant.id === changed.id ? changed : variant))
  const rest = variants.filter((variant) => variant.id !== changed.id)
  return [...rest.slice(0, position - 1), changed, ...rest.slice(position - 1)]
}
