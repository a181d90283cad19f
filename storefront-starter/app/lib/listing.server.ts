import type { Facet, Money, Stoa } from '@stoa/sdk'
import { type Card, cardOf } from './cards.server.ts'
import { orErrorPage } from './error-page.server.ts'
import type { Language } from './languages.ts'
import { type ListingAddress, listingParams } from './listing-address.ts'

const PAGE_LENGTH = 24

/** A filter that a list offers, and how many products each of its values leaves. */
export interface Filter {
  /** Name of the field in the form: `vendor`, `option.Size`. */
  name: string
  /** What the shop calls it; null for fields that every shop has. */
  label: string | null
  values: readonly { value: string; label: string; count: number }[]
}

export interface Listing {
  cards: readonly Card[]
  total: number
  filters: readonly Filter[]
  /** What the search took the words for; null where it took them as they are. */
  correctedTo: string | null
  /** No product has all the words: these have some of them. */
  isLoose: boolean
  priceRange: { min: Money; max: Money } | null
  nextCursor: string | null
  previousCursor: string | null
}

interface ListingRequest {
  listing: ListingAddress
  currency: string
  language: Language
  /** What the page is about, by its slug; everything is searched otherwise. */
  within?: { category?: [string]; collection?: [string] }
}

/** One page of a list, with the filters that would change it. */
export async function readListing(
  stoa: Stoa,
  { listing, currency, language, within }: ListingRequest,
): Promise<Listing> {
  const fields = ['vendor', 'price', 'option.*']
  const { data, page, facets, query } = await orErrorPage(
    stoa.products.list({
      ...listingParams(listing, currency),
      locale: language,
      ...within,
      facets: within?.category ? fields : ['category', ...fields],
      include: ['total'],
      limit: PAGE_LENGTH,
    }),
  )
  return {
    cards: data.map(cardOf),
    total: page.total ?? data.length,
    filters: (facets ?? []).flatMap((facet) => filterOf(facet, listing)),
    correctedTo: query?.corrected_to ?? null,
    isLoose: query?.fallback ?? false,
    priceRange: facets?.find(({ field }) => field === 'price')?.range ?? null,
    nextCursor: page.next_cursor,
    previousCursor: page.prev_cursor,
  }
}

/** Values that are chosen stay on the list, also where no product is left with them. */
function filterOf({ field, label, values }: Facet, listing: ListingAddress): Filter[] {
  if (field === 'price') return []
  const chosen = (listing.filters.get(field) ?? []).filter((value) => !values.some((one) => one.value === value))
  const all = [...chosen.map((value) => ({ value, label: value, count: 0 })), ...values]
  const isChoice = all.length > 1 || chosen.length > 0
  return isChoice ? [{ name: field, label, values: all }] : []
}
