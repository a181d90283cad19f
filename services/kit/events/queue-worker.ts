import { setTimeout as delay } from 'node:timers/promises'
import { type createNodeRedisClient, DelayedError, type Job, UnrecoverableError, Worker } from 'bullmq'
import type { Log } from '../observability/log.ts'
import type { Redis } from '../redis/redis.ts'
import { DomainError, UnavailableError } from '../values/problem.ts'
import type { Event } from './event.ts'

/** Thrown by a consumer for an event that can never pass: it is kept as failed at once, without further tries. */
export class PermanentError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PermanentError'
  }
}

/** Thrown by a consumer that an event has reached too early, as can happen any time: it comes again without a warning. */
export class NotYetError extends UnavailableError {
  constructor(message: string) {
    super(message, false)
    this.name = 'NotYetError'
  }
}

export type Handle = (event: Event) => Promise<void>

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
  service: string
  handle: Handle
  concurrency: number
  log: Log
  redis: Redis
  client: ReturnType<typeof createNodeRedisClient>
  tag: string
  /** Milliseconds before the second try of an event that needs something unavailable; doubled each time. */
  backoffMs: number
  longestPauseMs: number
  uncountedTries: number
}

/** Milliseconds that events under way are given to end. */
const CLOSE_MS = 10_000
/** Milliseconds to tell Redis after that. What it was not told is taken over by another process. */
const GOODBYE_MS = 2_000
/** The same without a connection to it. */
const NO_GOODBYE_MS = 500
const RESTART_MS = 1_000

/** Whether the event did not fail: a database or a service that its work needs was not there, or it came too early. */
const isUnavailable = (error: unknown): error is DomainError =>
  error instanceof DomainError && (error.code === 'service_unavailable' || error.code === 'timeout')

/**
 * Puts a job aside for a while without counting the try: an outage says nothing about the event, however long it lasts.
 * False when it has been put aside for about a day: from then on tries count, so that what never comes is seen.
 */
async function postpone(options: WorkerOptions, job: Job, token: string, error: DomainError): Promise<boolean> {
  const { service, log, backoffMs, longestPauseMs, uncountedTries } = options
  const uncounted = job.attemptsStarted - job.attemptsMade
  if (uncounted > uncountedTries) return false
  const pauseMs = Math.min(longestPauseMs, backoffMs * 2 ** Math.min(uncounted - 1, 30))
  await job.moveToDelayed(Date.now() + Math.ceil(pauseMs * (1 - Math.random() / 4)), token)
  const line = { service, event: job.id, type: job.name, tries: uncounted, err: error }
  // One line an event: every further try would say the same.
  if (uncounted === 1 && !(error instanceof NotYetError)) log.warn(line, 'event waits for what is unavailable')
  else log.debug(line, 'event waits for what is unavailable, or came too early')
  return true
}

async function process(options: WorkerOptions, job: Job, token: string): Promise<void> {
  const event = job.data as Event
  if (typeof event?.id !== 'string' || typeof event.type !== 'string') {
    throw new UnrecoverableError('The job holds no event.')
  }
  try {
    await options.handle(event)
  } catch (error) {
    if (error instanceof PermanentError) throw new UnrecoverableError(error.message)
    if (isUnavailable(error) && (await postpone(options, job, token, error))) throw new DelayedError()
    throw error
  }
}

function start(options: WorkerOptions): Worker {
  const { service, concurrency, log, redis, client, tag } = options
  const worker = new Worker(service, (job, token = '') => process(options, job, token), {
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
export function createEventWorker(given: WorkerOptions): EventWorker {
  const { service, log, redis } = given
  const running = new Set<Promise<void>>()
  const options: WorkerOptions = {
    ...given,
    async handle(event) {
      const work = given.handle(event)
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
      if (isUp || stopped.signal.aborted) return
      await current.close(true)
      await delay(RESTART_MS, undefined, { signal: stopped.signal }).catch(() => undefined)
      if (!stopped.signal.aborted) worker = start(options)
    }
  }
  guard().catch((error: unknown) => log.error({ service, err: error }, 'event worker'))

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
    close: () => {
      closing ??= close()
      return closing
    },
  }
}
