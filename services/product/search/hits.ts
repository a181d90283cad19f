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
  /** Slots with a score: the first `#count`. */
  #slots = new Int32Array()
  #count = 0
  #spare = new Int32Array()
  #spareScores = new Float32Array()

  /** @param size how many slots there are */
  begin(size: number): void {
    if (this.#scores.length >= size) return
    const room = Math.ceil(size * 1.5)
    this.#scores = new Float32Array(room)
    this.#slots = new Int32Array(room)
    this.#spare = new Int32Array(room)
    this.#spareScores = new Float32Array(room)
  }

  /** Adds one score to the first `count` of some slots. */
  addEach(slots: ArrayLike<number>, count: number, score: number): void {
    const scores = this.#scores
    const own = this.#slots
    let end = this.#count
    for (let at = 0; at < count; at++) {
      const slot = slots[at] ?? 0
      const before = scores[slot] ?? 0
      if (before === 0) own[end++] = slot
      scores[slot] = before + score
    }
    this.#count = end
  }

  /** The same with a score of its own for each: less where a slot's text has more words. */
  addShares(slots: ArrayLike<number>, count: number, score: number, words: ArrayLike<number>): void {
    const scores = this.#scores
    const own = this.#slots
    let end = this.#count
    for (let at = 0; at < count; at++) {
      const slot = slots[at] ?? 0
      const before = scores[slot] ?? 0
      if (before === 0) own[end++] = slot
      scores[slot] = before + score / (1 + 0.1 * (words[slot] ?? 1))
    }
    this.#count = end
  }

  /** Raises a slot to a score where it has less. */
  raise(slot: number, score: number): void {
    const before = this.#scores[slot] ?? 0
    if (before === 0) this.#slots[this.#count++] = slot
    if (before < score) this.#scores[slot] = score
  }

  addAll({ slots, scores: added }: Hits): void {
    const scores = this.#scores
    const own = this.#slots
    let end = this.#count
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] ?? 0
      const before = scores[slot] ?? 0
      if (before === 0) own[end++] = slot
      scores[slot] = before + (added[at] ?? 0)
    }
    this.#count = end
  }

  /** Keeps the slots that the others have too, with both scores. */
  intersect({ slots, scores: added }: Hits): void {
    const scores = this.#scores
    const both = this.#spare
    const sums = this.#spareScores
    let end = 0
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] ?? 0
      const before = scores[slot] ?? 0
      if (before === 0) continue
      both[end] = slot
      sums[end++] = before + (added[at] ?? 0)
    }
    this.#clean()
    for (let at = 0; at < end; at++) scores[both[at] ?? 0] = sums[at] ?? 0
    this.#spare = this.#slots
    this.#slots = both
    this.#count = end
  }

  /** The sums; afterwards it is empty again. */
  take(): Hits {
    const slots = this.#slots.slice(0, this.#count)
    const scores = new Float32Array(slots.length)
    for (let at = 0; at < slots.length; at++) scores[at] = this.#scores[slots[at] ?? 0] ?? 0
    this.#clean()
    return { slots, scores }
  }

  #clean(): void {
    for (let at = 0; at < this.#count; at++) this.#scores[this.#slots[at] ?? 0] = 0
    this.#count = 0
  }
}

/** Remembers hits by text, in so many bytes. */
export function createHitsCache<T extends Hits>(maxBytes: number): LRUCache<string, T> {
  return new LRUCache<string, T>({ maxSize: maxBytes, sizeCalculation: (hits: T) => bytesOf(hits) })
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

/** So many of the best; of equal ones those found first. */
export function bestOf(hits: Hits, most: number): Hits {
  const { slots, scores } = hits
  if (slots.length <= most) return hits
  const least = scores.toSorted()[slots.length - most] ?? 0
  let equal = most
  for (const score of scores) if (score > least) equal -= 1
  const best: Hits = { slots: new Int32Array(most), scores: new Float32Array(most) }
  let count = 0
  for (let at = 0; at < slots.length; at++) {
    const score = scores[at] ?? 0
    if (score < least || (score === least && equal-- <= 0)) continue
    best.slots[count] = slots[at] ?? 0
    best.scores[count++] = score
  }
  return best
}
