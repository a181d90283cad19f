import { parsePrice } from './money.ts'

/** Everything that an address says about a list of products. */
export interface ListingAddress {
  q: string
  /** What is searched for is what was typed, also where nothing is called so. */
  isExact: boolean
  sort: Sort | null
  /** Values by the field of the API they are for: `vendor`, `category`, `option.Size`. */
  filters: ReadonlyMap<string, readonly string[]>
  onlyAvailable: boolean
  /** As typed, in the currency that is shown. */
  priceFrom: string
  priceTo: string
  cursor: string | null
}

export const sorts = ['relevance', 'newest', 'price', '-price', 'title'] as const

type Sort = (typeof sorts)[number]

/** More is not typed by anyone, and the API would refuse it. */
const MAX_VALUES = 20
const FILTER = /^(vendor|category|option\..{1,100})$/

export function parseListing(search: URLSearchParams): ListingAddress {
  const names = [...new Set(search.keys())].filter((name) => FILTER.test(name))
  const values = (name: string) => [...new Set(search.getAll(name).filter(Boolean))].slice(0, MAX_VALUES)
  const sort = search.get('sort')
  return {
    q: (search.get('q') ?? '').trim().slice(0, 200),
    isExact: search.get('exact') === '1',
    sort: sorts.find((one) => one === sort) ?? null,
    filters: new Map(names.map((name) => [name, values(name)] as const).filter(([, list]) => list.length > 0)),
    onlyAvailable: search.get('available') === '1',
    priceFrom: (search.get('price_from') ?? '').trim(),
    priceTo: (search.get('price_to') ?? '').trim(),
    cursor: search.get('cursor'),
  }
}

/** The query of an address, `?q=mug&sort=price`, or nothing. */
export function listingQuery(listing: ListingAddress): string {
  const search = new URLSearchParams()
  if (listing.q) search.set('q', listing.q)
  if (listing.q && listing.isExact) search.set('exact', '1')
  for (const [name, values] of listing.filters) for (const value of values) search.append(name, value)
  if (listing.onlyAvailable) search.set('available', '1')
  if (listing.priceFrom) search.set('price_from', listing.priceFrom)
  if (listing.priceTo) search.set('price_to', listing.priceTo)
  if (listing.sort) search.set('sort', listing.sort)
  if (listing.cursor) search.set('cursor', listing.cursor)
  const query = search.toString()
  return query === '' ? '' : `?${query}`
}

/** The same list on its first page, without one value of a filter. */
export function withoutFilter(listing: ListingAddress, name: string, value: string): ListingAddress {
  const left = (listing.filters.get(name) ?? []).filter((one) => one !== value)
  const filters = new Map(listing.filters)
  if (left.length > 0) filters.set(name, left)
  else filters.delete(name)
  return { ...listing, filters, cursor: null }
}

/** The same list with no filter at all; what was searched for stays. */
export function withoutFilters(listing: ListingAddress): ListingAddress {
  return { ...listing, filters: new Map(), onlyAvailable: false, priceFrom: '', priceTo: '', cursor: null }
}

export function isFiltered(listing: ListingAddress): boolean {
  return listing.filters.size > 0 || listing.onlyAvailable || listing.priceFrom !== '' || listing.priceTo !== ''
}

/** What the API is asked for. Prices that are none are left out. */
export function listingParams(listing: ListingAddress, currency: string) {
  const [from, to] = [parsePrice(listing.priceFrom, currency), parsePrice(listing.priceTo, currency)]
  const options = [...listing.filters].filter(([name]) => name.startsWith('option.'))
  const listed = (name: string) => listing.filters.get(name)
  const [vendor, category] = [listed('vendor'), listed('category')]
  return {
    ...(listing.q ? { q: listing.q } : {}),
    ...(listing.q && listing.isExact ? { correct: false } : {}),
    ...(listing.sort && (listing.q || listing.sort !== 'relevance') ? { sort: listing.sort } : {}),
    ...(vendor ? { vendor: [...vendor] } : {}),
    ...(category ? { category: [...category] } : {}),
    ...(listing.onlyAvailable ? { available: true } : {}),
    ...(from === undefined ? {} : { 'price[gte]': from }),
    ...(to === undefined ? {} : { 'price[lte]': to }),
    ...(listing.cursor ? { cursor: listing.cursor } : {}),
    ...Object.fromEntries(options.map(([name, values]) => [name, values.join(',')])),
    currency,
  }
}
