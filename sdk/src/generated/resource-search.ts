// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../answer.ts'
import type { Calls } from '../client.ts'
import type { QueryOf } from '../operation-types.ts'
import type { RequestOptions } from '../types.ts'
import { operations } from './operations.ts'
import type { Suggestions } from './types.ts'
import type { operations as Declared } from './types.ts'

/** `stoa.search` */
export class SearchResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Completes what is being typed */
  suggest(query: QueryOf<Declared['suggest']>, options?: RequestOptions): ApiPromise<Suggestions> {
    return this.#calls.send(operations.suggest, { query }, options)
  }
}
