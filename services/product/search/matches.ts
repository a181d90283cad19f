import type { Bitset } from './bitset.ts'
import { type ConditionSources, Conditions } from './conditions.ts'
import { facetField } from './entry.ts'
import type { FacetCount } from './facets.ts'
import { ALL_MET, MaskedSlots } from './masks.ts'
import type { SearchQuery } from './query.ts'

/** Where a query is looked up. */
export interface Sources extends ConditionSources {
  /** Every slot there is. */
  members: Bitset
}

// Masks of values and options, and the query; a value with its count.
const OWN_BYTES = 20_000
const COUNT_BYTES = 100

/** Which slots meet the conditions of a query. Each slot is looked at once, for all facets together. */
export class Matches {
  readonly query: SearchQuery
  readonly #conditions: Conditions
  readonly #found: Int32Array | null
  readonly #sources: Sources
  readonly #slotsOf = new Map<number, Int32Array>()
  readonly #counts = new Map<string, FacetCount[]>()
  #masked: MaskedSlots | null = null
  #candidates: MaskedSlots | null = null
  /** By the bit of the facets. */
  readonly #withoutVariants = new Map<number, Int32Array>()
  readonly #countsByVariant = new Map<number, Map<string, Map<string, number>>>()

  /** @param found the slots that the text finds, null without a text */
  constructor(query: SearchQuery, found: Int32Array | null, sources: Sources) {
    this.query = query
    this.#conditions = new Conditions(query, sources)
    this.#found = found
    this.#sources = sources
  }

  /** Forgets what it has looked at on the way, and returns about how many bytes are kept of what it found. */
  settle(): number {
    this.#masked = null
    this.#candidates = null
    this.#withoutVariants.clear()
    this.#countsByVariant.clear()
    let bytes = OWN_BYTES
    for (const slots of this.#slotsOf.values()) bytes += slots.byteLength
    for (const counts of this.#counts.values()) bytes += counts.length * COUNT_BYTES
    return bytes
  }

  /** Whether a slot that the text finds meets every condition. */
  has(slot: number): boolean {
    return this.#conditions.isEmpty || (this.#conditions.at(slot) & ALL_MET) !== 0
  }

  /** The slots that meet every condition but that on one field (`except`); null = every slot does. */
  slots(except: string | null): Int32Array | null {
    if (!this.#conditions.isBeside(except)) return this.#found
    const bit = this.#conditions.bitOf(except)
    const slots = this.#slotsOf.get(bit) ?? this.#maskedSlots().with(bit)
    this.#slotsOf.set(bit, slots)
    return slots
  }

  /** Counts of a facet's values; the facet's own filter does not narrow them, so a shopper sees the alternatives. */
  count(name: string): FacetCount[] {
    const field = facetField(name)
    // One field may be asked for in several spellings.
    const counts = this.#counts.get(field) ?? this.#count(field)
    this.#counts.set(field, counts)
    return counts
  }

  #count(field: string): FacetCount[] {
    const { facets, collections } = this.#sources
    const { categoryGroups, facetValues = Number.POSITIVE_INFINITY } = this.query
    const slots = this.slots(field)
    if (field === 'collection') return collections.count(slots, facetValues)
    if (field === 'category' && categoryGroups) return facets.countGroups(field, slots, facetValues, categoryGroups)
    const isOfVariants = field === 'available' || field.startsWith('option.')
    if (!slots || !isOfVariants || !this.#conditions.isOfVariantsBeside(field)) {
      return facets.count(field, slots, facetValues)
    }
    return facets.countWith(field, this.#othersOf(field, slots), this.#countByVariant(field, slots), facetValues)
  }

  /** The slots whose product is its only variant. */
  #othersOf(field: string, slots: Int32Array): Int32Array {
    const bit = this.#conditions.bitOf(field)
    const others = this.#withoutVariants.get(bit) ?? without(slots, (slot) => this.#sources.variants.has(slot))
    this.#withoutVariants.set(bit, others)
    return others
  }

  /** Counts what the variants have that meet the other conditions. */
  #countByVariant(field: string, slots: Int32Array): Map<string, number> {
    const { ofVariants } = this.#conditions
    const bit = this.#conditions.bitOf(field)
    if (field === 'available') return ofVariants.countAvailable(bit, slots)
    const counts =
      this.#countsByVariant.get(bit) ??
      ofVariants.countValues(this.#optionsOf(bit), bit, this.#countedSlots(bit, slots))
    this.#countsByVariant.set(bit, counts)
    return counts.get(field) ?? new Map()
  }

  /** The facets of options that look at the same slots: all but those with a condition of their own. */
  #optionsOf(bit: number): string[] {
    const fields = (this.query.facets ?? []).map(facetField)
    return [...new Set(fields)].filter((field) => field.startsWith('option.') && this.#conditions.bitOf(field) === bit)
  }

  /** Sold-out variants of products that are not sold out count too. */
  #countedSlots(bit: number, slots: Int32Array): Int32Array {
    if (this.query.available !== false) return slots
    if (!this.#candidates) {
      this.#candidates = this.#allSlots()
      this.#conditions.narrowToCandidates(this.#candidates)
    }
    return this.#candidates.with(bit)
  }

  #maskedSlots(): MaskedSlots {
    if (!this.#masked) {
      this.#masked = this.#allSlots()
      this.#conditions.narrow(this.#masked)
    }
    return this.#masked
  }

  #allSlots(): MaskedSlots {
    return new MaskedSlots(this.#found?.slice() ?? this.#sources.members.toArray())
  }
}

function without(slots: Int32Array, isOut: (slot: number) => boolean): Int32Array {
  const left = new Int32Array(slots.length)
  let count = 0
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] ?? 0
    if (!isOut(slot)) left[count++] = slot
  }
  return left.subarray(0, count)
}
