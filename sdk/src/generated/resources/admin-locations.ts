// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { Location, LocationCreate, LocationList } from '../types.ts'

/** `stoa.admin.locations` */
export class AdminLocationsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists the locations where stock is kept */
  list(options?: RequestOptions): ApiPromise<LocationList> {
    return this.#calls.send(operations.listLocations, {}, options)
  }

  /**
   * Adds a location where stock is kept
   *
   * It is not the default one, and holds nothing until setStock or adjustStock names it.
   */
  create(body: LocationCreate, options?: RequestOptions): ApiPromise<Location> {
    return this.#calls.send(operations.createLocation, { body }, options)
  }
}
