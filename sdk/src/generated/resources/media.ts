// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { GetMediaResult } from '../types.ts'

/** `stoa.media` */
export class MediaResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Reads a picture
   * @param file Name of the file.
   */
  get(file: string, options?: RequestOptions): ApiPromise<GetMediaResult> {
    return this.#calls.send(operations.getMedia, { path: { file } }, options)
  }
}
