/** A set of small integers, one bit each, in blocks of 32; grows as needed. */
export class Bitset {
  blocks: Uint32Array

  constructor(size = 0) {
    this.blocks = new Uint32Array((size + 31) >>> 5)
  }

  /** A set of the given integers. */
  static of(members: Iterable<number>, size = 0): Bitset {
    const set = new Bitset(size)
    for (const member of members) set.add(member)
    return set
  }

  add(member: number): void {
    const block = member >>> 5
    if (block >= this.blocks.length) {
      const grown = new Uint32Array(Math.max(block + 1, this.blocks.length * 2))
      grown.set(this.blocks)
      this.blocks = grown
    }
    this.blocks[block] = (this.blocks[block] ?? 0) | (1 << (member & 31))
  }

  delete(member: number): void {
    const block = member >>> 5
    if (block < this.blocks.length) this.blocks[block] = (this.blocks[block] ?? 0) & ~(1 << (member & 31))
  }

  has(member: number): boolean {
    return (((this.blocks[member >>> 5] ?? 0) >>> (member & 31)) & 1) === 1
  }

  /** Adds what the other set has. */
  addAll(other: Bitset): void {
    if (other.blocks.length > this.blocks.length) {
      const grown = new Uint32Array(other.blocks.length)
      grown.set(this.blocks)
      this.blocks = grown
    }
    for (let i = 0; i < other.blocks.length; i++) this.blocks[i] = (this.blocks[i] ?? 0) | (other.blocks[i] ?? 0)
  }

  /** Keeps only what the other set has too. */
  intersect(other: Bitset): void {
    const { blocks } = this
    for (let i = 0; i < blocks.length; i++) blocks[i] = (blocks[i] ?? 0) & (other.blocks[i] ?? 0)
  }

  clone(): Bitset {
    const copy = new Bitset()
    copy.blocks = this.blocks.slice()
    return copy
  }

  count(): number {
    let count = 0
    for (const block of this.blocks) count += bitsOf(block)
    return count
  }

  /** The members, rising. */
  toArray(): Int32Array {
    const members = new Int32Array(this.count())
    let at = 0
    for (let i = 0; i < this.blocks.length; i++) {
      for (let block = this.blocks[i] ?? 0; block !== 0; block &= block - 1) {
        members[at++] = (i << 5) + (31 - Math.clz32(block & -block))
      }
    }
    return members
  }

  forEach(visit: (member: number) => void): void {
    for (let i = 0; i < this.blocks.length; i++) {
      let block = this.blocks[i] ?? 0
      while (block !== 0) {
        visit((i << 5) + (31 - Math.clz32(block & -block)))
        block &= block - 1
      }
    }
  }
}

// Population count of 32 bits, in parallel (Hacker's Delight 5-2).
function bitsOf(block: number): number {
  const pairs = block - ((block >>> 1) & 0x55555555)
  const quads = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((quads + (quads >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
