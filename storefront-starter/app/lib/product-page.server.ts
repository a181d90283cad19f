import { type Media, type Product, type Stoa, StoaError, type Variant } from '@stoa/sdk'
import { choicesOf, selectionOf } from './choice.ts'
import { orErrorPage } from './error-page.server.ts'
import { pictureOf } from './pictures.server.ts'
import { shop } from './shop.server.ts'
import type { Visit } from './stoa.server.ts'
import { type Stock, stockOf } from './stock.ts'

const MAX_DESCRIPTION = 160

/** A product with the variant that an address chooses, else with the first that can be bought. */
export async function readProduct({ stoa, currency, language }: Visit, slug: string, search: URLSearchParams) {
  const shown = { currency, locale: language, variants: 'selected' } as const
  const selection = selectionOf(search)
  const product = await orErrorPage(stoa.products.get(slug, { ...shown, ...selection }))
  const isNone = product.selected_variant === null && Object.keys(selection).length > 0
  // A combination that there is no more, say of an old link.
  return isNone ? await orErrorPage(stoa.products.get(slug, shown)) : product
}

/** What the page of a product shows; less than the API tells, whatever the number of variants. */
export async function readProductPage(stoa: Stoa, product: Product) {
  const variant = product.selected_variant
  const level = variant?.available && variant.price ? await levelOf(stoa, variant.id) : undefined
  const [category = null] = product.categories
  return {
    slug: product.slug,
    title: product.title,
    vendor: product.vendor,
    description: product.description,
    summary: product.seo.description || plainText(product.description),
    seoTitle: product.seo.title || product.title,
    isAvailable: product.available,
    attributes: attributesOf(product),
    category: category && { slug: category.slug, name: category.name },
    pictures: picturesOf(product, variant),
    options: variant ? choicesOf(product) : [],
    variant: variant && {
      id: variant.id,
      sku: variant.sku,
      price: variant.price,
      compareAt: variant.compare_at,
      lowest: variant.lowest_30d,
      unitPrice: variant.unit_price,
      // Of what is not sold in the currency nothing is promised. Where the stock cannot be read, what the product says of itself holds.
      stock: variant.price ? (level ? stockOf(level) : saidStock(variant)) : null,
      stockAddress: variant.price ? stockAddress(variant.id) : null,
    },
  }
}

export type ProductPage = Awaited<ReturnType<typeof readProductPage>>

/** A page is made without it: where a network has asked too often, or inventory is away, its stream tells the stock later. */
async function levelOf(stoa: Stoa, variantId: string) {
  try {
    return (await stoa.availability.get({ variant_id: [variantId] })).data[0]
  } catch (error) {
    if (error instanceof StoaError) return undefined
    throw error
  }
}

const saidStock = ({ available }: Variant): Stock => ({ kind: available ? 'in_stock' : 'sold_out' })

/** Where browsers are told of its stock; null where they cannot reach the API. */
function stockAddress(variantId: string): string | null {
  return (
    shop.apiForScripts && `${shop.apiForScripts}/v1/availability/stream?variant_id=${encodeURIComponent(variantId)}`
  )
}

/** The picture of the variant comes first. */
function picturesOf({ media }: Product, variant: Variant | null) {
  const own = (one: Media) => (one.id === variant?.media_id ? 0 : 1)
  return [...media].sort((one, other) => own(one) - own(other) || one.position - other.position).map(pictureOf)
}

/** Attributes for people: those of feeds begin with the name of whom they are for. */
function attributesOf({ attributes }: Product) {
  return Object.entries(attributes)
    .filter(([name]) => !name.startsWith('google_'))
    .map(([name, value]) => ({ name: titleOf(name), value: Array.isArray(value) ? value.join(', ') : value }))
}

function titleOf(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** For the head of the page only, where it is text again. */
function plainText(html: string): string {
  const text = html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return text.length <= MAX_DESCRIPTION ? text : `${text.slice(0, MAX_DESCRIPTION - 1)}…`
}
