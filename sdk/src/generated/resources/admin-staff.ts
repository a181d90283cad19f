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

  /** Lists accounts that hold permissions, newest first */
  list(query?: ListStaffParams, options?: RequestOptions): PagePromise<StaffMember> {
    return this.#calls.list(operations.listStaff, { query }, options)
  }

  /**
   * Says what an account may do
   *
   * Only what you hold yourself can be given or taken, and somebody keeps `*`. An account whose password is shorter than 15 characters gets 409 `invalid_state`. Takes effect at once, also in sessions that are open.
   * @param id User id or e-mail address of an account.
   */
  setPermissions(id: string, body: PermissionsSet, options?: RequestOptions): ApiPromise<StaffMember> {
    return this.#calls.send(operations.setStaffPermissions, { path: { id }, body }, options)
  }
}
