// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../answer.ts'
import type { Calls } from '../client.ts'
import type { BodyOf, QueryOf } from '../operation-types.ts'
import type { PagePromise } from '../page.ts'
import type { RequestOptions } from '../types.ts'
import { operations } from './operations.ts'
import type { DriftReport, MovementPage, StockAdjust, StockLevel, StockLevelPage, StockSet } from './types.ts'
import type { operations as Declared } from './types.ts'

/** `stoa.admin.stock` */
export class AdminStockResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists stock levels */
  list(query?: QueryOf<Declared['listStock']>, options?: RequestOptions): PagePromise<StockLevelPage> {
    return this.#calls.list(operations.listStock, { query }, options)
  }

  /** Adds to or takes from what is on hand */
  adjust(body: StockAdjust, options?: RequestOptions): ApiPromise<StockLevel> {
    return this.#calls.send(operations.adjustStock, { body }, options)
  }

  /** Sets what is on hand to a counted number */
  set(body: StockSet, options?: RequestOptions): ApiPromise<StockLevel> {
    return this.#calls.send(operations.setStock, { body }, options)
  }

  /**
   * Lists what has changed a variant's stock, newest first
   * @param variantId The variant.
   */
  listMovements(variantId: string, query?: QueryOf<Declared['listMovements']>, options?: RequestOptions): PagePromise<MovementPage> {
    return this.#calls.list(operations.listMovements, { path: { variantId }, query }, options)
  }

  /**
   * Compares stock with its movements and reservations
   *
   * With `repair` the counters are set to what movements and reservations say, under lock.
   */
  check(body: BodyOf<Declared['checkInvariants']>, options?: RequestOptions): ApiPromise<DriftReport> {
    return this.#calls.send(operations.checkInvariants, { body }, options)
  }
}
