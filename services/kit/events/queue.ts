import type { Log } from '../observability/log.ts'
import { bounded, closeRedis, createRedis, cutIfSilent } from '../redis/redis.ts'
import { bullmqClient } from './bullmq-client.ts'
import type { Event } from './event.ts'
import { batchIdOf, batchQueueOf, countBatched, type HandleMany, MAX_BATCH, processBatch } from './event-batches.ts'
import { type Handle, processEvent } from './event-jobs.ts'
import {
  type FailedEvent,
  type FailedEventsFrom,
  listFailed,
  missingIds,
  oldestFailed,
  readFailed,
  retryFailedEvent,
} from './failed-events.ts'
import { createQueueMarker, type QueueMarker } from './queue-marker.ts'
import { createQueueRequests } from './queue-requests.ts'
import { createEventWorker, type EventWorker } from './queue-worker.ts'
import { readWaiting, type WaitingJobs } from './waiting-jobs.ts'
import { createWorkerLooks } from './worker-looks.ts'
import type { WorkerState } from './worker-watch.ts'

export interface QueuesOptions {
  /** The Redis of role `queue`: noeviction, append-only. */
  url: string
  log: Log
  /** Before every key, so that shops and tests can share a server. */
  prefix?: string
  /** How often an event is tried before it is kept as failed. */
  attempts?: number
  /** Wait before the second try, milliseconds; doubled each time, then shortened by up to half at random. */
  backoffMs?: number
  /** Longest pause between two tries of an event that needs something unavailable, milliseconds. */
  longestPauseMs?: number
  /** Tries of such an event that do not count: with the longest pause of a minute they last for about a day. */
  uncountedTries?: number
  /** Bound of one exchange with Redis, milliseconds. */
  timeoutMs?: number
  /** Milliseconds between two looks at whether workers take what waits. */
  lookEveryMs?: number
}

export interface QueueCounts {
  waiting: number
  active: number
  delayed: number
  failed: number
}

export interface ConsumeOptions {
  /** Events worked on at once, beside one batch. */
  concurrency?: number
  /** Without it the events of a batch are worked on one by one. */
  handleMany?: HandleMany
  /** False for a queue that nobody adds batches to. */
  hasBatches?: boolean
}

/** The work queues, one for each subscribing service. */
export interface Queues {
  /** Puts an event in the queue of a service, to be taken after `delayMs` at the soonest; adding one that still waits there or has failed there changes nothing. */
  add(service: string, event: Event, delayMs?: number): Promise<void>
  /** The same of many events, in as few jobs as they need. */
  addMany(service: string, events: readonly Event[]): Promise<void>
  /** Starts to take events of a service's queue; it goes on by itself after Redis was away. */
  consume(service: string, handle: Handle, options?: ConsumeOptions): Promise<EventWorker>
  /** What was found out about the workers of this process. */
  workers(): WorkerState[]
  /** Whether starting them again helps one of them no more: the process had better be replaced. */
  isBeyondHelp(): boolean
  /** Of events, however many a job holds. */
  counts(service: string): Promise<QueueCounts>
  /** Of events that have failed for good and are kept. */
  failedCount(service: string): Promise<number>
  /** Of events that wait to be taken, and how long the oldest has. */
  waiting(service: string): Promise<WaitingJobs>
  /** The services whose queues this process works on, and their further queues. */
  consumed(): string[]
  /** Events that have failed for good, of these services, the newest first; one more than `limit`. */
  listFailed(services: readonly string[], from: FailedEventsFrom): Promise<FailedEvent[]>
  /**
   * Tries failed events of a service again from the first try: the one with this id, or the oldest `limit` of all.
   * Returns how many. One that has not failed, or not any more, stays as it is.
   */
  retryFailed(service: string, options?: { id?: string; limit?: number }): Promise<number>
  /** Events of a service that have failed for good, with their data, without those that are known. */
  failedEvents(service: string, known: ReadonlySet<string>): Promise<Event[]>
  /** Those of the ids that are not in the queue of a service any more: done, or lost. */
  missing(service: string, ids: readonly string[]): Promise<string[]>
  /** Of a publishing service's relay. */
  marker(service: string): QueueMarker
  /**
   * Which connection to Redis events are added on, counted from the start of the process. While it stays the same, nothing
   * that was added can have been lost: a Redis that is started again or replaced ends every connection.
   */
  connection(): number
  /** Before everything else is stopped: a Redis that says nothing is not waited for any more. */
  cutIfSilent(): Promise<void>
  /** Work first: closes every worker, then the connections. */
  close(): Promise<void>
}

const RETRY_LIMIT = 1_000

