import { DelayedError, type Job, UnrecoverableError } from 'bullmq'
import type { Log } from '../observability/log.ts'
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

export interface EventJobOptions {
  service: string
  handle: Handle
  log: Log
  /** Milliseconds before the second try of an event that needs something unavailable; doubled each time. */
  backoffMs: number
  longestPauseMs: number
  uncountedTries: number
}

/** Whether the event did not fail: a database or a service that its work needs was not there, or it came too early. */
export const isUnavailable = (error: unknown): error is DomainError =>
  error instanceof DomainError && (error.code === 'service_unavailable' || error.code === 'timeout')

/**
 * Puts a job aside for a while without counting the try: an outage says nothing about the event, however long it lasts.
 * False when it has been put aside for about a day: from then on tries count, so that what never comes is seen.
 */
export async function postpone(
  options: Omit<EventJobOptions, 'handle'>,
  job: Job,
  token: string,
  error: DomainError,
): Promise<boolean> {
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

/** One try of a job that holds one event. */
export async function processEvent(options: EventJobOptions, job: Job, token: string): Promise<void> {
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
