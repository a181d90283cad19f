import type { Money } from '@stoa/kit/values/money'
import { DomainError } from '@stoa/kit/values/problem'
import type { Cart, CartItem, ChosenOption } from './cart.ts'
import { localesOf } from './translated-name.ts'

/** What the product service says of a variant now. */
export type Quote = Omit<CartItem, 'id' | 'quantity' | 'unit_price' | 'compare_at' | 'options'> & {
  unit_price: Money | null
  compare_at?: Money | null
  options?: readonly Pick<ChosenOption, 'name' | 'value'>[]
  /** In every language that the product has texts in. */
  translations?: readonly QuotedTexts[]
}

/** What a variant is called in a language, its options in their order. */
export interface QuotedTexts extends Pick<CartItem, 'title' | 'variant_title'> {
  locale: string
  options: readonly Pick<ChosenOption, 'label' | 'value_label'>[]
}

/** A quote with a price: it can be sold in this currency. */
export type Offer = Omit<CartItem, 'id' | 'quantity'>

/** What prices and texts are read in: an ISO 4217 currency and the buyer's language (BCP 47). */
export type QuotedIn = Pick<Cart, 'currency' | 'locale'>

/** What some variants cost now, in one currency. */
export interface Quotes {
  currency: string
  /** By variant; those that cannot be sold have none. */
  offers: ReadonlyMap<string, Offer>
}

/** The texts of a line in a language, each as it falls back. */
function textsIn(
  {
    title,
    variant_title,
    options = [],
    translations = [],
  }: Pick<Quote, 'title' | 'variant_title' | 'options' | 'translations'>,
  locales: readonly string[],
): Pick<CartItem, 'title' | 'variant_title'> & { options: ChosenOption[] } {
  const tag = locales.find((locale) => translations.some((texts) => texts.locale === locale))
  const texts = translations.find(({ locale }) => locale === tag)
  const chosen = options.map(({ name, value }, index) => {
    const { label = name, value_label = value } = texts?.options[index] ?? {}
    return { name, value, label, value_label }
  })
  return { title: texts?.title ?? title, variant_title: texts?.variant_title ?? variant_title, options: chosen }
}

export function quotesOf({ currency, locale }: QuotedIn, data: readonly Quote[]): Quotes {
  const offers = new Map<string, Offer>()
  const locales = localesOf(locale)
  for (const quote of data) {
    const { unit_price, compare_at, translations: _all, ...rest } = quote
    if (unit_price?.currency !== currency) continue
    const prices = { unit_price: unit_price.amount, compare_at: compare_at?.amount ?? null }
    offers.set(quote.variant_id, { ...rest, ...prices, ...textsIn(quote, locales) })
  }
  return { currency, offers }
}

/** One variant's offer, or 422 that names the field behind it. */
export function offerOf(quotes: Quotes, variantId: string, pointer: string): Offer {
  const offer = quotes.offers.get(variantId)
  if (offer) return offer
  const detail = `${variantId} cannot be bought in ${quotes.currency}.`
  throw new DomainError('unprocessable', detail, {
    errors: [{ pointer, code: 'unavailable', detail }],
    lines: [{ variant_id: variantId, reason: 'unavailable' }],
  })
}
