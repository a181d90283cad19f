// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListEventsParams, StoaEvent } from '../types.ts'

/** `stoa.admin.events` */
export class AdminEventsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists what happened in the shop, in its order
   *
   * Oldest first: every event once, those of one aggregate in the order they happened, as webhooks tell them. To follow the shop, keep `cursor` of each page once its events are worked on, and send it for the next: nothing is missed, however long you were away, as long as events are kept (`EVENT_DAYS`, 90 days unless the shop says otherwise). Whoever begins with what happens from now on sends the present time as `from`. 410 `events_expired` says that events after your cursor have been deleted: read again what you keep a copy of, and begin anew.
   */
  list(query?: ListEventsParams, options?: RequestOptions): PagePromise<StoaEvent> {
    return this.#calls.list(operations.listEvents, { query }, options)
  }
}
