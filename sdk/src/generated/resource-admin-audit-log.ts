// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Calls } from '../client.ts'
import type { QueryOf } from '../operation-types.ts'
import type { PagePromise } from '../page.ts'
import type { RequestOptions } from '../types.ts'
import { operations } from './operations.ts'
import type { AuditPage } from './types.ts'
import type { operations as Declared } from './types.ts'

/** `stoa.admin.auditLog` */
export class AdminAuditLogResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists what staff did, newest first */
  list(query?: QueryOf<Declared['listAuditLog']>, options?: RequestOptions): PagePromise<AuditPage> {
    return this.#calls.list(operations.listAuditLog, { query }, options)
  }
}
