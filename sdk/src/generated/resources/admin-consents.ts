// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { Consent, ListConsentsParams } from '../types.ts'

/** `stoa.admin.consents` */
export class AdminConsentsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists what a customer or an address has chosen to be told of, newest first
   *
   * Every change since the first, with its time and source. SMS and pushes are chosen by a customer; mails by an address, which may have no account.
   */
  list(query: ListConsentsParams, options?: RequestOptions): PagePromise<Consent> {
    return this.#calls.list(operations.listConsents, { query }, options)
  }
}
