// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { SuggestParams, Suggestions } from '../types.ts'

/** `stoa.search` */
export class SearchResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Completes what is being typed */
  suggest(query: SuggestParams, options?: RequestOptions): ApiPromise<Suggestions> {
    return this.#calls.send(operations.suggest, { query }, options)
  }
}
