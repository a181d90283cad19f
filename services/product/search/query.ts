import type { FacetCount } from './facets.ts'
import type { Cursor } from './page.ts'

/** Orders of a product list; `-price` is the dearest first. */
export type Sort = 'relevance' | 'price' | '-price' | 'newest' | 'title'

/**
 * A search. Every condition must hold; among the values of one filter any will do. Options, price and availability are met
 * by one variant.
 */
export interface SearchQuery {
  /** Text to search for; empty = all products. */
  text?: string | undefined
  /** Words that no product has are not taken for others. */
  isExact?: boolean | undefined
  /** Whose texts are searched beside those that are not translated: a locale and those that it falls back to. */
  locales?: readonly string[] | undefined
  /**
   * Wanted values by field: category, vendor, type, tag, `option.<name>`, `attribute.<name>`. Category ids
   * must already include their descendants.
   */
  filters?: Readonly<Record<string, readonly string[]>> | undefined
  /** Ids: the products that are in any of them. */
  collections?: readonly string[] | undefined
  available?: boolean | undefined
  /** Bounds in minor units of `currency`, inclusive: any variant's price within them will do. */
  price?: { gte?: number | undefined; lte?: number | undefined } | undefined
  /** ISO 4217; decides price order, price filter and price facet. */
  currency: string
  /** Default: relevance with a text, else newest. */
  sort?: Sort | undefined
  /** The collection whose chosen order the products are in, where no text is searched for; instead of `sort`. */
  orderOf?: string | undefined
  /** Products on a page, from 1. */
  limit: number
  after?: Cursor | null | undefined
  before?: Cursor | null | undefined
  /** Fields to count values of; also `collection`, `available` and `price` (returned as `price_range`). */
  facets?: readonly string[] | undefined
  /** At most so many values of each facet, the most frequent ones; default: all. */
  facetValues?: number | undefined
  /** Category id → itself and its descendants: then the facet `category` counts each product once per listed category. */
  categoryGroups?: ReadonlyMap<string, readonly string[]> | undefined
  /** Whether to count all matches. */
  total?: boolean | undefined
}

/** A page of product ids in order. */
export interface SearchResult {
  ids: string[]
  next: Cursor | null
  prev: Cursor | null
  total?: number
  facets: Record<string, FacetCount[]>
  /** How the text was understood; only where one was searched for. */
  text?: { corrected: string | null; isLoose: boolean }
  /** Smallest and largest price among the matches, ignoring the price filter; minor units. */
  price_range?: { min: number; max: number } | null
}
