// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { Unsubscription, UnsubscriptionChange } from '../types.ts'

/** `stoa.unsubscription` */
export class UnsubscriptionResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Reads what the link of a mail unsubscribes from
   *
   * Nobody signs in for it, and reading changes nothing. 404 for what is no such token.
   * @param token Of the link in a mail.
   */
  get(token: string, options?: RequestOptions): ApiPromise<Unsubscription> {
    return this.#calls.send(operations.getUnsubscription, { path: { token } }, options)
  }

  /**
   * Unsubscribes the address that a mail went to, or takes that back
   *
   * Nobody signs in for it. A mail leads to the storefront's page `/unsubscribe?token=…`, and its header to `/unsubscribe/one-click?token=…`, which mail programs send a request to (RFC 8058). From then on nothing about `topic` is mailed to the address, whoever asks for it, and what is waiting is not sent; an account of that address reads the same in its preferences. Taking it back more than 50 times in 24 hours is 429.
   * @param token Of the link in a mail.
   */
  set(token: string, body: UnsubscriptionChange, options?: RequestOptions): ApiPromise<Unsubscription> {
    return this.#calls.send(operations.setUnsubscription, { path: { token }, body }, options)
  }
}
