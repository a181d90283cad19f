// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ShopSettings, ShopUpdate } from '../types.ts'

/** `stoa.admin.shop` */
export class AdminShopResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Reads what staff have set of the shop
   *
   * null stands for what is not set and follows the environment of the order service; getShop shows what holds.
   */
  get(options?: RequestOptions): ApiPromise<ShopSettings> {
    return this.#calls.send(operations.getShopSettings, {}, options)
  }

  /**
   * Changes the settings of the shop
   *
   * Needs `If-Match`. JSON Merge Patch (RFC 7396), except that an address is replaced as a whole; null clears, and what is not set follows the environment. Storefronts see it at once, carts within two seconds, mails within a few seconds. Mails lead to `url`, with the token that sets a new password: it takes every permission (`*`) and a session to change it.
   */
  update(body: ShopUpdate, options?: RequestOptions): ApiPromise<ShopSettings> {
    return this.#calls.send(operations.updateShop, { body }, options)
  }
}
