// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListNotificationsParams, Notification, NotificationDetail } from '../types.ts'

/** `stoa.admin.notifications` */
export class AdminNotificationsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists messages sent, waiting and failed, newest first */
  list(query?: ListNotificationsParams, options?: RequestOptions): PagePromise<Notification> {
    return this.#calls.list(operations.listNotifications, { query }, options)
  }

  /**
   * Shows one message with its text as it was sent
   * @param id The message.
   */
  get(id: string, options?: RequestOptions): ApiPromise<NotificationDetail> {
    return this.#calls.send(operations.getNotification, { path: { id } }, options)
  }

  /**
   * Sends a message once more, to the same recipient and unchanged
   *
   * A message that is still waiting or being sent stays as it is. Repeating the request with the same Idempotency-Key sends nothing more, even after the message has gone out again.
   * @param id The message.
   */
  resend(id: string, options?: RequestOptions): ApiPromise<Notification> {
    return this.#calls.send(operations.resendNotification, { path: { id } }, options)
  }
}
