import { type CollectionRules, dependsOnTime } from '../domain/collection-rules.ts'
import { compareText } from '../domain/text.ts'
import { Bitset } from './bitset.ts'
import { ChosenOrder } from './chosen-order.ts'
import type { FacetCount } from './facets.ts'
import type { SlotMask } from './masks.ts'
import { MemberMask } from './member-mask.ts'
import { readList, type Saved, type Write, writeList } from './pieces.ts'
import {
  type CategoryGroups,
  lookupOfEach,
  lookupOfMany,
  type RuleSources,
  ruleTest,
  type SlotTest,
} from './rule-test.ts'

/** A collection as the index sees it. */
export interface SearchCollection {
  id: string
  version: number
  /** Null: it holds the products that were chosen for it. */
  rules: CollectionRules | null
  product_ids: readonly string[]
}

/** Which products are in which collections. */
export interface SearchCollections {
  /**
   * Takes all collections as they are now; what products are in one follows its rules from then on. Category ids of rules stand
   * for their groups.
   * @param now milliseconds since 1970: what ages in rules are counted from
   */
  set(collections: readonly SearchCollection[], categoryGroups: CategoryGroups, now: number): void
  /** Looks again at collections whose rules are about ages. */
  refresh(now: number): void
  /** How many products are in a collection. */
  sizeOf(id: string): number
  /** How many products meet rules. */
  countMeeting(rules: CollectionRules): number
}

interface Kept {
  collection: SearchCollection
  /** The slots that are in it now. */
  slots: Bitset
  /** Whether a slot belongs to it. */
  test: SlotTest
  chosen: ChosenOrder | null
}

interface Source extends Omit<RuleSources, 'createdAt'> {
  members: Bitset
  idOf(slot: number): string
  slotOf(id: string): number | undefined
  /** Called when a collection holds other products, unless it is a product that has changed. */
  onChange(): void
}

const NONE: CategoryGroups = new Map()

/** Which slots are in which collections: a bit for each slot and collection, kept as products and rules change. */
export class CollectionIndex implements SearchCollections {
  readonly #source: Source & RuleSources
  readonly #created: number[] = []
  #kept: ReadonlyMap<string, Kept> = new Map()
  #groups = NONE
  /** The moment that rules are compared with, milliseconds since 1970. */
  #now = 0

  constructor(source: Source) {
    this.#source = { ...source, createdAt: (slot) => this.#created[slot] ?? 0 }
  }

  /** Takes all collections as they are now, and looks at all products for those that have changed. */
  set(collections: readonly SearchCollection[], groups: CategoryGroups, now: number): void {
    this.#source.onChange()
    const isOtherTree = groups !== this.#groups
    this.#groups = groups
    this.#now = now
    this.#kept = new Map(
      collections.map((collection) => {
        const known = this.#kept.get(collection.id)
        const isSame = known?.collection.version === collection.version && !(isOtherTree && isByCategory(collection))
        return [collection.id, known && isSame ? known : this.#made(collection)]
      }),
    )
  }

  /** Looks again at the collections that hold other products as time passes. */
  refresh(now: number): void {
    this.#now = now
    for (const kept of this.#kept.values()) {
      const { rules } = kept.collection
      if (!rules || !dependsOnTime(rules)) continue
      kept.slots = this.#meeting(rules)
      this.#source.onChange()
    }
  }

  /** Call when the slot has its new facets, prices and title. */
  put(slot: number, createdMs: number): void {
    this.#created[slot] = createdMs
    for (const { slots, test } of this.#kept.values()) {
      if (test(slot, this.#now)) slots.add(slot)
      else slots.delete(slot)
    }
  }

  remove(slot: number): void {
    for (const { slots } of this.#kept.values()) slots.delete(slot)
  }

  save(write: Write): Promise<void> {
    return writeList(write, this.#created.length, (from, to) => this.#created.slice(from, to))
  }

  /** The collections themselves are not saved: `set` follows. */
  restore(saved: Saved): Promise<void> {
    return readList<number[]>(saved, (created) => void this.#created.push(...created))
  }

  /** The condition to be in any of some collections. */
  having(ids: readonly string[], miss: number): SlotMask {
    const [first = new Bitset(), ...others] = ids.flatMap((id) => this.#kept.get(id)?.slots ?? [])
    if (others.length === 0) return new MemberMask(first, miss)
    const any = first.clone()
    for (const slots of others) any.addAll(slots)
    return new MemberMask(any, miss)
  }

  /** How many slots are in a collection. */
  sizeOf(id: string): number {
    return this.#kept.get(id)?.slots.count() ?? 0
  }

  /** How many of some slots (null = all) are in each collection, those with most of them first. */
  count(slots: Int32Array | null, most: number): FacetCount[] {
    const wanted = slots && Bitset.of(slots)
    const counts = [...this.#kept].map(([value, kept]) => ({ value, count: countBoth(kept.slots, wanted) }))
    return counts
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || compareText(a.value, b.value))
      .slice(0, most)
  }

  /** How many products meet rules that no collection has. */
  countMeeting(rules: CollectionRules): number {
    return this.#meeting(rules).count()
  }

  /** The order of chosen products; null for a collection with rules, or that is not known. */
  ranking(id: string): ChosenOrder | null {
    return this.#kept.get(id)?.chosen ?? null
  }

  #made(collection: SearchCollection): Kept {
    const { rules, product_ids } = collection
    if (rules) {
      const test = ruleTest(rules, this.#source, { lookup: lookupOfEach(this.#source), groups: this.#groups })
      return { collection, slots: this.#meeting(rules), test, chosen: null }
    }
    const chosen = new ChosenOrder(product_ids, this.#source)
    const slots = new Bitset()
    for (const id of product_ids) {
      const slot = this.#source.slotOf(id)
      if (slot !== undefined) slots.add(slot)
    }
    return { collection, slots, test: (slot) => chosen.has(this.#source.idOf(slot)), chosen }
  }

  #meeting(rules: CollectionRules): Bitset {
    const test = ruleTest(rules, this.#source, { lookup: lookupOfMany(this.#source), groups: this.#groups })
    const slots = new Bitset()
    this.#source.members.forEach((slot) => {
      if (test(slot, this.#now)) slots.add(slot)
    })
    return slots
  }
}

function isByCategory({ rules }: SearchCollection): boolean {
  return rules?.conditions.some(({ field }) => field === 'category') ?? false
}

function countBoth(slots: Bitset, others: Bitset | null): number {
  if (!others) return slots.count()
  const both = slots.clone()
  both.intersect(others)
  return both.count()
}
