import { setTimeout as delay } from 'node:timers/promises'
import { type Job, Worker } from 'bullmq'
import type { Log } from '../observability/log.ts'
import type { Redis } from '../redis/redis.ts'

import type { BullmqClient } from './bullmq-client.ts'
import type { WatchedWorker } from './worker-watch.ts'

export { type Handle, NotYetError, PermanentError } from './event-jobs.ts'

export interface EventWorker {
  /** Takes no more events and waits for those under way, at most ten seconds; two more for Redis. */
  close(): Promise<void>
}

/** A worker as a part of a service: opened when the service starts, closed when it stops. */
export interface WorkerPart {
  start(): Promise<void>
  stop(): Promise<void>
}

export function workerPart(open: () => Promise<EventWorker>): WorkerPart {
  let worker: EventWorker | undefined
  return {
    async start() {
      worker = await open()
    },
    async stop() {
      await worker?.close()
    },
  }
}

interface WorkerOptions {
  /** The name of its queue. */
  service: string
  process: (job: Job, token: string) => Promise<void>
  concurrency: number
  log: Log
  redis: Redis
  client: BullmqClient
  tag: string
}

/** Milliseconds that events under way are given to end. */
const CLOSE_MS = 10_000
/** Milliseconds to tell Redis after that. What it was not told is taken over by another process. */
const GOODBYE_MS = 2_000
/** The same without a connection to it. */
const NO_GOODBYE_MS = 500
const RESTART_MS = 1_000

function start(options: WorkerOptions): Worker {
  const { service, process, concurrency, log, redis, client, tag } = options
  const worker = new Worker(service, (job, token = '') => process(job, token), {
    connection: client,
    prefix: tag,
    concurrency,
    removeOnComplete: { count: 0 },
    // Events take milliseconds: what a killed process held is taken over within twenty seconds, not a minute.
    lockDuration: 15_000,
    stalledInterval: 5_000,
    // Killed three times over the same event: it is the event.
    maxStalledCount: 3,
    runRetryDelay: 1_000,
  })
  worker.on('error', (error) => {
    // While there is no connection the client itself reports that, once.
    if (redis.isReady) log.warn({ service, err: error }, 'event worker')
  })
  worker.on('failed', (job, error) => {
    const line = { service, event: job?.id, type: job?.name, attempt: job?.attemptsMade, err: error }
    if (job?.finishedOn) log.error(line, 'event failed for good')
    else log.warn(line, 'event failed, will be tried again')
  })
  return worker
}

/** Takes events of one service's queue until closed. */
export function createEventWorker(given: WorkerOptions): EventWorker & { watched: WatchedWorker } {
  const { service, log, redis } = given
  const running = new Set<Promise<void>>()
  let taken = 0
  const options: WorkerOptions = {
    ...given,
    async process(job, token) {
      taken += 1
      const work = given.process(job, token)
      running.add(work)
      await work.finally(() => running.delete(work))
    },
  }
  let closing: Promise<void> | undefined
  const stopped = new AbortController()
  let worker = start(options)

  // BullMQ gives a worker up for good when the connection is lost during its first exchange.
  const guard = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const current = worker
      const isUp = await current.waitUntilReady().then(
        () => true,
        () => false,
      )
      if (isUp || stopped.signal.aborted || worker !== current) return
      await current.close(true)
      await delay(RESTART_MS, undefined, { signal: stopped.signal }).catch(() => undefined)
      if (!stopped.signal.aborted && worker === current) worker = start(options)
    }
  }
  const watchStart = () => guard().catch((error: unknown) => log.error({ service, err: error }, 'event worker'))
  watchStart()

  /** Another worker in place of one that takes nothing, and so has nothing under way. */
  const restart = async () => {
    if (stopped.signal.aborted) return
    const former = worker
    worker = start(options)
    watchStart()
    const cut = new AbortController()
    const late = delay(GOODBYE_MS, 'late' as const, { signal: cut.signal }).catch(() => undefined)
    const ended = await Promise.race([former.close(true).catch(() => undefined), late])
    cut.abort()
    // Not disconnect(): that would cut the connection that all workers of the process share, for good.
    if (ended === 'late') log.warn({ service }, 'event worker has not ended')
  }

  const close = async () => {
    stopped.abort()
    const cut = new AbortController()
    const late = (ms: number) => delay(ms, 'late' as const, { signal: cut.signal }).catch(() => undefined)
    const allHandled = async () => {
      while (running.size > 0) await Promise.allSettled(running)
    }
    // close() has no limit of its own; what is cut off is taken over by another process.
    const closed = worker.close().catch((error: unknown) => log.warn({ service, err: error }, 'event worker'))
    await Promise.race([closed, allHandled(), late(CLOSE_MS)])
    const ended = await Promise.race([closed, late(redis.isReady ? GOODBYE_MS : NO_GOODBYE_MS)])
    cut.abort()
    if (ended === 'late') {
      log.warn({ service, active: running.size }, 'event worker cut off')
      // Its blocking connection would keep the process alive.
      worker.disconnect().catch((error: unknown) => log.warn({ service, err: error }, 'event worker'))
    }
  }
  return {
    watched: { queue: service, taken: () => taken, isAtWork: () => running.size > 0, restart },
    close: () => {
      closing ??= close()
      return closing
    },
  }
}
