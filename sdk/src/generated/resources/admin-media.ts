// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions, UploadBody } from '../../types.ts'
import { operations } from '../operations.ts'
import type { MediaFile } from '../types.ts'

/** `stoa.admin.media` */
export class AdminMediaResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Stores a picture
   *
   * PNG, JPEG, WebP, GIF, AVIF or SVG of at most 10 MB, recognised by its bytes. An SVG with scripts, foreign content or references to elsewhere is refused.
   */
  upload(body: UploadBody, options?: RequestOptions): ApiPromise<MediaFile> {
    return this.#calls.send(operations.uploadMedia, { body }, options)
  }
}
