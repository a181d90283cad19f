import { StoaError } from './errors.ts'

/** V8 leaves out the frames below the caller; stacks of other engines begin with them, which harms nobody. */
const capturing = Error as typeof Error & {
  captureStackTrace?: (target: object, below: (...given: never[]) => unknown) => void
}

/** Where a call was made: an error's own stack begins in a timer or a socket, and says nothing to its reader. */
export class CallSite {
  #error: { stack?: string } = {}

  /** @param below the function whose caller is meant */
  constructor(below: (...given: never[]) => unknown) {
    if (capturing.captureStackTrace) capturing.captureStackTrace(this.#error, below)
    else this.#error = new Error('')
  }

  /** The error with the stack of the call; what is no error of this package is left as it is. */
  mark(error: unknown): unknown {
    const frames = this.#error.stack?.split('\n').filter((line) => /^\s+at |@/.test(line))
    if (error instanceof StoaError && frames?.length)
      error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n')
    return error
  }
}
