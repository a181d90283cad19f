import type { Message } from './message.ts'
import { oneLineTexts } from './plain-text.ts'

/** Who asked to be told, as the inventory service says it. */
interface Request {
  variant_id: string
  email: string
  locale: string
  client: string | null
  token: string
}

interface Texts {
  locale: string
  title: string
  variant_title: string | null
}

/** What is back, as the product service says it. */
export interface Variant {
  slug: string
  title: string
  variant_title: string | null
  options?: { name: string; value: string }[]
  translations?: Texts[]
}

/** The texts in a language (BCP 47), or in the one that it is a kind of; else as staff first wrote them. */
function textsIn({ title, variant_title, translations = [] }: Variant, locale: string): Omit<Texts, 'locale'> {
  const wanted = locale.toLowerCase()
  const [language] = wanted.split('-')
  const found = [wanted, language].flatMap((tag) => translations.filter((each) => each.locale.toLowerCase() === tag))
  return found[0] ?? { title, variant_title }
}

/** The page of the product with the variant chosen, below the address of the storefront. */
function pathOf({ slug, options = [] }: Variant): string {
  const choice = new URLSearchParams(options.map(({ name, value }) => [name, value]))
  return `/p/${slug}${choice.size > 0 ? `?${choice}` : ''}`
}

/** A variant as mails show it. */
export const shownVariant = (variant: Variant, locale: string) => ({
  ...oneLineTexts(textsIn(variant, locale)),
  path: pathOf(variant),
})

/** Told once, to whoever asked: anybody may have given somebody else's address. */
export function backInStockOf(
  { email: to, locale, client, token, variant_id }: Request,
  variant: Variant,
  unsubscribe_token: string,
): Message {
  const product = shownVariant(variant, locale)
  const counted = { client, cap: 'back-in-stock' } as const
  return {
    template: 'back-in-stock',
    to,
    locale,
    reference: variant_id,
    scope: { product, token, unsubscribe_token },
    ...counted,
  }
}
