import type { Job, Queue } from 'bullmq'
import type { Redis } from '../redis/redis.ts'
import type { Event } from './event.ts'

/** An event that has failed for good and is kept, without its data. */
export interface FailedEvent {
  /** Whose queue keeps it: the name of the service that works on it, or of a further queue of one. */
  service: string
  id: string
  type: string
  /** Id of what it happened to. */
  aggregate: string
  occurred_at: Date
  /** Tries that counted. */
  attempts: number
  reason: string
  failed_at: Date
}

/** Where an entry stands in the list of all queues. */
export type FailedEventKey = readonly [failedAtMs: number, service: string, id: string]

export interface FailedEventsFrom {
  after: FailedEventKey | null
  /** Against the order of the list, which has the newest first. */
  back: boolean
  limit: number
}

/** Tells a caller nothing new, and bounds the page. */
const REASON_LENGTH = 500

export const failedEventKey = ({ failed_at, service, id }: FailedEvent): FailedEventKey => [
  failed_at.getTime(),
  service,
  id,
]

/** As Redis orders members of one score: by their bytes. */
function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

function compareKeys(a: FailedEventKey, b: FailedEventKey): number {
  return a[0] - b[0] || compareText(a[1], b[1]) || compareText(a[2], b[2])
}

/** Keys of one queue on the asked-for side of a position, the nearest first: `limit` of them, and all of one moment. */
async function readKeys(redis: Redis, queue: Queue, from: FailedEventsFrom): Promise<FailedEventKey[]> {
  const { after, back, limit } = from
  const key = queue.toKey('failed')
  const order = back ? {} : { REV: true as const }
  const page = { BY: 'SCORE', ...order, LIMIT: { offset: 0, count: limit } } as const
  const end = back ? '+inf' : '-inf'
  const [same, rest] = await Promise.all([
    after === null ? [] : redis.zRangeWithScores(key, after[0], after[0], { BY: 'SCORE' }),
    redis.zRangeWithScores(key, after === null ? (back ? '-inf' : '+inf') : `(${after[0]}`, end, page),
  ])
  return [...same, ...rest].map(({ score, value }) => [score, queue.name, value] as const)
}

function failedEventOf(service: string, job: Job): FailedEvent {
  // A job that holds no event has failed as well.
  const event = (job.data ?? {}) as Partial<Event>
  const occurredAt = new Date(event.occurred_at ?? '')
  // A job whose content Redis has lost has no time either.
  const addedAt = Number.isFinite(job.timestamp) ? job.timestamp : (job.finishedOn ?? 0)
  return {
    service,
    id: job.id ?? '',
    type: event.type ?? job.name,
    aggregate: event.aggregate ?? '',
    occurred_at: Number.isNaN(occurredAt.getTime()) ? new Date(addedAt) : occurredAt,
    attempts: job.attemptsMade,
    reason: (job.failedReason ?? '').slice(0, REASON_LENGTH),
    failed_at: new Date(job.finishedOn ?? addedAt),
  }
}

/** A page of the failed events of some queues, one more than `limit`, in the direction of `from`. */
export async function listFailed(
  redis: Redis,
  queues: readonly Queue[],
  from: FailedEventsFrom,
): Promise<FailedEvent[]> {
  const { after, back, limit } = from
  const wanted = limit + 1
  const direction = back ? 1 : -1
  const found = await Promise.all(queues.map((queue) => readKeys(redis, queue, { ...from, limit: wanted })))
  const keys = found
    .flat()
    .filter((key) => after === null || compareKeys(key, after) * direction > 0)
    .sort((a, b) => compareKeys(a, b) * direction)
    .slice(0, wanted)
  const byName = new Map(queues.map((queue) => [queue.name, queue]))
  const events = await Promise.all(
    keys.map(async ([, name, id]) => {
      const job = await byName.get(name)?.getJob(id)
      return job ? failedEventOf(name, job as Job) : undefined
    }),
  )
  // Replayed or deleted since the keys were read.
  return events.filter((event) => event !== undefined)
}

/** Lets a failed event be tried again from the first try; false when it has not failed, or is not there any more. */
export async function retryFailedEvent(queue: Queue, id: string): Promise<boolean> {
  const job = await queue.getJob(id)
  if (!job || !(await job.isFailed())) return false
  try {
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true })
    return true
  } catch (error) {
    // Somebody else may have replayed it since it was read.
    if (await job.isFailed()) throw error
    return false
  }
}

/** The ids of the events that failed first. */
export async function oldestFailed(redis: Redis, queue: Queue, limit: number): Promise<string[]> {
  return redis.zRange(queue.toKey('failed'), 0, limit - 1)
}

/** Bounds what one look reads; the next one goes on. */
const READ_LIMIT = 1_000

/** Events that have failed for good, with their data, without those that are known. */
export async function readFailed(redis: Redis, queue: Queue, known: ReadonlySet<string>): Promise<Event[]> {
  const ids = await redis.zRange(queue.toKey('failed'), 0, -1)
  const unknown = ids.filter((id) => !known.has(id)).slice(0, READ_LIMIT)
  const jobs = await Promise.all(unknown.map((id) => queue.getJob(id)))
  return jobs.flatMap((job) => (typeof job?.data?.id === 'string' ? [job.data as Event] : []))
}

/** The ids that no job in the queue has, whatever its state. */
export async function missingIds(redis: Redis, queue: Queue, ids: readonly string[]): Promise<string[]> {
  const found = await Promise.all(ids.map((id) => redis.exists(queue.toKey(id))))
  return ids.filter((_, at) => found[at] === 0)
}
