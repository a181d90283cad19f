// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListSitemapParams, SitemapEntry } from '../types.ts'

/** `stoa.sitemap` */
export class SitemapResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists the pages of a shop for search engines
   *
   * Every category, every collection and every product that shoppers see, with the slug of its page and when it changed: categories first, then collections, then products, the oldest first. A page of 5,000 is a file of a sitemap. Kept for ten minutes.
   */
  list(query?: ListSitemapParams, options?: RequestOptions): PagePromise<SitemapEntry> {
    return this.#calls.list(operations.listSitemap, { query }, options)
  }
}
