// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { GetMediaParams, GetMediaResult } from '../types.ts'

/** `stoa.media` */
export class MediaResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Reads a picture, as it is or in a size
   *
   * Without `w` and `f` the file as it is. With one of them a smaller picture, made when it is first asked for and kept: never wider than the file, turned as the camera said, in sRGB, without what the file says of place or person. Drawings (SVG) and animations are sent as they are. So is, for a minute, a picture whose size cannot be made yet because too many are being made.
   * @param file Name of the file.
   */
  get(file: string, query?: GetMediaParams, options?: RequestOptions): ApiPromise<GetMediaResult> {
    return this.#calls.send(operations.getMedia, { path: { file }, query }, options)
  }
}
