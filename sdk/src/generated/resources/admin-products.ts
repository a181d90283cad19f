// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { AdminProduct, AdminVariant, ExportProductsResult, ListProductsAsStaffParams, PriceList, ProductCreate, ProductPatch, VariantCreate, VariantPatch } from '../types.ts'

/** `stoa.admin.products` */
export class AdminProductsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists products in every status, the newest first
   *
   * A page holds products of 1,000 variants in all at most, and one product at least, so it may end before `limit`; `next_cursor` goes on.
   */
  list(query?: ListProductsAsStaffParams, options?: RequestOptions): PagePromise<AdminProduct> {
    return this.#calls.list(operations.listProductsAsStaff, { query }, options)
  }

  /**
   * Adds a product
   *
   * Without a slug it gets one from its title; without variants it gets one. A variant's `quantity` is added to the stock of the default location.
   */
  create(body: ProductCreate, options?: RequestOptions): ApiPromise<AdminProduct> {
    return this.#calls.send(operations.createProduct, { body }, options)
  }

  /**
   * Reads a product in any status
   * @param id The product.
   */
  get(id: string, options?: RequestOptions): ApiPromise<AdminProduct> {
    return this.#calls.send(operations.getProductAsStaff, { path: { id } }, options)
  }

  /**
   * Changes fields of a product
   *
   * A merge patch (RFC 7396): what is left out stays, lists are replaced as a whole, an attribute, a translation or a text of it is removed by null.
   * @param id The product.
   */
  update(id: string, body: ProductPatch, options?: RequestOptions): ApiPromise<AdminProduct> {
    return this.#calls.send(operations.updateProduct, { path: { id }, body }, options)
  }

  /**
   * Deletes a product
   *
   * Needs `If-Match`. Carts show its lines as `unavailable`, orders keep what they were placed with, and its slug is free at once. There is no way back; `status` `archived` only hides it.
   * @param id The product.
   */
  delete(id: string, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.deleteProduct, { path: { id } }, options)
  }

  /**
   * Adds a variant
   *
   * New option values become values of the product. If-Match may be left out here.
   * @param id The product.
   */
  createVariant(id: string, body: VariantCreate, options?: RequestOptions): ApiPromise<AdminVariant> {
    return this.#calls.send(operations.createVariant, { path: { id }, body }, options)
  }

  /**
   * Changes fields of a variant
   *
   * Needs `If-Match` with the version of its product (`product_version`). What is left out stays, null clears; `prices` replaces all of them, as setPrices does.
   * @param id The product.
   * @param variantId The variant.
   */
  updateVariant(id: string, variantId: string, body: VariantPatch, options?: RequestOptions): ApiPromise<AdminVariant> {
    return this.#calls.send(operations.updateVariant, { path: { id, variantId }, body }, options)
  }

  /**
   * Deletes a variant
   *
   * The last variant of a product stays: 409 `invalid_state`.
   * @param id The product.
   * @param variantId The variant.
   */
  deleteVariant(id: string, variantId: string, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.deleteVariant, { path: { id, variantId } }, options)
  }

  /**
   * Sets the prices of a variant in every currency
   *
   * What is sent replaces all prices. In a currency that is left out the variant is not sold any more.
   * @param id The product.
   * @param variantId The variant.
   */
  setPrices(id: string, variantId: string, body: PriceList, options?: RequestOptions): ApiPromise<AdminVariant> {
    return this.#calls.send(operations.setPrices, { path: { id, variantId }, body }, options)
  }

  /**
   * Reads all products as a file
   *
   * A CSV of every product in every status, by slug, in our own format, which createImport takes as it is: imported into an empty shop and exported again, it is the same file. A row for each variant, and more where a product has more pictures; one price column for each currency, one column for each attribute. The units on hand are in it for those who may read stock (`stock.read`). Cells that a spreadsheet program would take for a formula begin with an apostrophe, which an import takes off.
   */
  export(options?: RequestOptions): ApiPromise<ExportProductsResult> {
    return this.#calls.send(operations.exportProducts, {}, options)
  }
}
