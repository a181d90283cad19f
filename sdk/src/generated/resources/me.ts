// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { EraseMeBody, Erasure, PersonalData, User, UserPatch } from '../types.ts'
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

  /**
   * Reads everything that the shop holds about you, as one document
   *
   * JSON, for the rights of access and of data portability (GDPR, articles 15 and 20): account, addresses, sign-ins, carts, orders with their payments and messages, consents, devices and sign-ups. What came under the account's e-mail address without signing in is in it once its password was set by a mailed link: until then anybody may have registered it. Notes of staff about orders are not; ask the shop. The document is made while it is sent: one that breaks off is no JSON, and can be read again.
   */
  export(options?: RequestOptions): ApiPromise<PersonalData> {
    return this.#calls.send(operations.exportMyData, {}, options)
  }

  /**
   * Closes your account and has what is held about you erased
   *
   * For good (GDPR, article 17), with the account's password. You are signed out everywhere at once; addresses, carts, devices, choices and messages follow within minutes. Orders stay as long as the law wants invoices kept, with name and address alone: they lose the e-mail address and phone number once nothing of them is open. Until then an order is found with `lookupOrder`. What came under the e-mail address without signing in is erased, too, once its password was set by a mailed link. 409 `invalid_state` for staff, who first give up their permissions.
   */
  erase(body: EraseMeBody, options?: RequestOptions): ApiPromise<Erasure> {
    return this.#calls.send(operations.eraseMe, { body }, options)
  }
}
