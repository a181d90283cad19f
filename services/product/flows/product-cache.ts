import { LRUCache } from 'lru-cache'
import type { StoredProduct } from '../store/product-document.ts'

/** Whole products by id or slug, as of their latest known revision. */
export interface ProductCache {
  get(idOrSlug: string, oldest: number): StoredProduct | null
  /** Kept unless a newer revision has been heard of meanwhile. */
  put(stored: StoredProduct, at: number): void
  /** From now on older revisions of it are not taken any more. */
  forget(id: string, revision: number): void
  clear(): void
}

interface Entry {
  revision: number
  stored: StoredProduct | null
  /** When it was read, milliseconds on the clock of `performance.now()`. */
  at: number
}

/** @param max how many products */
export function createProductCache(max: number): ProductCache {
  const entries = new LRUCache<string, Entry>({ max })
  const idBySlug = new LRUCache<string, string>({ max })
  return {
    get(idOrSlug, oldest) {
      const { stored = null, at = 0 } = entries.get(idBySlug.get(idOrSlug) ?? idOrSlug) ?? {}
      if (!stored || at < oldest) return null
      const { id, slug } = stored.product
      return id === idOrSlug || slug === idOrSlug ? stored : null
    },
    put(stored, at) {
      const { id, slug } = stored.product
      if ((entries.get(id)?.revision ?? 0) > stored.revision) return
      entries.set(id, { revision: stored.revision, stored, at })
      idBySlug.set(slug, id)
    },
    forget(id, revision) {
      const known = entries.get(id)
      if (known?.stored && known.revision >= revision) return
      entries.set(id, { revision: Math.max(revision, known?.revision ?? 0), stored: null, at: 0 })
    },
    clear() {
      entries.clear()
      idBySlug.clear()
    },
  }
}
