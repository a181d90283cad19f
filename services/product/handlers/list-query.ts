import { invalidParameter } from '@stoa/kit/values/problem'
import type { CategoryTree } from '../domain/category.ts'
import type { Collections } from '../domain/collection.ts'
import type { Locales } from '../domain/localised.ts'
import type { SearchQuery, Sort } from '../search/search-index.ts'

/** The parameters of a product list as they were sent. */
export interface ListParameters {
  q?: string
  correct?: boolean
  category?: string[]
  collection?: string[]
  vendor?: string[]
  tag?: string[]
  type?: string[]
  'price[gte]'?: number
  'price[lte]'?: number
  available?: boolean
  sort?: Sort
  facets?: string[]
  include?: ('total' | 'media')[]
  limit?: number
  [family: `option.${string}` | `attribute.${string}`]: string | undefined
}

// Each condition and each facet looks at every product.
const MAX_FAMILY_FILTERS = 12
const MAX_FACETS = 20
const MAX_FACET_VALUES = 100

/** A value may hold a comma itself, so the whole counts as well as its parts. */
function valuesOf(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim())
  return [...new Set([text.trim(), ...parts])].filter((value) => value !== '')
}

function categoryIds(slugs: readonly string[], tree: CategoryTree): string[] {
  const ids = slugs.flatMap((slug) => tree.groups.get(tree.find(slug)?.id ?? '') ?? [])
  // An unknown category has no products; no condition at all would show every product.
  return ids.length > 0 ? [...new Set(ids)] : ['']
}

function filtersOf(parameters: ListParameters, tree: CategoryTree): Record<string, readonly string[]> {
  const { category, vendor, tag, type } = parameters
  const filters: Record<string, readonly string[]> = {}
  if (category) filters.category = categoryIds(category, tree)
  for (const [field, values] of Object.entries({ vendor, tag, type })) if (values) filters[field] = values
  const families = Object.entries(parameters).filter(([name]) => /^(option|attribute)\./.test(name))
  if (families.length > MAX_FAMILY_FILTERS) {
    throw invalidParameter(families[0]?.[0] ?? '', 'too_many', `At most ${MAX_FAMILY_FILTERS} options and attributes.`)
  }
  for (const [name, value] of families) if (typeof value === 'string') filters[name] = valuesOf(value)
  return filters
}

/** `option.*` stands for every option there is, as many as there is room for beside the facets asked for by name. */
function facetsOf(requested: readonly string[], optionNames: () => readonly string[]): string[] {
  const named = new Set(requested.filter((field) => field !== 'option.*'))
  const others = () =>
    optionNames()
      .map((name) => `option.${name}`)
      .filter((field) => !named.has(field))
  const room = MAX_FACETS - named.size
  return [...new Set(requested.flatMap((field) => (field === 'option.*' ? others().slice(0, room) : [field])))]
}

/** The products of some collections, and the order of the only one where none is asked for. */
function collectionsOf(
  { q, collection, sort }: ListParameters,
  collections: Collections,
): Pick<SearchQuery, 'collections' | 'sort' | 'orderOf'> {
  if (!collection) return { sort }
  const found = new Set(collection.flatMap((slug) => collections.find(slug) ?? []))
  // An unknown collection has no products.
  const ids = [...found].map(({ id }) => id)
  const [only, ...others] = found
  if (!only || others.length > 0 || sort !== undefined || q?.trim()) return { collections: ids, sort }
  return only.sort === 'manual' ? { collections: ids, orderOf: only.id } : { collections: ids, sort: only.sort }
}

/** The search of a list, without the position of its page. */
export function readListQuery(
  parameters: ListParameters,
  context: {
    tree: CategoryTree
    collections: Collections
    currency: string
    locales: Locales
    optionNames: () => readonly string[]
  },
): SearchQuery {
  const { q, available, facets, include, limit = 20 } = parameters
  const { tree, collections, currency, locales, optionNames } = context
  const price = { gte: parameters['price[gte]'], lte: parameters['price[lte]'] }
  return {
    text: q?.trim() || undefined,
    isExact: parameters.correct === false,
    filters: filtersOf(parameters, tree),
    available,
    price: price.gte === undefined && price.lte === undefined ? undefined : price,
    currency,
    locales,
    ...collectionsOf(parameters, collections),
    limit,
    facets: facets && facetsOf(facets, optionNames),
    facetValues: MAX_FACET_VALUES,
    categoryGroups: tree.groups,
    total: include?.includes('total'),
  }
}
