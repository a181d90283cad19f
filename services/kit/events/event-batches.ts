import { createHash } from 'node:crypto'
import { DelayedError, type Job, type Queue, UnrecoverableError } from 'bullmq'
import type { DomainError } from '../values/problem.ts'
import type { Event } from './event.ts'
import { type EventJobOptions, isUnavailable, NotYetError, PermanentError, postpone } from './event-jobs.ts'

/** Fewer events than these are a job each: then they can be listed, tried again and counted without ado. */
export const MIN_BATCH = 4
export const MAX_BATCH = 100

/** The queue of a service's batches. It is one of its own, so that builds which know of no batches leave them alone. */
export const batchQueueOf = (service: string): string => `${service}-batches`

/** Works on many events at once, all or none of each part it commits; returns those that are to be worked on one by one. */
export type HandleMany = (events: readonly Event[]) => Promise<readonly Event[]>

/** Of the same events it is the same, as a relay that died may add them again; it begins with how many they are. */
export function batchIdOf(events: readonly Event[]): string {
  const digest = createHash('sha256').update(events.map(({ id }) => id).join('\n'))
  return `${events.length}-${digest.digest('base64url').slice(0, 22)}`
}

type State = 'waiting' | 'active' | 'delayed'

const eventsOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (Number.parseInt(id, 10) || 0), 0)

/** Batches that are read one by one when it is told how much waits: a backlog is not read for it. */
const MOST_READ = 100

/** How many events wait in a queue of batches; of more batches than are read, as many as those hold on average. */
export async function estimateBatched(queue: Queue): Promise<number> {
  const ids = await queue.getRanges(['waiting'], 0, MOST_READ - 1)
  const events = eventsOf(ids)
  if (ids.length < MOST_READ) return events
  return Math.round((events / ids.length) * (await queue.getWaitingCount()))
}

/** How many events wait in a queue of batches, and in which state. */
export async function countBatched(queue: Queue): Promise<Record<State, number>> {
  const count = async (state: State) => eventsOf(await queue.getRanges([state], 0, -1))
  const [waiting, active, delayed] = await Promise.all([count('waiting'), count('active'), count('delayed')])
  return { waiting, active, delayed }
}

export interface BatchOptions extends EventJobOptions {
  handleMany: HandleMany | undefined
  /** Events worked on at once where they are worked on one by one. */
  concurrency: number
  /** Makes a job of its own of an event; `isTried` when this was its first try, and it failed. */
  addAlone(event: Event, isTried: boolean): Promise<void>
}

interface Failure {
  event: Event
  error: unknown
}

/** When the first so many events all miss something unavailable, it is an outage, and the others are not tried. */
const OUTAGE = 3

/** Works on events one by one; those that failed, and the error of an outage that kept all of them from being done. */
async function handleEach(
  { handle, concurrency }: BatchOptions,
  events: readonly Event[],
): Promise<{ failures: Failure[]; outage?: DomainError }> {
  const left = [...events]
  const failures: Failure[] = []
  let done = 0
  let missing = 0
  let outage: DomainError | undefined
  const take = async () => {
    for (let event = left.shift(); event && !outage; event = left.shift()) {
      try {
        await handle(event)
        done++
      } catch (error) {
        failures.push({ event, error })
        if (!isUnavailable(error) || error instanceof NotYetError) continue
        missing++
        if (done === 0 && missing === failures.length && missing >= Math.min(OUTAGE, events.length)) outage = error
      }
    }
  }
  await Promise.all(Array.from({ length: concurrency }, take))
  return outage ? { failures, outage } : { failures }
}

/**
 * One try of a job that holds many events. What fails becomes a job of its own, so that one poisoned event stops no other,
 * and is tried, listed and replayed as any other; so does each event of a batch during which a process died, as one of
 * them may be why. A crash between any two steps leaves the job to another process: what was done is not done again, and
 * a job that was added is not added again.
 */
export async function processBatch(options: BatchOptions, job: Job, token: string): Promise<void> {
  const events = job.data as readonly Event[]
  if (!Array.isArray(events)) throw new UnrecoverableError('The job holds no events.')
  if (job.stalledCounter > 0) {
    await Promise.all(events.map((event) => options.addAlone(event, false)))
    return
  }
  const left = options.handleMany ? await options.handleMany(events) : events
  const { failures, outage } = await handleEach(options, left)
  if (outage && (await postpone(options, job, token, outage))) throw new DelayedError()
  const { service, log } = options
  await Promise.all(
    failures.map(async ({ event, error }) => {
      const isCounted = !isUnavailable(error) && !(error instanceof PermanentError)
      await options.addAlone(event, isCounted)
      const line = { service, event: event.id, type: event.type, err: error }
      if (error instanceof NotYetError) log.debug(line, 'event came too early, and comes again alone')
      else log.warn(line, 'event of a batch failed, will be tried again alone')
    }),
  )
}
