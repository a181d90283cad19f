/** Public life of a product: only `active` ones are seen by shoppers. */
export type ProductStatus = 'draft' | 'active' | 'archived'

/** What happens when tracked stock is used up: refuse the sale, or take it as a back-order. */
export type InventoryPolicy = 'deny' | 'continue'

/** A free attribute's value. */
export type AttributeValue = string | number | boolean | string[]

/** A variant's price in one currency; amounts are integer minor units (ISO 4217). */
export interface Price {
  currency: string
  amount: number
  /** The former or recommended price shown struck through; null = none. */
  compare_at: number | null
}

export interface ProductOption {
  name: string
  values: string[]
}

export interface Media {
  id: string
  url: string
  alt: string
  /** From 1, without holes. */
  position: number
  width?: number
  height?: number
  /** Where an import took the file from, when `url` has become our own copy: the key of a later import. */
  source_url?: string
}

export interface Variant {
  id: string
  sku: string | null
  barcode: string | null
  title: string
  /** Option name → value; exactly the product's options. */
  option_values: Record<string, string>
  prices: Price[]
  weight_grams: number | null
  requires_shipping: boolean
  taxable: boolean
  tax_class: string
  inventory_policy: InventoryPolicy
  track_inventory: boolean
  /** In or out of stock as last heard from the inventory service; never a level. */
  available: boolean
  media_id: string | null
  /** From 1, without holes. */
  position: number
}

/** A product as stored and as passed between the layers. Times are RFC 3339 UTC. */
export interface Product {
  id: string
  /** Unique; a Shopify handle where the product was imported. */
  slug: string
  title: string
  /** Sanitised HTML. */
  description: string
  /** The description's words without markup, for search and meta tags. */
  description_text: string
  vendor: string
  type: string
  tags: string[]
  status: ProductStatus
  published_at: string | null
  category_ids: string[]
  attributes: Record<string, AttributeValue>
  options: ProductOption[]
  media: Media[]
  variants: Variant[]
  seo: { title: string; description: string }
  /** Grows by one with every stored change; also the ETag. */
  version: number
  created_at: string
  updated_at: string
}

/** The smallest and largest price of a product in one currency, minor units. */
export interface PriceRange {
  min: Price
  max: Price
}

/** A variant's price in a currency, or null when it is not sold in it. */
export function priceIn(variant: Variant, currency: string): Price | null {
  return variant.prices.find((price) => price.currency === currency) ?? null
}

/** The range of a product's prices in a currency, or null when no variant is sold in it. */
export function priceRangeIn(product: Product, currency: string): PriceRange | null {
  let range: PriceRange | null = null
  for (const variant of product.variants) {
    const price = priceIn(variant, currency)
    if (!price) continue
    range ??= { min: price, max: price }
    if (price.amount < range.min.amount) range.min = price
    if (price.amount > range.max.amount) range.max = price
  }
  return range
}

/** Whether a shopper may see the product at a moment (RFC 3339 UTC). */
export function isPublished(product: Pick<Product, 'status' | 'published_at'>, now: string): boolean {
  if (product.status !== 'active' || product.published_at === null) return false
  return Date.parse(product.published_at) <= Date.parse(now)
}

/** Whether any variant can be bought. */
export function isAvailable(product: Pick<Product, 'variants'>): boolean {
  return product.variants.some((variant) => variant.available)
}
