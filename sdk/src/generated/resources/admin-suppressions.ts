// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListSuppressedAddressesParams, Suppression } from '../types.ts'

/** `stoa.admin.suppressions` */
export class AdminSuppressionsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists addresses that nothing is sent to, newest first
   *
   * A mail server or a provider of SMS has said of each that it is nobody's: the enhanced codes 5.1.1, 5.1.3, 5.1.6, 5.1.10 and 5.2.1 (RFC 3463), or Twilio's 21211, 21217, 21614 and 21635. Messages to it are kept as `failed` with `ESUPPRESSED`. A forgotten password and a code for a phone number are sent all the same, and so is what staff send again.
   */
  list(query?: ListSuppressedAddressesParams, options?: RequestOptions): PagePromise<Suppression> {
    return this.#calls.list(operations.listSuppressedAddresses, { query }, options)
  }

  /**
   * Has messages sent to an address again
   *
   * What was not sent meanwhile stays as it is; staff may send it again. Another refusal suppresses the address again.
   * @param id
   */
  delete(id: string, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.liftSuppression, { path: { id } }, options)
  }
}
