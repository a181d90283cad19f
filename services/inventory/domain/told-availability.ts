import { createHash } from 'node:crypto'

interface Told {
  readonly variant_id: string
  readonly in_stock: boolean
  readonly available: number | null
}

/** As many as no two states will share. */
const ID_BYTES = 12

/** All streams are told of a change by the same object, which is hashed once. */
const hashes = new WeakMap<Told, bigint>()

function hashOf(each: Told): bigint {
  const known = hashes.get(each)
  if (known !== undefined) return known
  const text = JSON.stringify([each.variant_id, each.in_stock, each.available])
  const hash = BigInt(
    `0x${createHash('sha256')
      .update(text)
      .digest('hex')
      .slice(0, ID_BYTES * 2)}`,
  )
  hashes.set(each, hash)
  return hash
}

const textOf = (sum: bigint): string =>
  Buffer.from(sum.toString(16).padStart(ID_BYTES * 2, '0'), 'hex').toString('base64url')

/** The id of a state: the same for the same state, whichever server tells it. */
export const stateId = (state: Iterable<Told>): string => {
  let sum = 0n
  for (const each of state) sum ^= hashOf(each)
  return textOf(sum)
}

export const isSameState = (one: Told | null | undefined, other: Told) =>
  one?.in_stock === other.in_stock && one.available === other.available

/** What a client was told, and what it has to be told. A change costs what changed, however many variants the client has named. */
export function createTold<T extends Told>() {
  const told = new Map<string, T>()
  const news = new Map<string, T>()
  let sum = 0n
  const tell = (each: T) => {
    const former = told.get(each.variant_id)
    if (former) sum ^= hashOf(former)
    sum ^= hashOf(each)
    told.set(each.variant_id, each)
  }
  return {
    hear: (now: T) => void news.set(now.variant_id, now),
    /** The client has this state already. */
    assume: (state: readonly T[]) => state.forEach(tell),
    /** Changes that came together are one; what came back to what it was is none. */
    change(): { id: string; data: T[] } | null {
      const data = [...news.values()].filter((each) => !isSameState(told.get(each.variant_id), each))
      news.clear()
      if (data.length === 0) return null
      data.forEach(tell)
      return { id: textOf(sum), data }
    },
  }
}
