/** Numbers that follow from a seed: the same on every machine, in every run. Not for security. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /**
   * One that stands early is picked often, by Zipf's law. The exponent says how often: 1 is that of the words of a
   * language, 0 makes all equal.
   */
  pickZipf<T>(list: readonly T[], exponent?: number): T
  bytes(count: number): Uint8Array
}

const MULTIPLIER = 0x9e3779b1
/** Mixes 32 bits so that each depends on all (the finaliser of MurmurHash3). */
function mix(bits: number): number {
  let mixed = bits | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Cumulative weights of Zipf's law by exponent and length of the list: lists are few, draws are many. */
const knownWeights = new Map<string, Float64Array>()

function cumulativeOf(length: number, exponent: number): Float64Array {
  const key = `${exponent} ${length}`
  const known = knownWeights.get(key)
  if (known) return known
  const weights = new Float64Array(length)
  let sum = 0
  for (let rank = 0; rank < length; rank++) {
    sum += 1 / (rank + 1) ** exponent
    weights[rank] = sum
  }
  knownWeights.set(key, weights)
  return weights
}

function firstAtLeast(sorted: Float64Array, wanted: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** @param stream tells independent sequences of one seed from each other, such as those of two products */
export function createRandom(seed: number, stream = 0): Random {
  let state = mix(Math.imul(mix(seed + 1), MULTIPLIER) ^ Math.imul(stream + 1, MULTIPLIER))
  const bits = () => {
    state = (state + MULTIPLIER) | 0
    return mix(state)
  }
  const next = () => bits() / 2 ** 32
  const at = <T>(list: readonly T[], index: number): T => {
    if (index >= list.length) throw new Error('there is nothing to pick from')
    return list[index] as T
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    pickZipf: (list, exponent = 1) => {
      const cumulative = cumulativeOf(list.length, exponent)
      return at(list, firstAtLeast(cumulative, next() * (cumulative.at(-1) ?? 0)))
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => bits() & 0xff),
  }
}
