import type { Bitset } from './bitset.ts'
import { facetField, facetValue } from './entry.ts'
import type { FacetCount, FacetIndex } from './facets.ts'
import type { PriceColumns } from './prices.ts'
import type { SearchQuery } from './query.ts'
import type { VariantConditions, VariantRows } from './variants.ts'

/** A condition of a query, as a test of slots. */
interface Condition {
  field: string
  isMet(slot: number): boolean
}

/** Where conditions are looked up. */
export interface Sources {
  facets: FacetIndex
  prices: PriceColumns
  variants: VariantRows
  /** Every slot there is. */
  members: Bitset
}

function conditionsOf(query: SearchQuery, { facets, prices }: Sources): Condition[] {
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

function isOfVariants(field: string): boolean {
  return field === 'available' || field === 'price' || field.startsWith('option.')
}

/** What one variant has to meet of a query, but for one field. */
function variantConditionsOf(query: SearchQuery, except: string | null): VariantConditions {
  const options = new Map<string, ReadonlySet<string>>()
  for (const [name, values] of Object.entries(query.filters ?? {})) {
    const field = facetField(name)
    const isOption = field.startsWith('option.') && field !== except && values.length > 0
    if (isOption) options.set(field, new Set(values.map(facetValue)))
  }
  const { currency, price } = query
  const { gte = 0, lte = Number.MAX_SAFE_INTEGER } = price ?? {}
  return {
    options,
    price: price && except !== 'price' ? { currency, gte, lte } : null,
    available: except === 'available' ? null : (query.available ?? null),
  }
}

/** Which slots meet the conditions of a query. */
export class Matches {
  readonly #query: SearchQuery
  readonly #conditions: readonly Condition[]
  readonly #found: Int32Array | null
  readonly #sources: Sources
  readonly #known = new Map<string, Int32Array | null>()
  readonly #meetsAll: (slot: number) => boolean

  /** @param found the slots that the text finds, null without a text */
  constructor(query: SearchQuery, found: Int32Array | null, sources: Sources) {
    this.#query = query
    this.#conditions = conditionsOf(query, sources)
    this.#found = found
    this.#sources = sources
    this.#meetsAll = this.#testOf(this.#conditions, null)
  }

  /** Whether a slot that the text finds meets every condition. */
  has(slot: number): boolean {
    return this.#meetsAll(slot)
  }

  /** The slots that meet every condition but that on one field (`except`); null = every slot does. */
  slots(except: string | null): Int32Array | null {
    const conditions = this.#conditions.filter(({ field }) => field !== except)
    const isNarrower = conditions.length < this.#conditions.length
    const key = isNarrower ? (except ?? '') : ''
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const slots =
      conditions.length === 0 ? this.#found : this.#select(this.#testOf(conditions, isNarrower ? except : null))
    this.#known.set(key, slots)
    return slots
  }

  /** Counts of a facet's values; the facet's own filter does not narrow them, so a shopper sees the alternatives. */
  count(name: string): FacetCount[] {
    const field = facetField(name)
    const { facets } = this.#sources
    const { categoryGroups, facetValues = Number.POSITIVE_INFINITY } = this.#query
    const slots = this.slots(field)
    if (field === 'category' && categoryGroups) return facets.countGroups(field, slots, facetValues, categoryGroups)
    const isNarrowed = this.#conditions.some((condition) => condition.field !== field && isOfVariants(condition.field))
    const isByVariant = isNarrowed && (field === 'available' || field.startsWith('option.'))
    if (!slots || !isByVariant) return facets.count(field, slots, facetValues)
    return this.#countByVariant(field, this.#candidates(field, slots), facetValues)
  }

  /** Where sold-out variants are wanted, those of products that are not sold out count too. */
  #candidates(field: string, slots: Int32Array): Int32Array {
    const { variants } = this.#sources
    const conditions = this.#conditions.filter((condition) => condition.field !== field)
    if (field === 'available' || this.#query.available !== false) return slots
    return this.#select((slot) =>
      conditions.every((condition) => (condition.field === 'available' && variants.has(slot)) || condition.isMet(slot)),
    )
  }

  /** Counts what the variants have that meet the other conditions. */
  #countByVariant(field: string, slots: Int32Array, most: number): FacetCount[] {
    const { facets, variants } = this.#sources
    const conditions = variantConditionsOf(this.#query, field)
    const withRows = slots.filter((slot) => variants.has(slot))
    const others = slots.filter((slot) => !variants.has(slot))
    const counts =
      field === 'available'
        ? new Map(
            [true, false].map((available) => [
              String(available),
              variants.count({ ...conditions, available }, withRows),
            ]),
          )
        : variants.countValues(field, conditions, withRows)
    return facets.countWith(field, others, counts, most)
  }

  #testOf(conditions: readonly Condition[], except: string | null): (slot: number) => boolean {
    const isOneVariant = conditions.filter(({ field }) => isOfVariants(field)).length > 1
    const { variants } = this.#sources
    // That a product is sold out says nothing of one of its variants.
    const own = conditions.filter(
      ({ field }) => !isOneVariant || field !== 'available' || this.#query.available !== false,
    )
    const left = conditions.filter((condition) => !own.includes(condition))
    const isMetByOne = isOneVariant ? variants.meeting(variantConditionsOf(this.#query, except)) : () => true
    return (slot) => {
      for (const { isMet } of own) if (!isMet(slot)) return false
      if (!isMetByOne(slot)) return false
      for (const { isMet } of left) if (!variants.has(slot) && !isMet(slot)) return false
      return true
    }
  }

  #select(isMet: (slot: number) => boolean): Int32Array {
    const slots: number[] = []
    const take = (slot: number) => {
      if (isMet(slot)) slots.push(slot)
    }
    if (this.#found) this.#found.forEach(take)
    else this.#sources.members.forEach(take)
    return Int32Array.from(slots)
  }
}
