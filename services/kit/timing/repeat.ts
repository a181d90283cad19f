import type { Log } from '../observability/log.ts'

export interface Repeat {
  start(): void
  /** Runs at once instead of waiting for its turn; when it runs already, once more after that. */
  wake(): void
  /** Resolves when the run under way is over. */
  stop(): Promise<void>
}

/**
 * Does something again and again, never twice at the same time. `intervalMs` is the pause between two runs. A failure is
 * logged once for every outage and does not end it.
 */
export function repeat(intervalMs: number, log: Log, work: () => Promise<void>): Repeat {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopped = true
  let failing = false

  const run = async (): Promise<void> => {
    do {
      again = false
      try {
        await work()
        failing = false
      } catch (error) {
        if (!failing) log.warn({ err: error }, 'background work failed, trying again')
        failing = true
        again = false
      }
    } while (again && !stopped)
  }

  const turn = () => {
    clearTimeout(timer)
    running = run().finally(() => {
      running = undefined
      if (!stopped) timer = setTimeout(turn, intervalMs)
    })
  }

  return {
    start() {
      stopped = false
      turn()
    },
    wake() {
      if (stopped) return
      if (running) again = true
      else turn()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
