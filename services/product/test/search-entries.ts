import { createSearchIndex, type SearchEntry, type SearchIndex, type SearchQuery } from '../search/search-index.ts'

/** An entry with the given fields. */
export function entry(id: string, fields: Partial<SearchEntry> = {}): SearchEntry {
  const base = {
    version: 1,
    title: id,
    keywords: '',
    description_text: '',
    skus: [],
    published_ms: 0,
    created_ms: 0,
    available: true,
    prices: [],
    facets: [],
  }
  return { id, ...base, ...fields }
}

export function indexOf(...entries: SearchEntry[]): SearchIndex {
  const index = createSearchIndex()
  for (const item of entries) index.put(item)
  return index
}

/** Ids of all pages, going forward by cursors that have been through JSON, as a client would return them. */
export function walk(index: SearchIndex, query: Omit<SearchQuery, 'after'>): string[][] {
  const pages: string[][] = []
  let after: SearchQuery['after'] = null
  do {
    const page = index.query({ ...query, after })
    pages.push(page.ids)
    after = JSON.parse(JSON.stringify(page.next)) as SearchQuery['after']
  } while (after)
  return pages
}
