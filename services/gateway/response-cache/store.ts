import { compareSeen } from '@stoa/kit/events/broadcasts'
import { LRUCache } from 'lru-cache'

/** What the store knows of an entry. */
export interface Keepable {
  /** A broadcast about one of these purges it. */
  readonly tags: readonly string[]
  /** The last broadcast that its maker had consumed before it began. */
  readonly seen: string
  /** What it occupies, without its key. */
  readonly bytes: number
}

/** Entries bounded in bytes, found by key and purged by tag; knows no clock and no network. */
export interface CacheStore<E extends Keepable> {
  get(key: string): E | undefined
  /** False when it may be older than a purge, so that only those who wait for it get it. */
  keep(key: string, entry: E, epoch: number): boolean
  /** Puts another form of the same content in the place of what is kept under a key; false where that was it no longer. */
  replace(key: string, isSame: (present: E) => boolean, change: (present: E) => E): boolean
  /** A broadcast was consumed: entries of whoever had not consumed it yet are purged, and not kept from now on. */
  purge(tags: readonly string[], seq: string): void
  /** A change whose broadcast is still to come: what is being made now is not kept either. */
  purgeAhead(tags: readonly string[]): void
  /** What was made before this position is not kept: purges from before it are unknown. Nothing is kept until then. */
  trustFrom(seq: string): void
  /** Purges from before this position are lost: everything goes. */
  clear(seq: string): void
  /** To be read before something is made, and given to `keep`. */
  readonly epoch: number
  readonly bytes: number
}

/**
 * Of all bytes, the share of entries that were requested once. Those that were requested again have the rest to themselves,
 * so that many requests that nobody repeats, a crawler's or an attacker's, displace nothing that is read often.
 */
const SHARE_ON_PROBATION = 0.2
/** An entry larger than this share of the bytes is not kept. */
const LARGEST_SHARE = 1 / 16
/** Purged tags that are remembered; what is older than the purge of a forgotten one is not trusted. */
const MAX_FENCES = 50_000

/** Which keys have a tag. */
function createTagIndex() {
  const keysOf = new Map<string, Set<string>>()
  return {
    keysOf: (tag: string) => [...(keysOf.get(tag) ?? [])],
    add(key: string, tags: readonly string[]) {
      for (const tag of tags) keysOf.set(tag, (keysOf.get(tag) ?? new Set()).add(key))
    },
    remove(key: string, tags: readonly string[]) {
      for (const tag of tags) {
        const keys = keysOf.get(tag)
        keys?.delete(key)
        if (keys?.size === 0) keysOf.delete(tag)
      }
    },
  }
}

/** The last purge of each tag, the latest last. */
function createFences() {
  const fences = new Map<string, string>()
  let floor: string | null = null
  const isBefore = (seen: string, fence: string | undefined) => fence !== undefined && compareSeen(seen, fence) < 0
  return {
    /** Whether what was made after `seen` can be older than a purge of it. */
    refuses: ({ tags, seen }: Keepable) =>
      floor === null || isBefore(seen, floor) || tags.some((tag) => isBefore(seen, fences.get(tag))),
    raise(tag: string, seq: string) {
      fences.delete(tag)
      fences.set(tag, seq)
      const [oldest] = fences
      if (fences.size <= MAX_FENCES || !oldest) return
      fences.delete(oldest[0])
      floor = oldest[1]
    },
    trustFrom(seq: string) {
      if (floor === null || isBefore(floor, seq)) floor = seq
    },
    restart(seq: string) {
      fences.clear()
      floor = seq
    },
  }
}

/** Segmented LRU: entries move from probation to the protected part when they are requested again. */
export function createCacheStore<E extends Keepable>({ maxBytes }: { maxBytes: number }): CacheStore<E> {
  const tagIndex = createTagIndex()
  const fences = createFences()
  let epoch = 0
  const segment = (share: number) =>
    new LRUCache<string, E>({
      maxSize: Math.max(Math.floor(maxBytes * share), 1),
      maxEntrySize: Math.max(Math.floor(maxBytes * LARGEST_SHARE), 1),
      // An address may be longer than what it is answered.
      sizeCalculation: ({ bytes }, key) => Math.max(bytes + key.length, 1),
      dispose: ({ tags }, key) => tagIndex.remove(key, tags),
    })
  const probation = segment(SHARE_ON_PROBATION)
  const protectedPart = segment(1 - SHARE_ON_PROBATION)
  const put = (part: LRUCache<string, E>, key: string, entry: E) => {
    part.set(key, entry)
    if (part.has(key)) tagIndex.add(key, entry.tags)
  }
  const remove = (key: string) => {
    probation.delete(key)
    protectedPart.delete(key)
  }
  const peek = (key: string) => protectedPart.peek(key) ?? probation.peek(key)

  return {
    get(key) {
      const hot = protectedPart.get(key)
      if (hot) return hot
      const entry = probation.get(key)
      if (!entry) return undefined
      probation.delete(key)
      put(protectedPart, key, entry)
      return entry
    },
    keep(key, entry, startedIn) {
      if (startedIn !== epoch || fences.refuses(entry)) return false
      const present = peek(key)
      if (present && compareSeen(present.seen, entry.seen) > 0) return false
      const part = protectedPart.has(key) ? protectedPart : probation
      put(part, key, entry)
      return part.has(key)
    },
    replace(key, isSame, change) {
      const present = peek(key)
      if (!present || !isSame(present)) return false
      const part = protectedPart.has(key) ? protectedPart : probation
      put(part, key, change(present))
      return part.has(key)
    },
    purge(tags, seq) {
      for (const tag of tags) {
        fences.raise(tag, seq)
        for (const key of tagIndex.keysOf(tag)) {
          const entry = peek(key)
          if (entry && compareSeen(entry.seen, seq) < 0) remove(key)
        }
      }
    },
    purgeAhead(tags) {
      epoch += 1
      for (const key of tags.flatMap(tagIndex.keysOf)) remove(key)
    },
    trustFrom: fences.trustFrom,
    clear(seq) {
      epoch += 1
      probation.clear()
      protectedPart.clear()
      fences.restart(seq)
    },
    get epoch() {
      return epoch
    },
    get bytes() {
      return probation.calculatedSize + protectedPart.calculatedSize
    },
  }
}
