// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { CategoryPage, CategoryTree, GetCategoryParams, ListCategoriesParams } from '../types.ts'

/** `stoa.categories` */
export class CategoriesResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Reads the tree of categories */
  list(query?: ListCategoriesParams, options?: RequestOptions): ApiPromise<CategoryTree> {
    return this.#calls.send(operations.listCategories, { query }, options)
  }

  /**
   * Reads one category with its path and children
   * @param slug Slug or id.
   */
  get(slug: string, query?: GetCategoryParams, options?: RequestOptions): ApiPromise<CategoryPage> {
    return this.#calls.send(operations.getCategory, { path: { slug }, query }, options)
  }
}
