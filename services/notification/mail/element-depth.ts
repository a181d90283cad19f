/** Tables in tables are some twenty deep. A parser looks all open elements through for an end tag, so many of both take quadratic time. */
const MOST = 100

export class TooDeepError extends Error {
  constructor() {
    super(`elements stand inside each other more than ${MOST} deep`)
    this.name = 'TooDeepError'
  }
}

/** Counts the elements that are open; ends the reading of HTML that nobody would write. */
export function createDepth() {
  let depth = 0
  return {
    open() {
      depth += 1
      if (depth > MOST) throw new TooDeepError()
    },
    close() {
      depth -= 1
    },
  }
}
