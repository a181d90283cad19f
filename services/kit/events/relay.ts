import type { Log } from '../observability/log.ts'

/** Moves committed events to where they are heard. */
export interface Relay {
  /** Relays now, without being waited for; nothing before `start`. */
  wake(): void
  start(): void
  /** Ends after the batch under way. */
  stop(): Promise<void>
  /** Relays until nothing is left, and throws what went wrong: for tests and one-off commands. */
  drain(): Promise<void>
}

interface RelayOptions {
  service: string
  log: Log
  /** How often it looks even if nobody woke it, milliseconds. */
  intervalMs: number
  /** Relays everything there is. Never runs twice at once in one process. */
  sweep: () => Promise<void>
}

export function createRelay({ service, log, intervalMs, sweep }: RelayOptions): Relay {
  let running: Promise<void> | undefined
  let isWanted = false
  let isOut = false
  let timer: NodeJS.Timeout | undefined

  const sweeps = async () => {
    do {
      isWanted = false
      await sweep()
    } while (isWanted)
  }
  const run = (): Promise<void> => {
    isWanted = true
    running ??= sweeps().finally(() => {
      running = undefined
    })
    return running
  }
  const attempt = () =>
    run().then(
      () => {
        if (isOut) log.info({ service }, 'events go out again')
        isOut = false
      },
      (error: unknown) => {
        // Once an outage: the rows are kept, and every sweep would say the same.
        if (!isOut) log.error({ service, err: error }, 'events cannot go out')
        isOut = true
      },
    )
  return {
    wake() {
      if (timer) void attempt()
    },
    start() {
      timer ??= setInterval(() => {
        if (!running) void attempt()
      }, intervalMs)
      void attempt()
    },
    async stop() {
      clearInterval(timer)
      timer = undefined
      isWanted = false
      await running?.catch(() => undefined)
    },
    drain: run,
  }
}
