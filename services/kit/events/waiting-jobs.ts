import type { Job, Queue } from 'bullmq'
import { batchQueueOf, estimateBatched } from './event-batches.ts'
import type { QueueRequests } from './queue-requests.ts'

/** What waits in the queue of a service and is due. */
export interface WaitingJobs {
  events: number
  /** How long the oldest has waited that nobody has tried yet, milliseconds. */
  oldestMs: number
}

/** The oldest of so many: those that were tried before are passed over. */
const LOOKED_AT = 10

/** One that was tried is back from a pause: since when it is due again is not known, and no worker was late for it. */
const dueSince = ({ processedOn, timestamp, opts }: Job) =>
  processedOn === undefined ? timestamp + (opts.delay ?? 0) : Number.POSITIVE_INFINITY

async function oldestIn(queue: Queue): Promise<number> {
  const jobs = await queue.getJobs(['waiting'], 0, LOOKED_AT - 1, true)
  // One may have been taken since its id was read.
  return Math.min(...jobs.filter((job) => job).map(dueSince), Number.POSITIVE_INFINITY)
}

/** Of a queue, and of its batches, however many events a job holds. */
export async function readWaiting(
  request: QueueRequests['request'],
  service: string,
  now: number,
): Promise<WaitingJobs> {
  const [alone, batched] = await Promise.all([
    request(service, async (queue) => ({ events: await queue.getWaitingCount(), since: await oldestIn(queue) })),
    request(batchQueueOf(service), async (queue) => ({
      events: await estimateBatched(queue),
      since: await oldestIn(queue),
    })),
  ])
  const since = Math.min(alone.since, batched.since)
  return { events: alone.events + batched.events, oldestMs: Number.isFinite(since) ? Math.max(now - since, 0) : 0 }
}
