import type { CollectionIndex } from './collections.ts'
import { facetField, facetValue } from './entry.ts'
import type { FacetIndex } from './facets.ts'
import { ALL_MET, bitsOf, EVERY, type MaskedSlots, type SlotMask } from './masks.ts'
import type { PriceColumns } from './prices.ts'
import type { SearchQuery } from './query.ts'
import type { VariantConditions, VariantMasks } from './variant-masks.ts'
import type { VariantRows } from './variants.ts'

/** Where conditions are looked up. */
export interface ConditionSources {
  collections: CollectionIndex
  facets: FacetIndex
  prices: PriceColumns
  variants: VariantRows
}

interface Wish {
  field: string
  values: readonly string[]
}

export function isOfVariants(field: string): boolean {
  return field === 'available' || field === 'price' || field.startsWith('option.')
}

/** The conditions of one query, and which facets still count a product that does not meet them all. */
export class Conditions implements Omit<SlotMask, 'miss'> {
  readonly #query: SearchQuery
  readonly #sources: ConditionSources
  readonly #wishes: readonly Wish[]
  readonly #fields: readonly string[]
  readonly #bits: ReadonlyMap<string, number>
  /** What the product as a whole has to meet; that it is sold out says nothing of one of its variants. */
  readonly #masks: readonly SlotMask[]
  readonly #soldOut: SlotMask | null
  /** Bits of facets whose own condition leaves at most one on variants: then the product is all there is to look at. */
  readonly #byProduct: number
  #variantMasks: VariantMasks | null = null

  constructor(query: SearchQuery, sources: ConditionSources) {
    this.#query = query
    this.#sources = sources
    this.#wishes = wishesOf(query)
    const { gte, lte } = query.price ?? {}
    const isPriced = gte !== undefined || lte !== undefined
    const { collections } = query
    this.#fields = [
      ...this.#wishes.map(({ field }) => field),
      ...(isPriced ? ['price'] : []),
      ...(collections ? ['collection'] : []),
    ]
    this.#bits = bitsOf((query.facets ?? []).map(facetField).filter((field) => this.#fields.includes(field)))
    const masks = this.#wishes.map(({ field, values }) => sources.facets.having(field, values, this.#missOf(field)))
    const soldOutAt = query.available === false ? this.#fields.indexOf('available') : -1
    this.#soldOut = masks[soldOutAt] ?? null
    const ofProduct = masks.filter((_, at) => at !== soldOutAt)
    const all = [
      ...ofProduct,
      ...(isPriced ? [sources.prices.within(this.#priceBounds())] : []),
      ...(collections ? [sources.collections.having(collections, this.#missOf('collection'))] : []),
    ]
    // First those that leave nothing of what does not meet them, so that the others look at less.
    this.#masks = [...all.filter(({ miss }) => miss === 0), ...all.filter(({ miss }) => miss !== 0)]
    this.#byProduct = this.#bitsByProduct()
  }

  get isEmpty(): boolean {
    return this.#fields.length === 0
  }

  /** Whether there is a condition on any other field. */
  isBeside(field: string | null): boolean {
    return this.#fields.some((one) => one !== field)
  }

  /** Whether there is a condition on another field that one variant has to meet. */
  isOfVariantsBeside(field: string): boolean {
    return this.#fields.some((one) => one !== field && isOfVariants(one))
  }

  /** The bit of a facet; that of all conditions where it has none of its own. */
  bitOf(field: string | null): number {
    return this.#bits.get(field ?? '') ?? ALL_MET
  }

  /** For which bits a slot meets the conditions. */
  at(slot: number): number {
    let mask = EVERY
    for (const condition of this.#masks) {
      mask &= condition.at(slot)
      if (mask === 0) return 0
    }
    return this.#withVariants(slot, mask)
  }

  narrow(found: MaskedSlots): void {
    for (const condition of this.#masks) condition.narrow(found)
    const isByProduct = this.#byProduct === EVERY
    if (isByProduct) this.#soldOut?.narrow(found)
    else this.#keep(found, (slot, mask) => this.#withVariants(slot, mask))
  }

  /** The same, but that of a product with variants one that is sold out may be wanted. */
  narrowToCandidates(found: MaskedSlots): void {
    const { variants } = this.#sources
    for (const condition of this.#masks) condition.narrow(found)
    this.#keep(found, (slot, mask) => (variants.has(slot) ? mask : mask & this.#soldOutAt(slot)))
  }

  /** What variants meet. Made when it is needed: it is looked up for all options that variants have. */
  get ofVariants(): VariantMasks {
    this.#variantMasks ??= this.#sources.variants.masks(this.#variantConditions())
    return this.#variantMasks
  }

  /** What is left of a mask when variants and what is sold out are looked at. */
  #withVariants(slot: number, mask: number): number {
    const ofVariants = mask & ~this.#byProduct
    if (ofVariants === 0 || !this.#sources.variants.has(slot)) return mask & this.#soldOutAt(slot)
    return (mask & this.#byProduct & this.#soldOutAt(slot)) | this.ofVariants.at(slot, ofVariants)
  }

  #soldOutAt(slot: number): number {
    return this.#soldOut ? this.#soldOut.at(slot) : EVERY
  }

  #keep(found: MaskedSlots, maskOf: (slot: number, mask: number) => number): void {
    const { slots, masks, count } = found
    found.count = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at] ?? 0
      const mask = maskOf(slot, masks[at] ?? 0)
      if (mask === 0) continue
      slots[found.count] = slot
      masks[found.count++] = mask
    }
  }

  #missOf(field: string): number {
    return this.#bits.get(field) ?? 0
  }

  #bitsByProduct(): number {
    const ofVariants = this.#fields.filter(isOfVariants)
    if (ofVariants.length <= 1) return EVERY
    let bits = 0
    for (const [field, bit] of this.#bits) if (ofVariants.filter((one) => one !== field).length <= 1) bits |= bit
    return bits
  }

  #priceBounds() {
    const { gte = 0, lte = Number.MAX_SAFE_INTEGER } = this.#query.price ?? {}
    return { currency: this.#query.currency, gte, lte, miss: this.#missOf('price') }
  }

  #variantConditions(): VariantConditions {
    const options = this.#wishes.filter(({ field }) => field.startsWith('option.'))
    const { available } = this.#query
    return {
      options: options.map(({ field, values }) => ({
        ...{ field, wanted: new Set(values.map(facetValue)), miss: this.#missOf(field) },
      })),
      price: this.#fields.includes('price') ? this.#priceBounds() : null,
      available: available === undefined ? null : { wanted: available, miss: this.#missOf('available') },
    }
  }
}

/** What is wanted of a product, availability included. */
function wishesOf({ filters = {}, available }: SearchQuery): Wish[] {
  const wishes = Object.entries(filters).map(([name, values]) => ({ field: facetField(name), values }))
  if (available !== undefined) wishes.push({ field: 'available', values: [String(available)] })
  return wishes.filter(({ values }) => values.length > 0)
}
