// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { User, UserPatch } from '../types.ts'
import { MeAddressesResource } from './me-addresses.ts'
import { MeEmailResource } from './me-email.ts'
import { MeNotificationPreferencesResource } from './me-notification-preferences.ts'
import { MePhoneResource } from './me-phone.ts'
import { MePushSubscriptionsResource } from './me-push-subscriptions.ts'

/** `stoa.me` */
export class MeResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  get email(): MeEmailResource {
    return this.#calls.resource(MeEmailResource)
  }

  get phone(): MePhoneResource {
    return this.#calls.resource(MePhoneResource)
  }

  get addresses(): MeAddressesResource {
    return this.#calls.resource(MeAddressesResource)
  }

  get pushSubscriptions(): MePushSubscriptionsResource {
    return this.#calls.resource(MePushSubscriptionsResource)
  }

  get notificationPreferences(): MeNotificationPreferencesResource {
    return this.#calls.resource(MeNotificationPreferencesResource)
  }

  /** Reads your account */
  get(options?: RequestOptions): ApiPromise<User> {
    return this.#calls.send(operations.getMe, {}, options)
  }

  /**
   * Changes your name, phone or language
   *
   * A JSON Merge Patch (RFC 7396); null takes a value away. Another phone number is not verified: it gets no messages until `verifyPhone` has shown that it is yours.
   */
  update(body: UserPatch, options?: RequestOptions): ApiPromise<User> {
    return this.#calls.send(operations.updateMe, { body }, options)
  }
}
