import type { Answer } from './types.ts'

/** Awaits to the answer's body; `withResponse()` gives status, headers and request id too. */
export class ApiPromise<T> extends Promise<T> {
  readonly #answer: Promise<Answer<T>>

  /** What `then` makes is an ordinary promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  constructor(answer: Promise<Answer<T>>) {
    super((resolve, reject) => {
      answer.then(({ data }) => resolve(data), reject)
    })
    this.#answer = answer
  }

  /** The answer with what came around it. */
  withResponse(): Promise<Answer<T>> {
    // The caller hears of a failure through the promise returned here; this one must not count as unhandled.
    this.catch(() => {})
    return this.#answer
  }
}
