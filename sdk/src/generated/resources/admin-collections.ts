// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { Collection, CollectionCreate, CollectionPatch, CollectionPreview, CollectionPreviewInput, CollectionProducts, CollectionProductsAdded, CollectionProductsMoved, CollectionProductsRemoved, CollectionSummary, ListCollectionsAsStaffParams } from '../types.ts'

/** `stoa.admin.collections` */
export class AdminCollectionsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists all collections */
  list(query?: ListCollectionsAsStaffParams, options?: RequestOptions): PagePromise<CollectionSummary> {
    return this.#calls.list(operations.listCollectionsAsStaff, { query }, options)
  }

  /**
   * Adds a collection
   *
   * With `rules` it holds every product that meets them, as long as it does; without, the products that staff put into it. Which of the two it is cannot be changed. A shop has at most 500 collections (409 `invalid_state`).
   */
  create(body: CollectionCreate, options?: RequestOptions): ApiPromise<Collection> {
    return this.#calls.send(operations.createCollection, { body }, options)
  }

  /**
   * Counts what a collection with some rules would hold
   *
   * Saves nothing, and counts what shoppers would see.
   */
  preview(body: CollectionPreviewInput, options?: RequestOptions): ApiPromise<CollectionPreview> {
    return this.#calls.send(operations.previewCollection, { body }, options)
  }

  /**
   * Reads a collection with its products or rules
   * @param id The collection.
   */
  get(id: string, options?: RequestOptions): ApiPromise<Collection> {
    return this.#calls.send(operations.getCollectionAsStaff, { path: { id } }, options)
  }

  /**
   * Changes fields of a collection
   *
   * `rules` are replaced as a whole; a collection chosen by hand takes none (409 `invalid_state`). A former slug still finds it.
   * @param id The collection.
   */
  update(id: string, body: CollectionPatch, options?: RequestOptions): ApiPromise<Collection> {
    return this.#calls.send(operations.updateCollection, { path: { id }, body }, options)
  }

  /**
   * Deletes a collection
   *
   * Needs `If-Match`. Its products stay.
   * @param id The collection.
   */
  delete(id: string, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.deleteCollection, { path: { id } }, options)
  }

  /**
   * Puts products into a collection
   *
   * Those that are in it stay where they are. Of a collection with rules 409 `invalid_state`.
   * @param id The collection.
   */
  addProducts(id: string, body: CollectionProductsAdded, options?: RequestOptions): ApiPromise<Collection> {
    return this.#calls.send(operations.addCollectionProducts, { path: { id }, body }, options)
  }

  /**
   * Says which products a collection holds, in their order
   *
   * Of a collection with rules 409 `invalid_state`.
   * @param id The collection.
   */
  setProducts(id: string, body: CollectionProducts, options?: RequestOptions): ApiPromise<Collection> {
    return this.#calls.send(operations.setCollectionProducts, { path: { id }, body }, options)
  }

  /**
   * Takes products out of a collection
   *
   * Those that are not in it are passed over. Of a collection with rules 409 `invalid_state`.
   * @param id The collection.
   */
  removeProducts(id: string, body: CollectionProductsRemoved, options?: RequestOptions): ApiPromise<Collection> {
    return this.#calls.send(operations.removeCollectionProducts, { path: { id }, body }, options)
  }

  /**
   * Moves products within a collection
   *
   * They stand one after the other from `position` on. Those that are not in it are passed over. Of a collection with rules 409 `invalid_state`.
   * @param id The collection.
   */
  moveProducts(id: string, body: CollectionProductsMoved, options?: RequestOptions): ApiPromise<Collection> {
    return this.#calls.send(operations.moveCollectionProducts, { path: { id }, body }, options)
  }
}
