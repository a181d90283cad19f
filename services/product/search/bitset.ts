/** A set of small integers, one bit each; grows as needed. */
export class Bitset {
  words: Uint32Array

  constructor(size = 0) {
    this.words = new Uint32Array((size + 31) >>> 5)
  }

  /** A set of the given integers. */
  static of(members: Iterable<number>, size = 0): Bitset {
    const set = new Bitset(size)
    for (const member of members) set.add(member)
    return set
  }

  add(member: number): void {
    const word = member >>> 5
    if (word >= this.words.length) {
      const grown = new Uint32Array(Math.max(word + 1, this.words.length * 2))
      grown.set(this.words)
      this.words = grown
    }
    this.words[word] = (this.words[word] ?? 0) | (1 << (member & 31))
  }

  delete(member: number): void {
    const word = member >>> 5
    if (word < this.words.length) this.words[word] = (this.words[word] ?? 0) & ~(1 << (member & 31))
  }

  has(member: number): boolean {
    return (((this.words[member >>> 5] ?? 0) >>> (member & 31)) & 1) === 1
  }

  /** Keeps only what the other set has too. */
  intersect(other: Bitset): void {
    const { words } = this
    for (let i = 0; i < words.length; i++) words[i] = (words[i] ?? 0) & (other.words[i] ?? 0)
  }

  clone(): Bitset {
    const copy = new Bitset()
    copy.words = this.words.slice()
    return copy
  }

  count(): number {
    let count = 0
    for (const word of this.words) count += bitsOf(word)
    return count
  }

  forEach(visit: (member: number) => void): void {
    for (let i = 0; i < this.words.length; i++) {
      let word = this.words[i] ?? 0
      while (word !== 0) {
        visit((i << 5) + (31 - Math.clz32(word & -word)))
        word &= word - 1
      }
    }
  }
}

// Population count of 32 bits, in parallel (Hacker's Delight 5-2).
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const quads = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((quads + (quads >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
