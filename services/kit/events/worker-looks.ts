import type { Log } from '../observability/log.ts'
import { bounded, closeRedis, createRedis, type Redis } from '../redis/redis.ts'
import { type BackgroundLoop, backgroundLoop } from '../timing/background-loop.ts'
import { UnavailableError } from '../values/problem.ts'
import { createWorkerWatch, type WorkerWatch } from './worker-watch.ts'

interface LooksOptions {
  url: string
  prefix: string
  log: Log
  timeoutMs: number
  lookEveryMs: number
  /** The connection that the workers share. */
  consumer: Redis
  /** Jobs of a queue that could be taken now, asked on another connection than that of its worker. */
  waiting(queue: string): Promise<number>
}

/** Rejects unless a new connection to Redis can be made and written on: a Redis that is full, loading, a replica or cannot save refuses that. */
export async function checkTakesWrites(options: Pick<LooksOptions, 'url' | 'prefix' | 'timeoutMs'>): Promise<void> {
  const { url, prefix, timeoutMs } = options
  const fresh = await createRedis({ url, name: `${prefix}-watch`, onError: () => undefined })
  try {
    const expiration = { type: 'EX', value: 60 } as const
    await bounded(fresh, timeoutMs, () => fresh.set(`${prefix}:watch`, '', { expiration }))
  } finally {
    await closeRedis(fresh)
  }
}

/** Looks every so often whether the workers of a process take what waits, and has those that do not started again. */
export function createWorkerLooks(options: LooksOptions): { watch: WorkerWatch; looks: BackgroundLoop } {
  const { log, timeoutMs, lookEveryMs, consumer, waiting } = options
  const watch = createWorkerWatch({ log, waiting, canServe: () => checkTakesWrites(options) })
  const work = async (signal: AbortSignal) => {
    // A connection that is silent without being closed is replaced, and the commands that wait on it fail.
    const isThere = await bounded(consumer, timeoutMs, () => consumer.ping()).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof UnavailableError)) throw error
        if (error.sent) log.warn({ err: error }, 'the connection of the workers was silent')
        return false
      },
    )
    if (signal.aborted) return
    if (isThere) await watch.look()
    else watch.forget()
  }
  return { watch, looks: backgroundLoop({ name: 'watch of workers', log, intervalMs: lookEveryMs, work }) }
}
