// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListStaffParams, PermissionsSet, StaffMember } from '../types.ts'

/** `stoa.admin.staff` */
export class AdminStaffResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists accounts that hold permissions or are disabled, newest first */
  list(query?: ListStaffParams, options?: RequestOptions): PagePromise<StaffMember> {
    return this.#calls.list(operations.listStaff, { query }, options)
  }

  /**
   * Says what an account may do
   *
   * Only what you hold yourself can be given or taken, and somebody keeps `*`. Anybody may have registered an e-mail address, so its owner shows first that the account is theirs, password included: they request a link with `forgotPassword` and set a password of at least 15 characters with it, once. Until then, and while the account is disabled or has a shorter password, giving permissions gets 409 `invalid_state`. Takes effect at once, also in sessions that are open and for the API keys the account made. An API key cannot do this. 422 `unprocessable` for a permission that does not exist, unless the account has it already; `errors` names it and says which there are.
   * @param id User id or e-mail address of an account.
   */
  setPermissions(id: string, body: PermissionsSet, options?: RequestOptions): ApiPromise<StaffMember> {
    return this.#calls.send(operations.setStaffPermissions, { path: { id }, body }, options)
  }

  /**
   * Shuts somebody out at once
   *
   * Ends their sessions, revokes the secret keys they made and keeps them from signing in and from resetting the password, until they are enabled again. You need to hold what they hold. The last account that is enabled and holds `*` gets 409 `invalid_state`, and so does an account that holds nothing. An API key cannot do this.
   * @param id User id or e-mail address of an account.
   */
  disable(id: string, options?: RequestOptions): ApiPromise<StaffMember> {
    return this.#calls.send(operations.disableStaff, { path: { id } }, options)
  }

  /**
   * Lets somebody sign in again
   *
   * With the permissions they had, which you need to hold. Sessions and keys that ended stay ended. An API key cannot do this.
   * @param id User id or e-mail address of an account.
   */
  enable(id: string, options?: RequestOptions): ApiPromise<StaffMember> {
    return this.#calls.send(operations.enableStaff, { path: { id } }, options)
  }
}
