// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListShippingZonesParams, ShippingZone, ShippingZoneCreate, ShippingZoneUpdate } from '../types.ts'

/** `stoa.admin.shippingZones` */
export class AdminShippingZonesResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists shipping zones */
  list(query?: ListShippingZonesParams, options?: RequestOptions): PagePromise<ShippingZone> {
    return this.#calls.list(operations.listShippingZones, { query }, options)
  }

  /**
   * Adds a shipping zone with its options
   *
   * For all countries that no other zone names, when `countries` is empty. Options of several zones of one country are offered together. Carts are priced by it within two seconds. 422 `unprocessable`: there is no such country.
   */
  create(body: ShippingZoneCreate, options?: RequestOptions): ApiPromise<ShippingZone> {
    return this.#calls.send(operations.createShippingZone, { body }, options)
  }

  /**
   * Reads a shipping zone
   * @param id The zone.
   */
  get(id: string, options?: RequestOptions): ApiPromise<ShippingZone> {
    return this.#calls.send(operations.getShippingZone, { path: { id } }, options)
  }

  /**
   * Changes a shipping zone
   *
   * Needs `If-Match`. What is sent replaces what is there; an option sent with its `id` stays the same option.
   * @param id The zone.
   */
  update(id: string, body: ShippingZoneUpdate, options?: RequestOptions): ApiPromise<ShippingZone> {
    return this.#calls.send(operations.updateShippingZone, { path: { id }, body }, options)
  }

  /**
   * Removes a shipping zone
   *
   * Carts that chose one of its options have to choose again; orders keep what they were placed with.
   * @param id The zone.
   */
  delete(id: string, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.deleteShippingZone, { path: { id } }, options)
  }
}
