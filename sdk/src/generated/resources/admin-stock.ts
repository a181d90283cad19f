// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { CheckInvariantsBody, DriftReport, ListMovementsParams, ListStockParams, Movement, StockAdjust, StockLevel, StockSet } from '../types.ts'

/** `stoa.admin.stock` */
export class AdminStockResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists stock levels */
  list(query?: ListStockParams, options?: RequestOptions): PagePromise<StockLevel> {
    return this.#calls.list(operations.listStock, { query }, options)
  }

  /**
   * Adds to or takes from what is on hand
   *
   * Without `location_id` at the default location. A variant that no product has, or an unknown location, is 422 with `errors`; 422 without `errors` says that fewer would be on hand than checkouts hold, which passes as they end: send it again some minutes later.
   */
  adjust(body: StockAdjust, options?: RequestOptions): ApiPromise<StockLevel> {
    return this.#calls.send(operations.adjustStock, { body }, options)
  }

  /**
   * Sets what is on hand to a counted number
   *
   * A sale leaves what is on hand when its order is placed: take units that are sold and still on the shelf off a count, or they are sold twice. Without `location_id` at the default location. A variant that no product has, or an unknown location, is 422 with `errors`; 422 without `errors` says that fewer would be on hand than checkouts hold, which passes as they end: send it again some minutes later.
   */
  set(body: StockSet, options?: RequestOptions): ApiPromise<StockLevel> {
    return this.#calls.send(operations.setStock, { body }, options)
  }

  /**
   * Lists what has changed a variant's stock, newest first
   * @param variantId The variant.
   */
  listMovements(variantId: string, query?: ListMovementsParams, options?: RequestOptions): PagePromise<Movement> {
    return this.#calls.list(operations.listMovements, { path: { variantId }, query }, options)
  }

  /**
   * Compares stock with its movements and reservations
   *
   * With `repair` the counters are set to what movements and reservations say, under lock.
   */
  check(body: CheckInvariantsBody, options?: RequestOptions): ApiPromise<DriftReport> {
    return this.#calls.send(operations.checkInvariants, { body }, options)
  }
}