export async function createQueues(options: QueuesOptions): Promise<Queues> {
  const { url, log, prefix = 'stoa', attempts = 12, backoffMs = 1_000, timeoutMs = 5_000 } = options
  const { longestPauseMs = 60_000, uncountedTries = 1_440, lookEveryMs = 10_000 } = options
  const onError = (error: Error) => log.error({ err: error }, 'queue redis')
  let connections = 0
  const [producer, consumer] = await Promise.all([
    createRedis({ url, name: `${prefix}-queues`, onError }),
    createRedis({ url, name: `${prefix}-workers`, onError, waitsForConnection: true }),
  ])
  producer.on('ready', () => {
    connections++
  })
  // One adapter each, shared: BullMQ would wrap a bare client, and listen to it, once per queue.
  const [adding, working] = [bullmqClient(producer), bullmqClient(consumer)]
  const works: EventWorker[] = []
  const consumed = new Set<string>()
  // The hash tag keeps the keys of one queue on one node of a Redis Cluster.
  const tag = (service: string) => `{${prefix}-${service}}`

  const { request, close: closeQueues } = createQueueRequests({ producer, adapter: adding, tag, timeoutMs, onError })
  const { watch, looks } = createWorkerLooks({
    ...{ url, prefix, log, timeoutMs, lookEveryMs, consumer },
    // A paused queue is one that nobody is to take from.
    waiting: (name) => request(name, async (queue) => ((await queue.isPaused()) ? 0 : queue.getWaitingCount())),
  })
  const kept = { removeOnComplete: true, removeOnFail: false }
  const add = async (service: string, event: Event, options: { attempts: number; delay?: number }) => {
    const backoff = { type: 'exponential', delay: backoffMs, jitter: 0.5 }
    await request(service, (queue) => queue.add(event.type, event, { jobId: event.id, backoff, ...kept, ...options }))
  }
  const addBatch = (service: string, events: readonly Event[]) => {
    // A try that throws has not reached Redis: what fails in a batch leaves it (event-batches.ts).
    const options = { attempts: Number.MAX_SAFE_INTEGER, backoff: { type: 'fixed', delay: backoffMs }, ...kept }
    return request(batchQueueOf(service), (queue) =>
      queue.add('events', events, { jobId: batchIdOf(events), ...options }),
    )
  }
  const openWorkers = (service: string, handle: Handle, options: ConsumeOptions) => {
    const { concurrency = 4, handleMany, hasBatches = true } = options
    const job = { service, handle, log, backoffMs, longestPauseMs, uncountedTries }
    const shared = { log, redis: consumer, client: working }
    const addAlone = (event: Event, isTried: boolean) =>
      add(service, event, isTried ? { attempts: attempts - 1, delay: backoffMs } : { attempts })
    const batch = { ...job, handleMany, concurrency, addAlone }
    const alone = createEventWorker({
      ...{ ...shared, service, tag: tag(service), concurrency },
      process: (one, token) => processEvent(job, one, token),
    })
    if (!hasBatches) return [alone]
    const batches = batchQueueOf(service)
    const many = createEventWorker({
      ...{ ...shared, service: batches, tag: tag(batches), concurrency: 1 },
      process: (one, token) => processBatch(batch, one, token),
    })
    return [alone, many]
  }

  return {
    add: (service, event, delayMs = 0) => add(service, event, { attempts, ...(delayMs > 0 ? { delay: delayMs } : {}) }),
    async addMany(service, events) {
      const batches = Array.from({ length: Math.ceil(events.length / MAX_BATCH) }, (_, at) =>
        events.slice(at * MAX_BATCH, (at + 1) * MAX_BATCH),
      )
      await Promise.all(batches.map((batch) => addBatch(service, batch)))
    },
    async consume(service, handle, options = {}) {
      const opened = openWorkers(service, handle, options)
      works.push(...opened)
      for (const { watched } of opened) watch.add(watched)
      looks.start()
      consumed.add(service)
      return { close: async () => void (await Promise.all(opened.map((work) => work.close()))) }
    },
    async counts(service) {
      const [counts, batched] = await Promise.all([
        request(service, (queue) => queue.getJobCounts('waiting', 'active', 'delayed', 'failed')),
        request(batchQueueOf(service), countBatched),
      ])
      const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts
      return {
        waiting: waiting + batched.waiting,
        active: active + batched.active,
        delayed: delayed + batched.delayed,
        failed,
      }
    },
    failedCount: (service) => request(service, (queue) => queue.getFailedCount()),
    waiting: (service) => readWaiting(request, service, Date.now()),
    consumed: () => [...consumed],
    workers: watch.states,
    isBeyondHelp: watch.isBeyondHelp,
    async listFailed(services, from) {
      const queues = await Promise.all(services.map((service) => request(service, async (queue) => queue)))
      return bounded(producer, timeoutMs, () => listFailed(producer, queues, from))
    },
    async retryFailed(service, { id, limit = RETRY_LIMIT } = {}) {
      const ids = id === undefined ? await request(service, (queue) => oldestFailed(producer, queue, limit)) : [id]
      let retried = 0
      for (const each of ids) if (await request(service, (queue) => retryFailedEvent(queue, each))) retried++
      return retried
    },
    failedEvents: (service, known) => request(service, (queue) => readFailed(producer, queue, known)),
    missing: (service, ids) => request(service, (queue) => missingIds(producer, queue, ids)),
    connection: () => connections,
    marker: (service) =>
      createQueueMarker({ redis: producer, key: `${prefix}:relayed:${service}`, connection: () => connections }),
    async cutIfSilent() {
      await Promise.all([producer, consumer].map(cutIfSilent))
    },
    async close() {
      const lastLook = looks.stop()
      await Promise.all(works.map((work) => work.close()))
      await closeQueues()
      await Promise.all([closeRedis(producer), closeRedis(consumer)])
      await lastLook
    },
  }
}
