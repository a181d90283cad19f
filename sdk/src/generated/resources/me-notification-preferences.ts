// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { NotificationPreferences, NotificationPreferencesChange } from '../types.ts'

/** `stoa.me.notificationPreferences` */
export class MeNotificationPreferencesResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Reads what you are told of, and how
   *
   * Mails about orders and the account, and codes that you ask for, are always sent, so they are no choice. As long as nothing was chosen, SMS are not sent, a device that you have registered is told of orders, and you are mailed when what you asked for is back in stock. You are not reminded of a cart that you left.
   */
  get(options?: RequestOptions): ApiPromise<NotificationPreferences> {
    return this.#calls.send(operations.getNotificationPreferences, {}, options)
  }

  /**
   * Chooses what you are told of, and how
   *
   * What is left out stays as it is. Each change is kept with its time and `source`, and none is overwritten, so that a consent can be shown. SMS and pushes that would come during quiet hours are sent when these end, and so are mails about carts; other mails and codes are not held back. SMS may be chosen before the phone number is verified: they are sent from then on. An account changes what it chose 50 times in 24 hours at most (429). 409 `invalid_state` where `back_in_stock` or `abandoned_cart` is chosen and `channels.email` is `unverified`: anybody can register an address, and its owner alone chooses for it.
   */
  set(body: NotificationPreferencesChange, options?: RequestOptions): ApiPromise<NotificationPreferences> {
    return this.#calls.send(operations.setNotificationPreferences, { body }, options)
  }
}
