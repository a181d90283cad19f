// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { PhoneCode, PhoneCodeRequest, PhoneCodeRequested, User } from '../types.ts'

/** `stoa.me.phone` */
export class MePhoneResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Sends a code to a phone number, to show that it is yours
   *
   * By SMS, in the account's language: six digits, good for 10 minutes and 5 tries; each code takes the place of the one before it. The number becomes the account's when the code is confirmed with `verifyPhone`; until then the account keeps the one it has. Within a minute of a code nothing more is sent to the same number, and the response is that of the first request. An account gets 5 codes in 24 hours, a number 5, one client causes 20, and a shop sends no more than it has set (`PHONE_CODES_PER_DAY`): beyond that 429, with the seconds until the next. 422 `unprocessable` for a number that does not exist, takes no SMS (a landline, a premium number), or is of a country that the shop sends no SMS to.
   */
  requestCode(body: PhoneCodeRequest, options?: RequestOptions): ApiPromise<PhoneCodeRequested> {
    return this.#calls.send(operations.requestPhoneCode, { body }, options)
  }

  /**
   * Shows with the code that a phone number is yours
   *
   * From then on it is the account's number, and may get messages that the account chooses. A code that is wrong, has expired, was followed by a newer one or was tried 5 times gets 422 `unprocessable`; too many wrong ones 429. Repeating the request while the code is good changes nothing.
   */
  verify(body: PhoneCode, options?: RequestOptions): ApiPromise<User> {
    return this.#calls.send(operations.verifyPhone, { body }, options)
  }
}
