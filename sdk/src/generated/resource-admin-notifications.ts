// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Calls } from '../client.ts'
import type { QueryOf } from '../operation-types.ts'
import type { PagePromise } from '../page.ts'
import type { RequestOptions } from '../types.ts'
import { operations } from './operations.ts'
import type { NotificationPage } from './schemas.ts'
import type { operations as Declared } from './types.ts'

/** `stoa.admin.notifications` */
export class AdminNotificationsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists messages sent, waiting and failed, newest first */
  list(query?: QueryOf<Declared['listNotifications']>, options?: RequestOptions): PagePromise<NotificationPage> {
    return this.#calls.list(operations.listNotifications, { query }, options)
  }
}
