// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListPushSubscriptionsParams, PushSubscription, PushSubscriptionCreate } from '../types.ts'

/** `stoa.me.pushSubscriptions` */
export class MePushSubscriptionsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists your devices that are sent messages, newest first */
  list(query?: ListPushSubscriptionsParams, options?: RequestOptions): PagePromise<PushSubscription> {
    return this.#calls.list(operations.listPushSubscriptions, { query }, options)
  }

  /**
   * Has messages about your orders sent to a device
   *
   * A browser's subscription (`kind` `web`, with `endpoint` and `keys` as `PushSubscription.toJSON()` gives them), or an app for Android or iOS (`kind` `fcm`, with the registration token that Firebase gives it). It belongs to whoever sent it last: what somebody else had registered moves over, and sending it again changes it. An account has 20; another one takes the place of the oldest. It ends when it is deleted, when its session ends, when the password is changed or reset, and when its push service says that it is gone. 422 `unprocessable`: `endpoint` is no `https` address on the public internet, `public_key` is no key that the shop still signs with, or the shop has no account with Firebase (`/kind`, `unknown`).
   */
  create(body: PushSubscriptionCreate, options?: RequestOptions): ApiPromise<PushSubscription> {
    return this.#calls.send(operations.createPushSubscription, { body }, options)
  }

  /**
   * Ends messages to one of your devices
   *
   * A message that is on its way may still come.
   * @param id The device.
   */
  delete(id: string, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.deletePushSubscription, { path: { id } }, options)
  }
}
