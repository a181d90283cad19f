import type { Product } from '../domain/product.ts'
import { slugOfHandle } from '../domain/slug.ts'
import { foldText, normalizeLine } from '../domain/text.ts'
import type { ImportedProduct, RejectedRow } from './imported-product.ts'

const folded = (text: string) => foldText(normalizeLine(text))

function haveCommon<T>(some: readonly (T | null)[], others: readonly (T | null)[]): boolean {
  const known = new Set(some.filter((one) => one !== null))
  return others.some((one) => one !== null && known.has(one))
}

/** `lamp`, or `lamp-2` where others had it first. */
const isSlugOf = (slug: string, wanted: string) =>
  slug === wanted || (slug.startsWith(`${wanted}-`) && /^\d+$/.test(slug.slice(wanted.length + 1)))

/** Whether anything but its id says that a product of a file is the stored one. A file without names says nothing else. */
export function isSame(
  product: Product,
  slugs: readonly string[],
  { title, address, variants, media }: ImportedProduct,
) {
  if (title === null || folded(title) === folded(product.title)) return true
  const wanted = slugOfHandle(address ?? title)
  const stored = product.variants
  return (
    slugs.some((slug) => isSlugOf(slug, wanted)) ||
    haveCommon(
      stored.map(({ sku }) => sku),
      variants.map(({ sku }) => sku),
    ) ||
    haveCommon(
      stored.map(({ barcode }) => barcode),
      variants.map(({ barcode }) => barcode),
    ) ||
    haveCommon(
      product.media.map(({ url, source_url }) => source_url ?? url),
      media.map(({ url }) => url),
    )
  )
}

/**
 * Why a product that has nothing but the id of the stored one may not take its place, or null. Every WordPress counts its ids from one, so
 * that two shops have the same ones.
 */
export function otherProductProblem(
  stored: Product,
  formerSlugs: readonly string[],
  imported: ImportedProduct,
): RejectedRow | null {
  if (!imported.is_named_by_id || isSame(stored, [stored.slug, ...formerSlugs], imported)) return null
  const detail =
    `"${imported.title}" has the ID of "${stored.title}" (${stored.slug}), and nothing else of it: no name, address, SKU, barcode ` +
    'or picture. If it is another product, give it an SKU; if it is that one under a new name, rename it here first'
  return { line: imported.line, column: null, code: 'id_of_other_product', detail }
}
