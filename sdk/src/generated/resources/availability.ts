// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { AvailabilityList, GetAvailabilityParams } from '../types.ts'

/** `stoa.availability` */
export class AvailabilityResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Says how many of some variants can be bought now */
  get(query: GetAvailabilityParams, options?: RequestOptions): ApiPromise<AvailabilityList> {
    return this.#calls.send(operations.getAvailability, { query }, options)
  }
}
