// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { Country, CountryList, GetCountryParams, ListCountriesParams, ListCountryNamesParams, NamedCountryList } from '../types.ts'

/** `stoa.countries` */
export class CountriesResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists the countries, and how an address is written in each
   *
   * All countries of ISO 3166-1, sorted by name. Addresses are checked by the same table: the country always, its postal code where it has a pattern. What `required` says is advice to forms: nothing is refused because a line is missing, save that placeOrder asks for the region where parts of the country have tax regions: in a country whose `fields` have it, and in any other only if the country as a whole has no tax region. The list may be kept for five minutes; its `ETag` tells whether it has changed. It is 165 kB: pages need listCountryNames and getCountry.
   */
  list(query?: ListCountriesParams, options?: RequestOptions): ApiPromise<CountryList> {
    return this.#calls.send(operations.listCountries, { query }, options)
  }

  /**
   * Lists the names of the countries
   *
   * All countries of listCountries, in the same order, without how an address is written in each: 12 kB in place of 165. A form needs these and one getCountry. They may be kept for five minutes; the `ETag` tells whether they have changed.
   */
  listNames(query?: ListCountryNamesParams, options?: RequestOptions): ApiPromise<NamedCountryList> {
    return this.#calls.send(operations.listCountryNames, { query }, options)
  }

  /**
   * Reads how an address is written in one country
   *
   * What listCountries says of it. It may be kept for five minutes; the `ETag` tells whether it has changed. 404 for a code that no country has.
   * @param code ISO 3166-1 alpha-2.
   */
  get(code: string, query?: GetCountryParams, options?: RequestOptions): ApiPromise<Country> {
    return this.#calls.send(operations.getCountry, { path: { code }, query }, options)
  }
}
