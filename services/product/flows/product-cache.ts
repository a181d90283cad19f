import { LRUCache } from 'lru-cache'
import type { StoredProduct } from '../store/product-document.ts'

/** Whole products by id or slug, as of their latest known revision. */
export interface ProductCache {
  /** Null also for one that was read longer ago than `maxAgeMs`. */
  get(idOrSlug: string, maxAgeMs: number): StoredProduct | null
  /** Kept unless a newer revision is known by now. */
  put(stored: StoredProduct): void
  /** From now on older revisions of it are not kept any more. */
  invalidate(id: string, revision: number): void
  clear(): void
}

interface Entry {
  revision: number
  /** Null: only the revision is known. */
  stored: StoredProduct | null
  /** By the clock of `performance.now()`. */
  readAt: number
}

/** @param max how many products */
export function createProductCache(max: number): ProductCache {
  // Without `ttl`: lru-cache does not count the use of an expired entry, and here an entry expires only in an outage.
  const entries = new LRUCache<string, Entry>({ max })
  const idBySlug = new LRUCache<string, string>({ max })
  return {
    get(idOrSlug, maxAgeMs) {
      const entry = entries.get(idBySlug.get(idOrSlug) ?? idOrSlug)
      if (!entry?.stored || performance.now() - entry.readAt > maxAgeMs) return null
      const { id, slug } = entry.stored.product
      return id === idOrSlug || slug === idOrSlug ? entry.stored : null
    },
    put(stored) {
      const { id, slug } = stored.product
      if ((entries.get(id)?.revision ?? 0) > stored.revision) return
      entries.set(id, { revision: stored.revision, stored, readAt: performance.now() })
      idBySlug.set(slug, id)
    },
    invalidate(id, revision) {
      const known = entries.get(id)
      if (known?.stored && known.revision >= revision) return
      entries.set(id, { revision: Math.max(revision, known?.revision ?? 0), stored: null, readAt: 0 })
    },
    clear() {
      entries.clear()
      idBySlug.clear()
    },
  }
}
