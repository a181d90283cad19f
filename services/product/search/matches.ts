import type { Bitset } from './bitset.ts'
import { facetField } from './entry.ts'
import type { FacetCount, FacetIndex } from './facets.ts'
import type { PriceColumns } from './prices.ts'
import type { SearchQuery } from './query.ts'

/** A condition of a query, as a test of slots. */
interface Condition {
  field: string
  isMet(slot: number): boolean
}

/** Evaluates what a query demands besides its text. */
export function conditionsOf(query: SearchQuery, facets: FacetIndex, prices: PriceColumns): Condition[] {
  const conditions: Condition[] = []
  for (const [field, values] of Object.entries(query.filters ?? {})) {
    if (values.length > 0) conditions.push({ field: facetField(field), isMet: facets.having(field, values) })
  }
  const { available } = query
  if (available !== undefined) {
    conditions.push({ field: 'available', isMet: facets.having('available', [String(available)]) })
  }
  const { gte, lte } = query.price ?? {}
  if (gte !== undefined || lte !== undefined) {
    const isMet = prices.within(query.currency, gte ?? 0, lte ?? Number.MAX_SAFE_INTEGER)
    conditions.push({ field: 'price', isMet })
  }
  return conditions
}

/** Which slots meet the conditions of a query. */
export class Matches {
  readonly #conditions: readonly Condition[]
  readonly #found: Int32Array | null
  readonly #members: Bitset
  readonly #known = new Map<string, Int32Array | null>()

  /** @param found the slots that the text finds, null without a text @param members every slot there is */
  constructor(conditions: readonly Condition[], found: Int32Array | null, members: Bitset) {
    this.#conditions = conditions
    this.#found = found
    this.#members = members
  }

  /** Whether a slot that the text finds meets every condition. */
  has(slot: number): boolean {
    for (const { isMet } of this.#conditions) if (!isMet(slot)) return false
    return true
  }

  /** The slots that meet every condition but that on one field (`except`); null = every slot does. */
  slots(except: string | null): Int32Array | null {
    const conditions = this.#conditions.filter(({ field }) => field !== except)
    const key = conditions.length === this.#conditions.length ? '' : (except ?? '')
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const slots = this.#slotsMeeting(conditions)
    this.#known.set(key, slots)
    return slots
  }

  #slotsMeeting(conditions: readonly Condition[]): Int32Array | null {
    if (conditions.length === 0) return this.#found
    const slots: number[] = []
    const take = (slot: number) => {
      for (const { isMet } of conditions) if (!isMet(slot)) return
      slots.push(slot)
    }
    if (this.#found) this.#found.forEach(take)
    else this.#members.forEach(take)
    return Int32Array.from(slots)
  }
}

/** Counts of a facet's values; the facet's own filter does not narrow them, so a shopper sees the alternatives. */
export function countFacet(field: string, query: SearchQuery, matches: Matches, facets: FacetIndex): FacetCount[] {
  const name = facetField(field)
  const { categoryGroups, facetValues = Number.POSITIVE_INFINITY } = query
  const slots = matches.slots(name)
  if (name !== 'category' || !categoryGroups) return facets.count(name, slots, facetValues)
  return facets.countGroups(name, slots, facetValues, categoryGroups)
}
