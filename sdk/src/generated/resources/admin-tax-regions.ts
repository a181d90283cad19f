// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListTaxRegionsParams, TaxRegion, TaxRegionCreate, TaxRegionUpdate } from '../types.ts'

/** `stoa.admin.taxRegions` */
export class AdminTaxRegionsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists tax regions */
  list(query?: ListTaxRegionsParams, options?: RequestOptions): PagePromise<TaxRegion> {
    return this.#calls.list(operations.listTaxRegions, { query }, options)
  }

  /**
   * Adds a tax region with its rates
   *
   * One entry for a country or a part of it; a second one is refused with 409 `already_exists`.
   */
  create(body: TaxRegionCreate, options?: RequestOptions): ApiPromise<TaxRegion> {
    return this.#calls.send(operations.createTaxRegion, { body }, options)
  }

  /**
   * Reads a tax region
   * @param id The region.
   */
  get(id: string, options?: RequestOptions): ApiPromise<TaxRegion> {
    return this.#calls.send(operations.getTaxRegion, { path: { id } }, options)
  }

  /**
   * Changes a tax region
   *
   * Needs `If-Match`. What is sent replaces what is there.
   * @param id The region.
   */
  update(id: string, body: TaxRegionUpdate, options?: RequestOptions): ApiPromise<TaxRegion> {
    return this.#calls.send(operations.updateTaxRegion, { path: { id }, body }, options)
  }

  /**
   * Removes a tax region
   *
   * Within two seconds carts are taxed by what remains: of a part of a country its other entry, else nothing. Orders stay as they were placed.
   * @param id The region.
   */
  delete(id: string, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.deleteTaxRegion, { path: { id } }, options)
  }
}
