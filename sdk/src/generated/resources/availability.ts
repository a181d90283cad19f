// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { AvailabilityList, GetAvailabilityParams, StreamAvailabilityParams, StreamAvailabilityResult } from '../types.ts'

/** `stoa.availability` */
export class AvailabilityResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Says how many of some variants can be bought now */
  get(query: GetAvailabilityParams, options?: RequestOptions): ApiPromise<AvailabilityList> {
    return this.#calls.send(operations.getAvailability, { query }, options)
  }

  /**
   * Tells how many of some variants can be bought now, and every change of it
   *
   * Server-Sent Events, as a browser's `EventSource` reads them. Each is named `availability`, and its `data` is JSON of the schema `AvailabilityList`: the first event has all requested variants, each later one those that have changed since. What it says of a variant is what getAvailability says of it.
   *
   * The `id` of an event stands for the whole state after it. Sent back as `Last-Event-ID`, it brings nothing while that state still holds, and otherwise the whole state, so nothing is missed in a pause, however long and whichever server responds. Changes that somebody has not read yet are joined: a slow reader gets the newest state, and one that reads nothing is cut off.
   *
   * A comment comes at least every 20 seconds; a client that has heard nothing for 45 should connect again. The server ends a stream after about five minutes, and when it stops; `retry` says, in milliseconds, when to connect again. A network may have 100 streams open (429 beyond that), and a server has a number for all of them (503). With `Retry-After` both say when to try again.
   */
  stream(query: StreamAvailabilityParams, options?: RequestOptions): ApiPromise<StreamAvailabilityResult> {
    return this.#calls.send(operations.streamAvailability, { query }, options)
  }
}
