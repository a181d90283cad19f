import { Column, type SavedColumn } from './column.ts'
import { facetField, facetValue as valueKey } from './entry.ts'
import { type FacetCount, FacetField } from './facet-field.ts'
import { Interned } from './interned.ts'
import type { MaskedSlots, SlotMask } from './masks.ts'
import type { Saved, Write } from './pieces.ts'

export type { FacetCount }

const NONE: ReadonlyMap<string, string> = new Map()

/** Which slots have which value of which field. */
export class FacetIndex {
  readonly #fields = new Map<string, FacetField>()
  /** The fields of each slot: most products have the same ones as many others. */
  readonly #fieldLists = new Interned<readonly string[]>()
  readonly #listAt = new Column()

  put(slot: number, facets: readonly (readonly [field: string, value: string])[]): void {
    const byField = new Map<string, Map<string, string>>()
    for (const [name, value] of facets) {
      const key = valueKey(value)
      if (key === '') continue
      const field = facetField(name)
      const labels = byField.get(field) ?? new Map<string, string>()
      byField.set(field, labels)
      if (!labels.has(key)) labels.set(key, value)
    }
    const before = this.#listAt.get(slot)
    for (const field of this.#fieldLists.get(before) ?? []) if (!byField.has(field)) this.#putField(slot, field, NONE)
    for (const [field, labels] of byField) this.#putField(slot, field, labels)
    const fields = [...byField.keys()]
    this.#listAt.set(slot, fields.length > 0 ? this.#fieldLists.use(JSON.stringify(fields), fields) : 0)
    if (before !== 0) this.#fieldLists.release(before)
  }

  remove(slot: number): void {
    this.put(slot, [])
  }

  async save(write: Write): Promise<void> {
    const fields = [...this.#fields]
    await write(fields.map(([name]) => name))
    for (const [, field] of fields) await field.save(write)
    await write(this.#listAt.save())
    await this.#fieldLists.save(write)
  }

  async restore(saved: Saved): Promise<void> {
    for (const name of await saved.next<string[]>()) {
      const field = new FacetField()
      await field.restore(saved)
      if (!field.isEmpty) this.#fields.set(name, field)
    }
    this.#listAt.restore(await saved.next<SavedColumn>(), saved.isKept)
    const uses = new Map<number, number>()
    this.#listAt.forEach(null, (number) => uses.set(number, (uses.get(number) ?? 0) + 1))
    await this.#fieldLists.restore(
      saved,
      (number) => uses.get(number) ?? 0,
      (key) => JSON.parse(key) as string[],
    )
  }

  /** The condition to have any of the values; `miss` is the mask of slots that have none. */
  having(field: string, values: readonly string[], miss: number): SlotMask {
    return this.#fields.get(facetField(field))?.having(values.map(valueKey), miss) ?? new Missing(miss)
  }

  /** Whether one slot has any of the values, which are keys; `having` is for many slots. */
  hasAny(slot: number, field: string, keys: ReadonlySet<string>): boolean {
    return this.#fields.get(field)?.hasAny(slot, keys) ?? false
  }

  /** Counts per value among the slots (null = all), most frequent first, at most so many. */
  count(field: string, slots: Int32Array | null, most: number): FacetCount[] {
    return this.#fields.get(facetField(field))?.count(slots, most) ?? []
  }

  /** The same, with counts by value's key added that were made elsewhere. */
  countWith(field: string, slots: Int32Array, counted: ReadonlyMap<string, number>, most: number): FacetCount[] {
    return this.#fields.get(facetField(field))?.countWith(slots, counted, most) ?? []
  }

  /** The same by groups of values; a product counts once for each group that any of its values is in. */
  countGroups(field: string, slots: Int32Array | null, most: number, groups: ReadonlyMap<string, readonly string[]>) {
    const groupsOf = groupsByMember(groups)
    return this.#fields.get(facetField(field))?.count(slots, most, (key) => groupsOf.get(key) ?? []) ?? []
  }

  #putField(slot: number, name: string, labels: ReadonlyMap<string, string>): void {
    const field = this.#fields.get(name) ?? new FacetField()
    this.#fields.set(name, field)
    field.put(slot, labels)
    if (field.isEmpty) this.#fields.delete(name)
  }
}

/** The condition to have a value of a field that no product has. */
class Missing implements SlotMask {
  readonly miss: number

  constructor(miss: number) {
    this.miss = miss
  }

  at(): number {
    return this.miss
  }

  narrow(found: MaskedSlots): void {
    for (let at = 0; at < found.count; at++) found.masks[at] = (found.masks[at] ?? 0) & this.miss
    if (this.miss === 0) found.count = 0
  }
}

const byMember = new WeakMap<ReadonlyMap<string, readonly string[]>, ReadonlyMap<string, readonly string[]>>()

/** Member → the groups it is in; remembered, because every query brings the same groups. */
function groupsByMember(groups: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const known = byMember.get(groups)
  if (known) return known
  const found = new Map<string, string[]>()
  for (const [group, members] of groups) {
    for (const member of members.map(valueKey)) {
      const own = found.get(member) ?? []
      if (!own.includes(group)) own.push(group)
      found.set(member, own)
    }
  }
  byMember.set(groups, found)
  return found
}
