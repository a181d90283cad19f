import { compareText } from '../domain/text.ts'
import type { Hits } from './hits.ts'
import type { Cursor, Ranking } from './page.ts'
import { partition } from './sorted-list.ts'

/** The ids of slots and their order, as numbers where these tell two apart. */
export interface Ids {
  idOf(slot: number): string
  slotOf(id: string): number | undefined
  /** See `orderNumberOf`. */
  numberOf(slot: number): number
}

/**
 * A number by which ids are ordered before their text is compared, which costs much more: their first ten characters
 * behind the prefix. In our ids that is the moment they were made.
 */
export function orderNumberOf(id: string): number {
  let number = 0
  const start = id.indexOf('_') + 1
  for (let at = start; at < start + 10; at++) {
    const unit = id.charCodeAt(at)
    const digit = unit >= 97 ? unit - 86 : unit >= 48 ? unit - 47 : 0
    number = number * 37 + Math.max(0, Math.min(36, digit || 0))
  }
  return number
}

interface Place {
  key: number
  number: number
  id: string
}

/** Hits by relevance; equal ones by id. Only the page that is asked for is put in order. */
export class RelevanceRanking implements Ranking {
  readonly #hits: Hits
  readonly #ids: Ids

  constructor(hits: Hits, ids: Ids) {
    this.#hits = hits
    this.#ids = ids
  }

  take(from: Cursor | null, step: 1 | -1, count: number, matches: (slot: number) => boolean): number[] {
    const { slots, scores } = this.#hits
    const start = from && this.#placeOf(from)
    const best: number[] = []
    const keys: number[] = []
    const isBefore = (a: number, keyA: number, b: number, keyB: number) =>
      (keyA === keyB ? this.#compareIds(a, b) : keyA - keyB) * step < 0
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] ?? 0
      const key = keyOf(scores[at] ?? 0)
      if (best.length === count && ((keys[count - 1] ?? 0) - key) * step < 0) continue
      if (start && this.#compareTo(slot, key, start) * step <= 0) continue
      if (best.length === count && !isBefore(slot, key, best[count - 1] ?? 0, keys[count - 1] ?? 0)) continue
      if (!matches(slot)) continue
      const position = partition(best.length, (index) => isBefore(best[index] ?? 0, keys[index] ?? 0, slot, key))
      best.splice(position, 0, slot)
      keys.splice(position, 0, key)
      if (best.length > count) {
        best.pop()
        keys.pop()
      }
    }
    return best
  }

  cursorOf(slot: number): Cursor {
    return { key: this.#keyOfSlot(slot) ?? 0, id: this.#ids.idOf(slot) }
  }

  /** Where a cursor is now: scores change as the catalogue grows, so that of its product counts while it is found. */
  #placeOf({ key, id }: Cursor): Place {
    const slot = this.#ids.slotOf(id)
    const now = slot === undefined ? null : this.#keyOfSlot(slot)
    return { key: now ?? Number(key), number: orderNumberOf(id), id }
  }

  #keyOfSlot(slot: number): number | null {
    const at = this.#hits.slots.indexOf(slot)
    return at < 0 ? null : keyOf(this.#hits.scores[at] ?? 0)
  }

  #compareIds(a: number, b: number): number {
    const { numberOf, idOf } = this.#ids
    return numberOf(a) - numberOf(b) || compareText(idOf(a), idOf(b))
  }

  #compareTo(slot: number, key: number, place: Place): number {
    if (key !== place.key) return key - place.key
    return this.#ids.numberOf(slot) - place.number || compareText(this.#ids.idOf(slot), place.id)
  }
}

/** Hundredths of a score, the best first. */
function keyOf(score: number): number {
  return 0 - Math.round(score * 100)
}
