// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { AuditEntry, ListAuditLogParams } from '../types.ts'

/** `stoa.admin.auditLog` */
export class AdminAuditLogResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists what staff did, newest first */
  list(query?: ListAuditLogParams, options?: RequestOptions): PagePromise<AuditEntry> {
    return this.#calls.list(operations.listAuditLog, { query }, options)
  }
}
