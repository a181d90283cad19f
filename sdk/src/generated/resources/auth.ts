// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { Credentials, EmailVerification, EmailVerified, Jwks, ListSessionsParams, PasswordChange, PasswordForgotten, PasswordReset, RefreshRequest, Registration, SignedIn, UserSession } from '../types.ts'

/** `stoa.auth` */
export class AuthResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Makes an account and signs in
   *
   * An e-mail address that has an account gets 409 `already_exists`: hiding that would leave honest shoppers without an explanation, and few requests per address and minute keep others from asking for lists. The mail that welcomes has a link to the storefront's page `/verify-email?token=…`, whose token is for `verifyEmail`; signing in and buying do not wait for it.
   */
  register(body: Registration, options?: RequestOptions): ApiPromise<SignedIn> {
    return this.#calls.send(operations.register, { body }, options)
  }

  /**
   * Signs in with e-mail and password
   *
   * Customers and staff alike. Responds 401 `invalid_credentials` for a wrong password and for an unknown address, after the same time; 429 after too many wrong ones. The first sign-in from a network that the account was not used from in 60 days is told by mail, five times in 24 hours at most.
   */
  login(body: Credentials, options?: RequestOptions): ApiPromise<SignedIn> {
    return this.#calls.send(operations.login, { body }, options)
  }

  /**
   * Trades a refresh token for new tokens
   *
   * A refresh token is good once. Sent again within 20 seconds it gives the same successor, for replies that were lost and tabs that refresh at once; sent again later it ends the session, because then two hold it.
   */
  refresh(body: RefreshRequest, options?: RequestOptions): ApiPromise<SignedIn> {
    return this.#calls.send(operations.refreshToken, { body }, options)
  }

  /**
   * Ends the session of the access token
   *
   * Its tokens are refused from then on, and messages to a device that it registered end.
   */
  logout(options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.logout, {}, options)
  }

  /**
   * Changes the password and ends all other sessions
   *
   * API keys that the account made go on, unless `api_keys` says otherwise.
   */
  changePassword(body: PasswordChange, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.changePassword, { body }, options)
  }

  /**
   * Mails a link to set a new password
   *
   * Responds 202 for every address, after the same time, whether it has an account or not. The link leads to the storefront's page `/reset-password?token=…` and is good for 60 minutes; links mailed before stay good, and all end when one is used or the password is changed. An address is mailed six in 30 minutes, three of them requested by one client, and one in a minute. Whoever requests more has been mailed one that is good for half an hour yet.
   */
  forgotPassword(body: PasswordForgotten, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.forgotPassword, { body }, options)
  }

  /**
   * Sets a new password with the token of a mailed link
   *
   * Ends all sessions and all links, revokes the secret API keys that were made in these sessions unless `api_keys` says otherwise, and mails the account that its password was changed; then sign in. A token that was used, has expired or is older than the password gets 422 `password_reset_invalid`. A password that is refused leaves the token as it is. The address is verified then. After the first such link that an account uses none of its addresses is the default, because until then a stranger may have registered it.
   */
  resetPassword(body: PasswordReset, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.resetPassword, { body }, options)
  }

  /**
   * Shows with the token of a mailed link that the e-mail address is yours
   *
   * The link is in the mail that welcomes and in those of `requestEmailVerification`. It is good for 72 hours, as often as it is used: the second time changes nothing. Nobody has to be signed in, and nobody is by it. A token that is none, or has expired before the address was verified, gets 422 `email_verification_invalid`. Send it when somebody presses a button, and not when the page is opened: programs open the links of mails, too.
   */
  verifyEmail(body: EmailVerification, options?: RequestOptions): ApiPromise<EmailVerified> {
    return this.#calls.send(operations.verifyEmail, { body }, options)
  }

  /** Lists where you are signed in, newest first */
  listSessions(query?: ListSessionsParams, options?: RequestOptions): PagePromise<UserSession> {
    return this.#calls.list(operations.listSessions, { query }, options)
  }

  /**
   * Ends one of your sessions
   *
   * Its tokens are refused from then on, and messages to a device that it registered end. 404: there is none, or it has ended.
   * @param id The session.
   */
  revokeSession(id: string, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.revokeSession, { path: { id } }, options)
  }

  /**
   * The public keys that access tokens are signed with
   *
   * A JSON Web Key Set (RFC 7517). The next key is published long before it signs.
   */
  getJwks(options?: RequestOptions): ApiPromise<Jwks> {
    return this.#calls.send(operations.getJwks, {}, options)
  }
}
