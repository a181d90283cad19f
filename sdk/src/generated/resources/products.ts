// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { GetProductParams, ListProductsParams, Product, ProductCard } from '../types.ts'

/** `stoa.products` */
export class ProductsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists and searches products
   *
   * All conditions must hold; among the values of one condition any will do. Options, price and `available` are met by one variant: `option.Size=XL&available=true` finds products whose XL can be bought. Names of options and attributes are compared without case; at most 12 of them may have conditions (400, `too_many`). The search tolerates typing errors, and finds words of the `locale` beside those that are not translated. Filters take an option's own name and values in every locale; `sort=title` is by the own title. A cursor belongs to its `q`, `correct`, `sort`, `currency` and `locale`, and to the collection whose order it is in.
   */
  list(query?: ListProductsParams, options?: RequestOptions): PagePromise<ProductCard> {
    return this.#calls.list(operations.listProducts, { query }, options)
  }

  /**
   * Reads one product with its variants
   *
   * `option.Size=M` chooses a value; names and values are compared without case, and what the product does not have is no choice. `selected_variant` is the variant of the choice, and each value of the options says whether it exists, and whether it can be bought, together with what is chosen of the other options. `variants=selected` or `none` keeps the response of a product with many variants small.
   * @param idOrSlug Id or slug, or a slug that it had, or the handle it was imported with.
   */
  get(idOrSlug: string, query?: GetProductParams, options?: RequestOptions): ApiPromise<Product> {
    return this.#calls.send(operations.getProduct, { path: { idOrSlug }, query }, options)
  }
}
