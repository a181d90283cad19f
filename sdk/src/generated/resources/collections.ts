// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { CollectionLink, CollectionPage, GetCollectionParams, ListCollectionsParams } from '../types.ts'

/** `stoa.collections` */
export class CollectionsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists the collections of the shop
   *
   * In the order that staff gave them, which is that of `position`.
   */
  list(query?: ListCollectionsParams, options?: RequestOptions): PagePromise<CollectionLink> {
    return this.#calls.list(operations.listCollections, { query }, options)
  }

  /**
   * Reads what the page of a collection says
   *
   * Its products are those of `listProducts` with `collection`.
   * @param slug Slug, or one that it had, or id.
   */
  get(slug: string, query?: GetCollectionParams, options?: RequestOptions): ApiPromise<CollectionPage> {
    return this.#calls.send(operations.getCollection, { path: { slug }, query }, options)
  }
}
