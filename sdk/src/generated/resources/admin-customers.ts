// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { Customer, CustomerDetail, ListCustomersParams } from '../types.ts'

/** `stoa.admin.customers` */
export class AdminCustomersResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists accounts, newest first */
  list(query?: ListCustomersParams, options?: RequestOptions): PagePromise<Customer> {
    return this.#calls.list(operations.listCustomers, { query }, options)
  }

  /**
   * Reads a customer with the address book
   * @param id The customer's user id.
   */
  get(id: string, options?: RequestOptions): ApiPromise<CustomerDetail> {
    return this.#calls.send(operations.getCustomer, { path: { id } }, options)
  }
}
