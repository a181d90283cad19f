// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { PushKey } from '../types.ts'

/** `stoa.pushKey` */
export class PushKeyResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Reads the key that browsers subscribe to messages with
   *
   * The `applicationServerKey` of `PushManager.subscribe` (RFC 8292). Another one follows when the shop's root secret is replaced; what was subscribed with the one before goes on until that secret is dropped.
   */
  get(options?: RequestOptions): ApiPromise<PushKey> {
    return this.#calls.send(operations.getPushKey, {}, options)
  }
}
