import type { ApiResponse, Reply, ResponseOf } from './types.ts'

function apiResponse<T>({ data, response: { status, headers } }: Reply<T>): ApiResponse<T> {
  return { data, status, headers, requestId: headers.get('x-request-id') }
}

/**
 * Awaits to the body of the response; `withResponse()` gives status, headers and request id too. `ByStatus` is the body by
 * status, of an operation that has several.
 */
export class ApiPromise<T, ByStatus extends object = { [status: number]: T }> extends Promise<T> {
  readonly #reply: Promise<Reply<T>>

  /** What `then` makes is an ordinary promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  constructor(reply: Promise<Reply<T>>) {
    super((resolve, reject) => {
      reply.then(({ data }) => resolve(data), reject)
    })
    this.#reply = reply
  }

  /** The whole response; its status tells which body it is. */
  withResponse(): Promise<ResponseOf<ByStatus>> {
    // A failure is reported by the promise returned here; this one must not count as an unhandled rejection too.
    this.catch(() => {})
    // The API sends with each status what it declares for it.
    return this.#reply.then(apiResponse) as Promise<ResponseOf<ByStatus>>
  }
}
