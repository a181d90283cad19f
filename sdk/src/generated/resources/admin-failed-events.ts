// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { FailedEvent, FailedEventReplay, FailedEventReplayed, ListFailedEventsParams } from '../types.ts'

/** `stoa.admin.failedEvents` */
export class AdminFailedEventsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists events that failed for good, newest first
   *
   * An event that a service could not work on in twelve tries is kept, and so is one that ended its process four times. Tries do not count while a database or another service is unavailable, for about a day. The data of the event is not shown. The metric `stoa_events_failed` counts them.
   */
  list(query?: ListFailedEventsParams, options?: RequestOptions): PagePromise<FailedEvent> {
    return this.#calls.list(operations.listFailedEvents, { query }, options)
  }

  /**
   * Has failed events tried again, one of them or all of a service
   *
   * To be called when the cause is gone. Tries begin at the first again. Whatever an event had done already is not done twice, so replaying one too many is harmless. Without an `id` the 1,000 that failed first are replayed; `remaining` says whether there are more. An event that has not failed, or not any more, stays as it is.
   */
  replay(body: FailedEventReplay, options?: RequestOptions): ApiPromise<FailedEventReplayed> {
    return this.#calls.send(operations.replayFailedEvents, { body }, options)
  }
}
