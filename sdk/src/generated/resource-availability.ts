// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../answer.ts'
import type { Calls } from '../client.ts'
import type { QueryOf } from '../operation-types.ts'
import type { RequestOptions } from '../types.ts'
import { operations } from './operations.ts'
import type { AvailabilityList } from './types.ts'
import type { operations as Declared } from './types.ts'

/** `stoa.availability` */
export class AvailabilityResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Says how many of some variants can be bought now */
  get(query: QueryOf<Declared['getAvailability']>, options?: RequestOptions): ApiPromise<AvailabilityList> {
    return this.#calls.send(operations.getAvailability, { query }, options)
  }
}
