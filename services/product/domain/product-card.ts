import { type ListedTranslation, type Locales, listedTexts } from './localised.ts'
import type { Media } from './media.ts'
import { optionValue, type ProductOption } from './option.ts'
import { displayPrices, type PriceRange, priceRangeIn } from './price-range.ts'
import { isAvailable, type Product } from './product.ts'
import { valueStates } from './selection.ts'
import { type Translations, UNTRANSLATED } from './translation.ts'

type CardImage = Pick<Media, 'url' | 'alt' | 'width' | 'height' | 'color'>

/** A value of an option as a list may show it. */
export interface CardSwatch {
  option: string
  value: string
  label: string
  /** Address. */
  image: string | null
  color: string | null
  available: boolean
}

const MAX_TAGS = 10
const MAX_SWATCHES = 8

/** What lists need of a product, in every currency it is sold in: made once, kept while its revision lasts. */
export interface CardSource {
  revision: number
  id: string
  slug: string
  title: string
  translations: Translations<ListedTranslation>
  vendor: string
  type: string
  image: CardImage | null
  second_image: CardImage | null
  tags: readonly string[]
  available: boolean
  updated_at: string
  /** Of each option whether its values can be bought, in their order. */
  availability: readonly (readonly boolean[])[]
  /** Empty where no option has values with pictures of their own. */
  swatches: readonly Omit<CardSwatch, 'label'>[]
  options: ProductOption[]
  default_variant_id: string | null
  /** Currency → range of prices. */
  prices: Record<string, PriceRange>
}

export function cardSourceOf(product: Product, revision: number): CardSource {
  const { id, slug, title, vendor, type, options, variants, updated_at } = product
  const currencies = new Set(variants.flatMap((variant) => variant.prices.map((price) => price.currency)))
  const prices: CardSource['prices'] = {}
  for (const currency of currencies) {
    const range = priceRangeIn(product, currency)
    if (range) prices[currency] = range
  }
  const [first, second] = product.media
  return {
    ...{ revision, id, slug, title, vendor, type, options, prices },
    translations: listedTranslations(product),
    image: first ? imageOf(first) : null,
    second_image: second ? imageOf(second) : null,
    tags: product.tags.slice(0, MAX_TAGS),
    updated_at,
    availability: options.map((option) => availabilityOf(product, option)),
    swatches: swatchesOf(product),
    available: isAvailable(product),
    default_variant_id: variants.length === 1 ? (variants[0]?.id ?? null) : null,
  }
}

function availabilityOf({ variants }: Product, { name, values }: ProductOption): boolean[] {
  const states = valueStates(variants, new Map(), name)
  return values.map((value) => states.get(value)?.available ?? false)
}

/** The first option whose values differ in the pictures of their variants. */
function swatchesOf(product: Product): CardSource['swatches'] {
  const pictures = new Map(product.media.map((media) => [media.id, media]))
  for (const option of product.options) {
    const pictureOf = new Map<string, Media>()
    for (const { option_values, media_id } of product.variants) {
      const picture = pictures.get(media_id ?? '')
      const value = optionValue(option_values, option.name)
      if (picture && !pictureOf.has(value)) pictureOf.set(value, picture)
    }
    if (new Set(pictureOf.values()).size < 2) continue
    const available = availabilityOf(product, option)
    return option.values.slice(0, MAX_SWATCHES).map((value, at) => {
      const { url = null, color = null } = pictureOf.get(value) ?? {}
      return { option: option.name, value, image: url, color, available: available[at] ?? false }
    })
  }
  return []
}

/** Without descriptions. */
function listedTranslations({ translations }: Product): CardSource['translations'] {
  if (translations === UNTRANSLATED) return UNTRANSLATED
  return Object.fromEntries(
    Object.entries(translations).map(([locale, { title, options }]) => [
      locale,
      { ...(title === undefined ? {} : { title }), ...(options ? { options } : {}) },
    ]),
  )
}

/** A picture as shoppers see it. */
export function imageOf({ url, alt, width, height, color }: Media): CardSource['image'] {
  return { url, alt, ...(width && height ? { width, height } : {}), ...(color ? { color } : {}) }
}

/** How a list shows its products: the currency is an ISO 4217 code. */
export interface CardView {
  currency: string
  locales: Locales
  /** With its second picture, and what of its options has pictures and can be bought. */
  hasMedia?: boolean
}

/** The entry of a list. */
export function cardIn(source: CardSource, { currency, locales, hasMedia = false }: CardView) {
  const { revision: _revision, prices, translations: _all, options, ...fields } = source
  const { second_image, swatches, availability, ...card } = fields
  const { title, locale, names } = listedTexts(source, locales)
  const shown = options.map(({ name, values }, at) => ({
    ...{ name, label: names.option(name), values },
    labels: values.map((value) => names.value(name, value)),
    ...(hasMedia ? { available: [...(availability[at] ?? [])] } : {}),
  }))
  const labelled = (swatch: (typeof swatches)[number]) => ({
    ...swatch,
    label: names.value(swatch.option, swatch.value),
  })
  return {
    ...{ ...card, tags: [...card.tags], title, locale, options: shown },
    ...displayPrices(prices[currency] ?? null, currency),
    ...(hasMedia ? { second_image, swatches: swatches.map(labelled) } : {}),
  }
}

export type ProductCard = ReturnType<typeof cardIn>
