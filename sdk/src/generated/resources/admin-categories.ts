// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { Category, CategoryCreate, CategoryList, CategoryPatch } from '../types.ts'

/** `stoa.admin.categories` */
export class AdminCategoriesResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists all categories */
  list(options?: RequestOptions): ApiPromise<CategoryList> {
    return this.#calls.send(operations.listCategoriesAsStaff, {}, options)
  }

  /**
   * Adds a category
   *
   * A slug that is left out is made from the name, with a number where that is taken; one that is given and taken is 409 `already_exists`. 400 names `/parent_id`: there is no such category, or the tree would have more than 20 levels. 404: a request that is repeated after the category was deleted.
   */
  create(body: CategoryCreate, options?: RequestOptions): ApiPromise<Category> {
    return this.#calls.send(operations.createCategory, { body }, options)
  }

  /**
   * Reads a category
   * @param id The category.
   */
  get(id: string, options?: RequestOptions): ApiPromise<Category> {
    return this.#calls.send(operations.getCategoryAsStaff, { path: { id } }, options)
  }

  /**
   * Changes fields of a category
   *
   * Needs `If-Match`. What is left out stays, null clears. 400 names `/parent_id`: there is no such category, it stands below this one, or the tree would have more than 20 levels. 409 `already_exists`: the slug is taken.
   * @param id The category.
   */
  update(id: string, body: CategoryPatch, options?: RequestOptions): ApiPromise<Category> {
    return this.#calls.send(operations.updateCategory, { path: { id }, body }, options)
  }

  /**
   * Deletes a category
   *
   * A category with children stays: 409 `invalid_state`.
   * @param id The category.
   */
  delete(id: string, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.deleteCategory, { path: { id } }, options)
  }
}
