export interface Breaker {
  /** Milliseconds to wait; 0 lets this one through. While open, one is let through each time the wait is over. */
  pass(): number
  open(): void
  close(): void
  isOpen(): boolean
}

/** Spares a service that does not respond, and those who would wait for it. `clock` in milliseconds, never going back. */
export function createBreaker(openMs: number, clock: () => number): Breaker {
  let openUntil = 0
  return {
    pass() {
      if (openUntil === 0) return 0
      const wait = openUntil - clock()
      if (wait > 0) return wait
      // This one may try; the next only when it had a response, or after as long again.
      openUntil = clock() + openMs
      return 0
    },
    open() {
      openUntil = clock() + openMs
    },
    close() {
      openUntil = 0
    },
    isOpen: () => openUntil !== 0 && clock() < openUntil,
  }
}

export interface RetryBudget {
  /** A request came: it earns a part of a retry. */
  earn(): void
  /** Whether one more retry may be made. */
  spend(): boolean
}

/**
 * Keeps retries a share of the requests: a slow network must not double the load
 * (docs/decisions/0016-http-between-services.md).
 */
export function createRetryBudget(share: number, savings: number): RetryBudget {
  let retries = savings
  return {
    earn() {
      retries = Math.min(savings, retries + share)
    },
    spend() {
      if (retries < 1) return false
      retries -= 1
      return true
    },
  }
}
