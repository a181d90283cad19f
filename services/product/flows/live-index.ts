import type { CategoryTree } from '../domain/category.ts'
import { isPublished } from '../domain/product.ts'
import { createSearchIndex, type SearchIndex, searchEntryOf } from '../search/search-index.ts'
import type { StoredProduct } from '../store/product-document.ts'

/** The search index of this process: follows products, publishes them when they are due, and is rebuilt beside itself. */
export interface LiveIndex {
  readonly current: SearchIndex
  /** Names of options that products have had, most used first. */
  readonly optionNames: readonly string[]
  /** Indexes a product, or removes it when shoppers may not see it. Revisions older than the known one are ignored. */
  apply(stored: StoredProduct, now: Date): void
  /** Indexes the same revision again, because a category that its entry names has changed. */
  reapply(stored: StoredProduct, now: Date): void
  remove(id: string, revision: number): void
  /** Products whose publication is due. */
  due(now: Date): string[]
  /** Builds a new index from `products` beside the present one, which serves until the new one replaces it. */
  rebuild(products: AsyncIterable<StoredProduct>, now: Date): Promise<void>
}

const MAX_OPTION_NAMES = 20
/** Products indexed at a stretch while rebuilding; between two stretches requests are served. */
const REBUILD_BATCH = 50

export function createLiveIndex(options: { tree: () => CategoryTree; currency: string }): LiveIndex {
  let current = createSearchIndex()
  let next: SearchIndex | null = null
  const scheduled = new Map<string, number>()
  const optionCounts = new Map<string, number>()

  const entryOf = ({ product, revision }: StoredProduct) => {
    const tree = options.tree()
    const categoryNames = product.category_ids.flatMap((id) => tree.pathOf(id).map((category) => category.name))
    return { ...searchEntryOf(product, { categoryNames: [...new Set(categoryNames)] }), version: revision }
  }
  const targets = () => (next ? [current, next] : [current])
  const schedule = ({ product }: StoredProduct, now: Date) => {
    const at = Date.parse(product.published_at ?? '')
    if (product.status === 'active' && at > now.getTime()) scheduled.set(product.id, at)
    else scheduled.delete(product.id)
  }
  const put = (indexes: readonly SearchIndex[], stored: StoredProduct, now: Date) => {
    const { product, revision } = stored
    const isShown = !stored.deleted && isPublished(product, now.toISOString())
    if (!stored.deleted) schedule(stored, now)
    const entry = isShown ? entryOf(stored) : null
    for (const { name } of isShown ? product.options : []) optionCounts.set(name, (optionCounts.get(name) ?? 0) + 1)
    for (const index of indexes) {
      if (entry) index.put(entry)
      else index.remove(product.id, revision)
    }
  }
  const remove = (id: string, revision: number) => {
    scheduled.delete(id)
    for (const index of targets()) index.remove(id, revision)
  }
  return {
    get current() {
      return current
    },
    get optionNames() {
      const sorted = [...optionCounts].sort((a, b) => b[1] - a[1])
      return sorted.slice(0, MAX_OPTION_NAMES).map(([name]) => name)
    },
    apply: (stored, now) => put(targets(), stored, now),
    reapply(stored, now) {
      for (const index of targets()) {
        // A newer revision was indexed with the new names already.
        if ((index.versionOf(stored.product.id) ?? 0) === stored.revision) index.remove(stored.product.id)
      }
      put(targets(), stored, now)
    },
    remove,
    due(now) {
      const due = [...scheduled].filter(([, at]) => at <= now.getTime()).map(([id]) => id)
      for (const id of due) scheduled.delete(id)
      return due
    },
    async rebuild(products, now) {
      const building = createSearchIndex()
      next = building
      let count = 0
      try {
        for await (const stored of products) {
          put([building], stored, now)
          if (++count % REBUILD_BATCH === 0) await new Promise((resolve) => setImmediate(resolve))
        }
        building.warm('newest', options.currency)
        building.warm('price', options.currency)
        current = building
      } finally {
        if (next === building) next = null
      }
    },
  }
}
