import type { Media } from './media.ts'
import type { ProductOption } from './option.ts'
import { type ProductTranslation, type Translations, UNTRANSLATED } from './translation.ts'
import type { Variant } from './variant.ts'

/** Public life of a product: only `active` ones are seen by shoppers. */
export type ProductStatus = 'draft' | 'active' | 'archived'

/** A free attribute's value. */
export type AttributeValue = string | number | boolean | string[]

/** A product as stored and as passed between the layers. Times are RFC 3339 UTC. */
export interface Product {
  id: string
  /** Unique; a Shopify handle where the product was imported. */
  slug: string
  title: string
  /** Sanitised HTML. */
  description: string
  /** The text of the description without markup, for search and meta tags. */
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
  translations: Translations<ProductTranslation>
  /** Grows by one with every stored change; also the ETag. */
  version: number
  created_at: string
  updated_at: string
}

/** A product before anything but its name is known of it. */
export function blankProduct({
  id,
  slug,
  title,
  now,
}: {
  id: string
  slug: string
  title: string
  now: string
}): Product {
  return {
    ...{ id, slug, title, description: '', description_text: '', vendor: '', type: '', tags: [] },
    ...{ status: 'draft', published_at: null, category_ids: [], attributes: {} },
    ...{ options: [], media: [], variants: [], seo: { title: '', description: '' } },
    translations: UNTRANSLATED,
    ...{ version: 1, created_at: now, updated_at: now },
  }
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
