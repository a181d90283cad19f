// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { Erasure, ListErasuresParams, PersonRequest } from '../types.ts'

/** `stoa.admin.erasures` */
export class AdminErasuresResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists erasures, newest first
   *
   * The record that they were done. It names nobody.
   */
  list(query?: ListErasuresParams, options?: RequestOptions): PagePromise<Erasure> {
    return this.#calls.list(operations.listErasures, { query }, options)
  }

  /**
   * Has what is held about a person erased
   *
   * As `eraseMe`, without the password: by `customer_id` for a customer, by `email` for whoever orders without an account. By address it is what came under it until now, and the account that has it, with all of its data; find out first whether the person who asks is the one. There is no way back. 409 `invalid_state` for an account of staff, 404 for a customer who is not there. For an address that the shop has never seen an erasure is recorded all the same.
   */
  create(body: PersonRequest, options?: RequestOptions): ApiPromise<Erasure> {
    return this.#calls.send(operations.createErasure, { body }, options)
  }

  /**
   * Says how far an erasure is
   * @param id The erasure.
   */
  get(id: string, options?: RequestOptions): ApiPromise<Erasure> {
    return this.#calls.send(operations.getErasure, { path: { id } }, options)
  }
}
