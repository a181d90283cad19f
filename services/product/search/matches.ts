import { compareText } from '../domain/text.ts'
import { Bitset } from './bitset.ts'
import { facetField } from './entry.ts'
import type { FacetCount, FacetIndex } from './facets.ts'
import type { PriceColumns } from './prices.ts'
import type { SearchQuery } from './query.ts'

/** The conditions of a query, each as the set of slots that meet it. */
export type Conditions = ReadonlyMap<string, Bitset>

/** Evaluates each condition of a query by itself. */
export function conditionsOf(
  query: SearchQuery,
  facets: FacetIndex,
  prices: PriceColumns,
  text: Bitset | null,
): Conditions {
  const conditions = new Map<string, Bitset>()
  if (text) conditions.set('text', text)
  const collect = (field: string, values: readonly string[]) => {
    const slots = new Bitset()
    facets.collect(field, values, slots)
    conditions.set(facetField(field), slots)
  }
  for (const [field, values] of Object.entries(query.filters ?? {})) {
    if (values.length > 0) collect(field, values)
  }
  if (query.available !== undefined) collect('available', [String(query.available)])
  const { gte, lte } = query.price ?? {}
  if (gte !== undefined || lte !== undefined) {
    const slots = new Bitset()
    prices.collect(query.currency, gte ?? 0, lte ?? Number.MAX_SAFE_INTEGER, slots)
    conditions.set('price', slots)
  }
  return conditions
}

/** The slots that meet every condition but one (`except`, a field); null = every slot does. */
export function matchesOf(conditions: Conditions, except: string | null): Bitset | null {
  const sets = [...conditions].filter(([field]) => field !== except).map(([, slots]) => slots)
  const [first, ...others] = sets.sort((a, b) => a.blocks.length - b.blocks.length)
  if (!first) return null
  if (others.length === 0) return first
  const matches = first.clone()
  for (const other of others) matches.intersect(other)
  return matches
}

/** Counts of a facet's values; the facet's own filter does not narrow them, so a shopper sees the alternatives. */
export function countFacet(
  field: string,
  query: SearchQuery,
  conditions: Conditions,
  facets: FacetIndex,
): FacetCount[] {
  const name = facetField(field)
  const matches = matchesOf(conditions, name)
  if (name !== 'category' || !query.categoryGroups) return facets.count(name, matches)
  const counts: FacetCount[] = []
  for (const [value, ids] of query.categoryGroups) {
    const slots = new Bitset()
    facets.collect('category', ids, slots)
    if (matches) slots.intersect(matches)
    const count = slots.count()
    if (count > 0) counts.push({ value, count })
  }
  return counts.sort((a, b) => b.count - a.count || compareText(a.value, b.value))
}
