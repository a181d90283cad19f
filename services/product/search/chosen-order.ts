import type { Cursor, Ranking } from './page.ts'

const JUST_BEHIND = '\0'

/** The products that staff have chosen, in their order. */
export class ChosenOrder implements Ranking {
  readonly #ids: readonly string[]
  readonly #positions: ReadonlyMap<string, number>
  readonly #slotOf: (id: string) => number | undefined
  readonly #idOf: (slot: number) => string

  constructor(ids: readonly string[], source: { idOf(slot: number): string; slotOf(id: string): number | undefined }) {
    this.#ids = ids
    this.#positions = new Map(ids.map((id, position) => [id, position]))
    this.#slotOf = source.slotOf
    this.#idOf = source.idOf
  }

  has(id: string): boolean {
    return this.#positions.has(id)
  }

  take(from: Cursor | null, step: 1 | -1, count: number, matches: (slot: number) => boolean): number[] {
    const slots: number[] = []
    const start = from === null ? -1 : this.#positionOf(from)
    let at = step === 1 ? Math.floor(start) + 1 : Math.ceil(start) - 1
    for (; at >= 0 && at < this.#ids.length && slots.length < count; at += step) {
      const slot = this.#slotOf(this.#ids[at] as string)
      if (slot !== undefined && matches(slot)) slots.push(slot)
    }
    return slots
  }

  cursorOf(slot: number): Cursor {
    const id = this.#idOf(slot)
    return { key: this.#positions.get(id) ?? 0, id }
  }

  /** Between two products where the cursor's own has been taken out, or where the cursor stands just behind it. */
  #positionOf({ key, id }: Cursor): number {
    const isJustBehind = id.endsWith(JUST_BEHIND)
    const position = this.#positions.get(isJustBehind ? id.slice(0, -JUST_BEHIND.length) : id)
    if (position === undefined) return Number(key) - 0.5
    return isJustBehind ? position + 0.5 : position
  }
}
