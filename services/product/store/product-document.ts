import type { Publishing } from '@stoa/kit/events/mongo-pending'
import type { Product } from '../domain/product.ts'
import { foldText } from '../domain/text.ts'
import type { IdempotencyRecord, ProductDocument } from './documents.ts'
import { toTranslationFields, translationsOf } from './translation-document.ts'

/** A product with what only its storage needs to know. */
export interface StoredProduct {
  product: Product
  /** Grows with every write of the document; guards the next one. */
  revision: number
  /** Variant id → inventory's version of what `available` says. */
  stockVersions: ReadonlyMap<string, number>
  requests: readonly IdempotencyRecord[]
  importMark: string | null
  /** What it is called in the files it is imported from, in small letters; null when it never was. */
  handle: string | null
  /** What files call it by its id in the other shop, where its handle is its SKU there; null when none has said. */
  handleById: string | null
  /** Slugs that it had; their addresses still answer. */
  formerSlugs: readonly string[]
  deleted: boolean
}

const MAX_STAFF_TERMS = 300
const KEPT_REQUESTS = 30

/** The product of a document. */
export function toProduct(document: ProductDocument): StoredProduct {
  const stock = new Map(document.stock.map((entry) => [entry.variant_id, entry]))
  const { _id: id, slug, title, description, description_text, vendor, type, tags, status, published_at } = document
  const { category_ids, options, media, seo, version, created_at, updated_at } = document
  const product: Product = {
    ...{ id, slug, title, description, description_text, vendor, type, tags, status, published_at, category_ids },
    attributes: Object.fromEntries(document.attributes.map(({ name, value }) => [name, value])),
    options,
    media,
    variants: document.variants.map((variant) => ({
      ...variant,
      option_values: Object.fromEntries(variant.option_values.map(({ name, value }) => [name, value])),
      unit_price_measure: variant.unit_price_measure ?? null,
      available: stock.get(variant.id)?.in_stock ?? false,
    })),
    ...{ seo, version, created_at, updated_at },
    translations: translationsOf(document),
  }
  return {
    product,
    revision: document.revision,
    stockVersions: new Map(document.stock.map((entry) => [entry.variant_id, entry.version])),
    requests: document.requests,
    importMark: document.import_mark,
    handle: document.handle ?? null,
    handleById: document.handle_by_id ?? null,
    formerSlugs: document.former_slugs ?? [],
    deleted: Boolean(document.deleted_at),
  }
}

/** Terms that staff find a product by. */
function searchableTermsOf(product: Product): string[] {
  const codes = product.variants.flatMap(({ sku, barcode }) => [sku, barcode]).filter((code) => code !== null)
  const text = [product.title, product.vendor, product.type, product.slug].join(' ')
  const terms = [...staffTermsOf(text), ...codes.flatMap((code) => [foldText(code), ...staffTermsOf(code)])]
  return [...new Set(terms)].slice(0, MAX_STAFF_TERMS)
}

/** Folded terms of a text, as the field `words` contains them. */
export function staffTermsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((term) => term !== '')
    .map((term) => term.slice(0, 60))
}

const pairs = <T>(record: Record<string, T>) => Object.entries(record).map(([name, value]) => ({ name, value }))

/** The document of a product, without what its writing adds. */
export function toDocument(stored: StoredProduct, touchedAt: Date): Omit<ProductDocument, keyof Publishing> {
  const { id, attributes, variants, translations, ...fields } = stored.product
  return {
    _id: id,
    ...fields,
    ...toTranslationFields(translations),
    attributes: pairs(attributes),
    variants: variants.map(({ option_values, available: _inStock, ...variant }) => ({
      ...variant,
      option_values: pairs(option_values),
    })),
    stock: variants.map((variant) => ({
      variant_id: variant.id,
      in_stock: variant.available,
      version: stored.stockVersions.get(variant.id) ?? 0,
    })),
    revision: stored.revision,
    touched_at: touchedAt,
    order_key: `${stored.product.created_at} ${id}`,
    words: searchableTermsOf(stored.product),
    requests: stored.requests.slice(-KEPT_REQUESTS),
    import_mark: stored.importMark,
    handle: stored.handle,
    handle_by_id: stored.handleById,
    former_slugs: [...stored.formerSlugs],
  }
}
