import { createNodeRedisClient, Queue } from 'bullmq'
import type { Log } from '../observability/log.ts'
import { bounded, closeRedis, createRedis, cutIfSilent } from '../redis/redis.ts'
import type { Event } from './event.ts'
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
import { createEventWorker, type EventWorker, type Handle } from './queue-worker.ts'

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
}

export interface QueueCounts {
  waiting: number
  active: number
  delayed: number
  failed: number
}

/** The work queues, one for each subscribing service. */
export interface Queues {
  /** Puts an event in the queue of a service; adding one that still waits there or has failed there changes nothing. */
  add(service: string, event: Event): Promise<void>
  /** Starts to take events of a service's queue; it goes on by itself after Redis was away. */
  consume(service: string, handle: Handle, options?: { concurrency?: number }): Promise<EventWorker>
  counts(service: string): Promise<QueueCounts>
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
  const { longestPauseMs = 60_000, uncountedTries = 1_440 } = options
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
  const adding = createNodeRedisClient(producer)
  const working = createNodeRedisClient(consumer)
  // The clients report their outages themselves; without a listener of its own an adapter would throw into the client's
  // attempt to connect again, and end it.
  for (const adapter of [adding, working]) adapter.on('error', () => undefined)
  const works: EventWorker[] = []
  const consumed = new Set<string>()
  const open = new Map<string, Queue>()
  // The hash tag keeps the keys of one queue on one node of a Redis Cluster.
  const tag = (service: string) => `{${prefix}-${service}}`

  const queueOf = async (service: string): Promise<Queue> => {
    const known = open.get(service)
    const queue = known ?? new Queue(service, { connection: adding, prefix: tag(service), skipMetasUpdate: true })
    if (!known) {
      queue.on('error', onError)
      open.set(service, queue)
    }
    try {
      await queue.waitUntilReady()
      return queue
    } catch (error) {
      // A connection lost in BullMQ's first exchange would leave the queue unusable for good.
      open.delete(service)
      throw error
    }
  }
  const request = <T>(service: string, work: (queue: Queue) => Promise<T>): Promise<T> =>
    bounded(producer, timeoutMs, async () => work(await queueOf(service)))

  return {
    async add(service, event) {
      await request(service, (queue) =>
        queue.add(event.type, event, {
          jobId: event.id,
          attempts,
          backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
          removeOnComplete: true,
          removeOnFail: false,
        }),
      )
    },
    async consume(service, handle, { concurrency = 4 } = {}) {
      const work = createEventWorker({
        ...{ service, handle, concurrency, log, backoffMs, longestPauseMs, uncountedTries },
        redis: consumer,
        client: working,
        tag: tag(service),
      })
      works.push(work)
      consumed.add(service)
      return work
    },
    async counts(service) {
      const counts = await request(service, (queue) => queue.getJobCounts('waiting', 'active', 'delayed', 'failed'))
      const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts
      return { waiting, active, delayed, failed }
    },
    consumed: () => [...consumed],
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
      await Promise.all(works.map((work) => work.close()))
      await Promise.all([...open.values()].map((queue) => queue.close()))
      await Promise.all([closeRedis(producer), closeRedis(consumer)])
    },
  }
}
