import { isDeepStrictEqual } from 'node:util'
import { initialStockOf } from '../domain/initial-stock.ts'
import type { Media } from '../domain/media.ts'
import { optionsOf, optionValue, variantTitle } from '../domain/option.ts'
import { withPriceHistory } from '../domain/price-history.ts'
import { blankProduct, type Product } from '../domain/product.ts'
import type { Variant } from '../domain/variant.ts'
import type { ImportedProduct, ImportedVariant, WithoutQuantity } from './imported-product.ts'
import { hasLostZeros, mergeAttributes, mergePublishedAt } from './merge-kinds.ts'
import { mergeMedia } from './merge-media.ts'
import { type ImportedStock, stockOf, withExpectedAvailability } from './merge-stock.ts'
import { createVariantMatcher, mergeVariant, renameOptions } from './merge-variants.ts'

/** What a merge needs from outside. */
export interface MergeContext {
  /** Of a new product. */
  slug: string
  /** Of a known product, where the file gives it another; null = it keeps the one that it has. */
  newSlug: string | null
  newId(kind: 'product' | 'variant' | 'media'): string
  /** Ids of the categories that the file names; empty = it names none. */
  categoryIds: readonly string[]
  /** What the merchant chose for variants without a quantity; null = nothing. */
  withoutQuantity: WithoutQuantity | null
  /** RFC 3339 UTC. */
  now: string
}

/** The outcome of a merge; without a change `product` is the stored one. */
export interface MergeResult {
  changed: boolean
  product: Product
  /** To be set where inventory has none yet. */
  stock: ImportedStock[]
  /** Lines of variants that came without a quantity. */
  withoutQuantity: number[]
  /** Lines of variants that keep the zeros before their barcode. */
  zerosKept: number[]
  /** Variants of a file that only changes known ones, and that the product does not have. */
  unknown: ImportedVariant[]
  /** Of a known product that the file brings whole: what the file and the product do not have in common; null = nothing. */
  apart: OtherVariants | null
}

/** Added and kept ones are for sale after the import, and may be the same goods under other names. */
export interface OtherVariants {
  /** Variants of the file that the product did not have. */
  added: ImportedVariant[]
  /** How many variants the product keeps that the file does not have. */
  kept: number
  /** How many it loses, because they do not fit the options of the file. */
  dropped: number
}

/**
 * Brings a product of a file together with the stored one. What the file carries wins; what it does not carry (an empty
 * cell, a currency, a picture or a variant it does not know) stays as the merchant left it. Products are recognised by
 * handle, variants by option values, then by SKU, pictures by their address; so a second import changes nothing.
 */
export function mergeImported(existing: Product | null, imported: ImportedProduct, context: MergeContext): MergeResult {
  const title = imported.title ?? existing?.title ?? ''
  // A new product stays a draft where the file has neither Status nor Published: nothing says that it may be shown.
  const base = existing ?? blankProduct({ id: context.newId('product'), slug: context.slug, title, now: context.now })
  const media = mergeMedia(base.media, imported.media, () => context.newId('media'))
  const { variants, ...found } = mergeVariants(base, imported, media, context)
  const status = imported.status ?? base.status
  const next: Product = {
    ...base,
    slug: existing ? (context.newSlug ?? base.slug) : base.slug,
    title,
    description: imported.description ?? base.description,
    description_text: imported.description_text ?? base.description_text,
    vendor: imported.vendor ?? base.vendor,
    type: imported.type ?? base.type,
    tags: imported.tags ?? base.tags,
    status,
    published_at:
      mergePublishedAt(base.published_at, imported.published_at) ?? (status === 'active' ? context.now : null),
    // Categories given by hand stay; the file's own is added, first on a new product.
    category_ids: [...new Set([...base.category_ids, ...context.categoryIds])],
    attributes: mergeAttributes(base.attributes, imported.attributes),
    options: optionsAfter(base, imported, variants),
    media,
    variants,
    seo: {
      title: imported.seo.title ?? base.seo.title,
      description: imported.seo.description ?? base.seo.description,
    },
  }
  if (existing && isDeepStrictEqual(existing, next)) return { changed: false, product: existing, ...found }
  if (!existing) return { changed: true, product: next, ...found }
  const dated = withPriceHistory(existing, next, context.now)
  return { changed: true, product: { ...dated, version: existing.version + 1, updated_at: context.now }, ...found }
}

/** The options of the product; a file without variants leaves them alone. */
function optionsAfter(base: Product, imported: ImportedProduct, variants: readonly Variant[]) {
  const isUntouched = imported.missing.length > 0 && imported.variants.length === 0
  return isUntouched ? base.options : optionsOf(optionNamesOf(base, imported), variants)
}

/** The names of the product's options: those of the file, or the stored ones where it has none. */
function optionNamesOf(base: Product, imported: ImportedProduct): string[] {
  return imported.option_names ?? base.options.map((option) => option.name)
}

function mergeVariants(base: Product, imported: ImportedProduct, media: readonly Media[], context: MergeContext) {
  const names = optionNamesOf(base, imported)
  const isPartial = imported.missing.length > 0
  const mediaIds = new Map(media.map((item) => [item.source_url ?? item.url, item.id]))
  const storedNames = base.options.map((option) => option.name)
  const stored = renameOptions(base.variants, storedNames, names)
  const matcher = createVariantMatcher(names, stored, imported.variants)
  const stock: ImportedStock[] = []
  const withoutQuantity: number[] = []
  const zerosKept: number[] = []
  const unknown: ImportedVariant[] = []
  const added: ImportedVariant[] = []
  const listed = imported.variants.flatMap((incoming) => {
    const known = matcher.take(incoming) ?? (isPartial ? matcher.takeNamed(incoming) : null)
    if (!known) (isPartial ? unknown : added).push(incoming)
    if (!known && isPartial) return []
    if (hasLostZeros(known?.barcode ?? null, incoming.barcode)) zerosKept.push(incoming.line)
    const mediaId = incoming.image_url === null ? null : (mediaIds.get(incoming.image_url) ?? null)
    const merged = mergeVariant(known, incoming, mediaId, () => context.newId('variant'))
    const found = stockOf(merged, incoming, { known, choice: context.withoutQuantity })
    const { line } = incoming
    if (found.stock) stock.push({ item: found.stock, line, isCounted: incoming.stock !== null })
    if (found.isWithoutQuantity) withoutQuantity.push(line)
    return [known ? found.variant : withExpectedAvailability(found.variant, found.stock)]
  })
  // A variant the file does not know stays, unless the product's options have changed so that it no longer fits.
  const rest = matcher.rest()
  const own = rest.filter((variant) => isPartial || fits(variant, names))
  const all = isPartial ? [...listed, ...own].sort((a, b) => a.position - b.position) : [...listed, ...own]
  const variants = all.map((variant, index) => ({
    ...variant,
    title: variantTitle(names, variant.option_values),
    position: index + 1,
  }))
  const others = initialStockOf(own, new Map()).map((item) => ({ item, line: 0, isCounted: false }))
  const apart = isPartial || rest.length === 0 ? null : { added, kept: own.length, dropped: rest.length - own.length }
  return { variants, stock: [...stock, ...others], withoutQuantity, zerosKept, unknown, apart }
}

function fits(variant: Variant, names: readonly string[]): boolean {
  const own = Object.keys(variant.option_values)
  return (
    names.length > 0 &&
    own.length === names.length &&
    names.every((name) => optionValue(variant.option_values, name) !== '')
  )
}
