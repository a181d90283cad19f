import type { SearchCollection, SearchCollections } from './collections.ts'
import { type SearchEntry, searchEntryOf } from './entry.ts'
import { isLabelOf, rangesOf, type TextRange, typedTerms } from './match-ranges.ts'
import { MemoryIndex } from './memory-index.ts'
import type { Cursor } from './page.ts'
import type { Saved, Write } from './pieces.ts'
import type { SearchQuery, SearchResult, Sort } from './query.ts'

// The rest of the service imports this file only, so that another engine can be put behind the same interface.
export {
  type Cursor,
  isLabelOf,
  rangesOf,
  type Saved,
  type SearchCollection,
  type SearchEntry,
  type SearchQuery,
  type SearchResult,
  type Sort,
  searchEntryOf,
  type TextRange,
  typedTerms,
  type Write,
}

/** What a shopper may mean while typing: completed search texts and the best products. */
export interface Suggestions {
  texts: string[]
  ids: string[]
}

/** Which slots of a saved index are whole: those below `count` that have not changed meanwhile. */
export interface SavedSlots {
  count: number
  changed: number[]
  /** The products that were or are in changed slots. */
  changedIds: string[]
}

/** All products that shoppers may see, in memory: text, filters, facets and sorted pages. */
export interface SearchIndex {
  readonly size: number
  readonly collections: SearchCollections
  /** Adds or replaces a product; returns false (and does nothing) when the index knows a version at least as new. */
  put(entry: SearchEntry): boolean
  /** Takes a product out. With the version of the removal, later arrivals of older versions stay out too. */
  remove(id: string, version?: number): boolean
  /** The version the index has of a product, or null. */
  versionOf(id: string): number | null
  query(query: SearchQuery): SearchResult
  suggest(text: string, limit: number, locales?: readonly string[]): Suggestions
  /** What an option (a facet field), or one of its values, is called in the first of the locales that knows it; null = in none. */
  labelOf(locales: readonly string[], field: string, value?: string): string | null
  /**
   * Writes all of it in pieces, between which it may change. What changed is left out when it is read again, so those
   * products have to be put once more.
   */
  save(write: Write): Promise<SavedSlots>
  /** Reads what was saved into an index that is empty. */
  restore(saved: Saved): Promise<void>
}

/** Creates an empty index. */
export function createSearchIndex(): SearchIndex {
  return new MemoryIndex()
}
