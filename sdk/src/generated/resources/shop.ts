// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { Shop } from '../types.ts'

/** `stoa.shop` */
export class ShopResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Reads what the shop is called, where it is, and what it offers
   *
   * What every page of a storefront needs. Staff set it with updateShop; what they have not set is what the operator's environment says.
   */
  get(options?: RequestOptions): ApiPromise<Shop> {
    return this.#calls.send(operations.getShop, {}, options)
  }
}
