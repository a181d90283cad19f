// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { CheckInvariantsBody, DriftReport, ListMovementsParams, ListStockParams, Movement, StockAdjust, StockChangeOutcomes, StockChanges, StockLevel, StockSet } from '../types.ts'

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
   * Without `location_id` at the default location. With `expected_on_hand` only if so many are on hand, else 412 `precondition_failed`. A variant that no product has, or an unknown location, is 422 with `errors`; 422 without `errors` says that fewer would be on hand than checkouts hold, which passes as they end: send it again some minutes later.
   */
  adjust(body: StockAdjust, options?: RequestOptions): ApiPromise<StockLevel> {
    return this.#calls.send(operations.adjustStock, { body }, options)
  }

  /**
   * Sets or adjusts stock of up to 100 variants, each by itself
   *
   * An item names its variant by `variant_id` or `sku`, and either sets what is on hand (`on_hand`) or adds to it (`delta`, with a `reason`). With `expected_on_hand` it is carried out only if so many are on hand, so that no sale is written over.
   *
   * Items are carried out in their order, at one moment. One that is refused keeps no other from it: its `problem` says why, with the `status` and `code` that setStock and adjustStock respond with, and `on_hand` what is there. So the response is 200 also where some or all are refused. The same Idempotency-Key gets the same response for 30 days; send what was refused in another request, with another key.
   */
  change(body: StockChanges, options?: RequestOptions): ApiPromise<StockChangeOutcomes> {
    return this.#calls.send(operations.changeStock, { body }, options)
  }

  /**
   * Sets what is on hand to a counted number
   *
   * A sale leaves what is on hand when its order is placed: take units that are sold and still on the shelf off a count, or they are sold twice. With `expected_on_hand` nothing is set unless so many are on hand: a sale since you read it makes that 412 `precondition_failed`. Without `location_id` at the default location. A variant that no product has, or an unknown location, is 422 with `errors`; 422 without `errors` says that fewer would be on hand than checkouts hold, which passes as they end: send it again some minutes later.
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
