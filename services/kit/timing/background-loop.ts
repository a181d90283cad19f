import type { Log } from '../observability/log.ts'

export interface BackgroundLoop {
  start(): void
  /** Works at once instead of waiting for its turn; when it works already, once more after that. Nothing before `start`. */
  wake(): void
  /** Resolves when the work under way is over. */
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
  /** How bad it is that it does not work for a while; `warn` unless said. */
  failureLevel?: 'warn' | 'error'
  /** One round. Never runs twice at the same time in one process. */
  work: () => Promise<void>
}

/**
 * The one kind of background work: rounds with a pause between them, and one more as soon as somebody wakes it. A failure
 * does not end it. It is logged once an outage, and so is its end: every round would say the same.
 */
export function backgroundLoop(options: BackgroundLoopOptions): BackgroundLoop {
  const { name, log, intervalMs, failureLevel = 'warn', work } = options
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isWanted = false
  let isStarted = false
  let isFailing = false

  const rounds = async () => {
    do {
      isWanted = false
      await work()
    } while (isWanted)
  }
  const drain = (): Promise<void> => {
    isWanted = true
    running ??= rounds().finally(() => {
      running = undefined
    })
    return running
  }
  const attempt = async () => {
    try {
      await drain()
      if (isFailing) log.info(`${name} works again`)
      isFailing = false
    } catch (error) {
      if (!isFailing) log[failureLevel]({ err: error }, `${name} failed and is tried again`)
      isFailing = true
    }
  }
  const turn = () => {
    clearTimeout(timer)
    void attempt().then(() => {
      clearTimeout(timer)
      if (isStarted) timer = setTimeout(turn, intervalMs)
    })
  }
  return {
    start() {
      if (isStarted) return
      isStarted = true
      turn()
    },
    wake() {
      if (!isStarted) return
      if (running) isWanted = true
      else turn()
    },
    async stop() {
      isStarted = false
      isWanted = false
      clearTimeout(timer)
      await running?.catch(() => undefined)
    },
    drain,
  }
}
