import { StoaError } from '@stoa/sdk'
import type { LoaderFunctionArgs } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import { formatMoney } from '../lib/money.ts'
import { pictureUrl } from '../lib/pictures.server.ts'
import { visitOf } from '../lib/stoa.server.ts'

/** The API takes no longer words. */
const MAX_WORDS = 100
const LIMIT = 5

/** A line below a search field: words to search for, or a product. */
export interface Suggestion {
  text: string
  /** Where it leads. */
  to: string
  price: string | null
  picture: string | null
}

/** What could be meant by what somebody is typing. The search works without it, so a failure is an empty list. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { stoa, language, currency } = visitOf(context)
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, MAX_WORDS)
  if (q === '') return Response.json([])
  try {
    const { texts, products } = await stoa.search.suggest({ q, limit: LIMIT, locale: language, currency })
    const found: Suggestion[] = [
      ...texts.map((text) => ({
        text,
        to: pathIn(language, `/search?q=${encodeURIComponent(text)}`),
        price: null,
        picture: null,
      })),
      ...products.map(({ slug, title, price, image }) => ({
        text: title,
        to: pathIn(language, `/p/${slug}`),
        price: price && formatMoney(price, language),
        picture: image && `${pictureUrl(image.url)}${image.url.endsWith('.svg') ? '' : '?w=160&f=webp'}`,
      })),
    ]
    return Response.json(found)
  } catch (error) {
    if (error instanceof StoaError) return Response.json([])
    throw error
  }
}
