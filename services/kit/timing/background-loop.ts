import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../observability/log.ts'
import { UnavailableError } from '../values/problem.ts'

export interface BackgroundLoop {
  start(): void
  /** Works at once instead of waiting for its turn; when it works already, once more after that. Nothing before `start`. */
  wake(): void
  /** Aborts the signal of the work under way, and resolves when that is over. */
  stop(): Promise<void>
  /** Works until nobody wants more, and throws what went wrong: for tests and one-off commands. */
  drain(): Promise<void>
}

export interface BackgroundLoopOptions {
  /** What it does, for the log: `event relay`, `checkout recovery`. */
  name: string
  log: Log
  /** Pause between two rounds that nobody asked for, milliseconds. */
  intervalMs: number
  /** Pause before a round that was asked for during another, milliseconds, so that under load one round does the work of many. */
  gatherMs?: number
  /** How bad it is that something it needs is away for a while; `warn` unless said. Whatever else goes wrong is an error. */
  failureLevel?: 'warn' | 'error'
  /** One round. Never runs twice at the same time in one process. The signal is aborted by `stop`, for rounds that take long. */
  work: (signal: AbortSignal) => Promise<void>
  /**
   * For work that waits for moments: milliseconds until the earliest, by one read of an index; `Infinity` when there is none.
   * A round that nobody asked for works only when that moment has come, and the next one is no later than the moment.
   */
  untilDueMs?: () => Promise<number>
}

/** Pause after the first failure, milliseconds; doubled with each, up to the pause without one. */
const RETRY_MS = 1_000
/** Pause after a round that had something due, milliseconds: there may be more than one round takes. */
const DUE_AGAIN_MS = 1_000
/** A moment may be a little later by this clock than by that of the database, milliseconds. */
const DUE_LATE_MS = 20

/**
 * The one kind of background work: rounds with a pause between them, and one more as soon as somebody wakes it. A failure
 * does not end it. It is logged once an outage, and so is its end: every round would say the same.
 */
export function backgroundLoop(options: BackgroundLoopOptions): BackgroundLoop {
  const { name, log, intervalMs, failureLevel = 'warn', work, untilDueMs, gatherMs = 0 } = options
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isWanted = false
  let isDraining = false
  let isStarted = false
  let stopped = new AbortController()
  let failures = 0
  let nextMs = intervalMs

  const round = async (isAskedFor: boolean) => {
    const dueMs = isAskedFor || !untilDueMs ? 0 : await untilDueMs()
    if (dueMs <= 0) await work(stopped.signal)
    nextMs = Math.min(intervalMs, !untilDueMs ? intervalMs : dueMs > 0 ? dueMs + DUE_LATE_MS : DUE_AGAIN_MS)
  }
  const rounds = async () => {
    do {
      const isAskedFor = isWanted
      isWanted = false
      await round(isAskedFor)
      if (isWanted && gatherMs > 0 && !isDraining) await pause(gatherMs)
    } while (isWanted)
  }
  const run = (): Promise<void> => {
    running ??= rounds().finally(() => {
      running = undefined
      isDraining = false
    })
    return running
  }
  const drain = (): Promise<void> => {
    isWanted = true
    isDraining = true
    return run()
  }
  // What is not reached is tried again sooner than a round that has nothing to do.
  const pauseMs = () => (failures === 0 ? nextMs : Math.min(intervalMs, RETRY_MS * 2 ** Math.min(failures - 1, 20)))
  const attempt = async () => {
    try {
      await run()
      if (failures > 0) log.info(`${name} works again`)
      failures = 0
    } catch (error) {
      const level = error instanceof UnavailableError ? failureLevel : 'error'
      if (failures === 0) log[level]({ err: error }, `${name} failed and is tried again`)
      failures++
    }
  }
  const turn = () => {
    clearTimeout(timer)
    void attempt().then(() => {
      clearTimeout(timer)
      if (isStarted) timer = setTimeout(turn, pauseMs())
    })
  }
  return {
    start() {
      if (isStarted) return
      isStarted = true
      if (stopped.signal.aborted) stopped = new AbortController()
      turn()
    },
    wake() {
      if (!isStarted) return
      isWanted = true
      if (!running) turn()
    },
    async stop() {
      isStarted = false
      isWanted = false
      clearTimeout(timer)
      stopped.abort()
      await running?.catch(() => undefined)
    },
    drain,
  }
}
