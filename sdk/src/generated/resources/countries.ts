// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { CountryList, ListCountriesParams } from '../types.ts'

/** `stoa.countries` */
export class CountriesResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists the countries, and how an address is written in each
   *
   * All countries of ISO 3166-1, sorted by name. Addresses are checked by the same table: the country always, its postal code where it has a pattern. What `required` says is advice to forms: nothing is refused because a line is missing, save that placeOrder asks for the region where parts of the country have tax regions: in a country whose `fields` have it, and in any other only if the country as a whole has no tax region. The list may be kept for five minutes; its `ETag` tells whether it has changed.
   */
  list(query?: ListCountriesParams, options?: RequestOptions): ApiPromise<CountryList> {
    return this.#calls.send(operations.listCountries, { query }, options)
  }
}
