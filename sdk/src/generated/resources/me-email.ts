// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { EmailVerificationRequested } from '../types.ts'

/** `stoa.me.email` */
export class MeEmailResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Mails a link again, to show that the e-mail address is yours
   *
   * To the account's own address, in its language: a link to the storefront's page `/verify-email?token=…`, good for 72 hours; links mailed before stay good. Where the address is verified nothing is sent, and `email_verified_at` says so. Within a minute of a link nothing more is sent, and the response is that of the first request. An account gets 5 in 24 hours, that of the mail that welcomes among them, and one client causes 60: beyond that 429, with the seconds until the next.
   */
  requestVerification(options?: RequestOptions): ApiPromise<EmailVerificationRequested> {
    return this.#calls.send(operations.requestEmailVerification, {}, options)
  }
}
