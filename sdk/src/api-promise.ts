import type { ApiResponse } from './types.ts'

/** Awaits to the body of the response; `withResponse()` gives status, headers and request id too. */
export class ApiPromise<T> extends Promise<T> {
  readonly #response: Promise<ApiResponse<T>>

  /** What `then` makes is an ordinary promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  constructor(response: Promise<ApiResponse<T>>) {
    super((resolve, reject) => {
      response.then(({ data }) => resolve(data), reject)
    })
    this.#response = response
  }

  /** The whole response. */
  withResponse(): Promise<ApiResponse<T>> {
    // A failure is reported by the promise returned here; this one must not count as an unhandled rejection too.
    this.catch(() => {})
    return this.#response
  }
}
