import { LRUCache } from 'lru-cache'

/** Slots with a score each, in no order. */
export interface Hits {
  slots: Int32Array
  scores: Float32Array
}

/**
 * Adds up scores by slot. One array for all slots is kept and cleaned after use, so that a search costs as much as it
 * finds, however large the catalogue is.
 */
export class ScoreSum {
  #scores = new Float32Array()
  #slots: number[] = []

  /** @param size how many slots there are */
  begin(size: number): void {
    if (this.#scores.length < size) this.#scores = new Float32Array(Math.ceil(size * 1.5))
  }

  add(slot: number, score: number): void {
    const before = this.#scores[slot] ?? 0
    if (before === 0) this.#slots.push(slot)
    this.#scores[slot] = before + score
  }

  /** Adds one score to the first `count` of some slots. */
  addEach(slots: ArrayLike<number>, count: number, score: number): void {
    for (let at = 0; at < count; at++) this.add(slots[at] ?? 0, score)
  }

  /** Raises a slot to a score where it has less. */
  raise(slot: number, score: number): void {
    const before = this.#scores[slot] ?? 0
    if (before === 0) this.#slots.push(slot)
    if (before < score) this.#scores[slot] = score
  }

  addAll({ slots, scores }: Hits): void {
    for (let at = 0; at < slots.length; at++) this.add(slots[at] ?? 0, scores[at] ?? 0)
  }

  /** Keeps the slots that the others have too, with both scores. */
  intersect({ slots, scores }: Hits): void {
    const both: number[] = []
    const sums: number[] = []
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] ?? 0
      const before = this.#scores[slot] ?? 0
      if (before === 0) continue
      both.push(slot)
      sums.push(before + (scores[at] ?? 0))
    }
    for (const slot of this.#slots) this.#scores[slot] = 0
    for (let at = 0; at < both.length; at++) this.#scores[both[at] ?? 0] = sums[at] ?? 0
    this.#slots = both
  }

  /** The sums; afterwards it is empty again. */
  take(): Hits {
    const slots = Int32Array.from(this.#slots)
    const scores = new Float32Array(slots.length)
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] ?? 0
      scores[at] = this.#scores[slot] ?? 0
      this.#scores[slot] = 0
    }
    this.#slots = []
    return { slots, scores }
  }
}

/** Remembers hits by text, in so many bytes. */
export function createHitsCache(maxBytes: number): LRUCache<string, Hits> {
  return new LRUCache({ maxSize: maxBytes, sizeCalculation: bytesOf })
}

function bytesOf({ slots, scores }: Hits): number {
  return slots.byteLength + scores.byteLength + 200
}

/** What every one finds, with the sum of the scores. */
export function allOf(found: readonly Hits[], sum: ScoreSum): Hits {
  const [first, ...others] = [...found].sort((a, b) => a.slots.length - b.slots.length)
  if (!first || others.length === 0) return first ?? { slots: new Int32Array(), scores: new Float32Array() }
  sum.addAll(first)
  for (const hits of others) sum.intersect(hits)
  return sum.take()
}

/** What any one finds, with the sum of the scores. */
export function anyOf(found: readonly Hits[], sum: ScoreSum): Hits {
  for (const hits of found) sum.addAll(hits)
  return sum.take()
}
