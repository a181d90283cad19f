import type { Event } from '@stoa/kit/events/event'
import { NotYetError } from '@stoa/kit/events/queue-worker'
import type { Log } from '@stoa/kit/observability/log'
import type { Deps } from '../context.ts'
import { HELD_LEASE } from '../domain/delivery.ts'
import { findDelivery, releaseDeliveries } from '../store/deliveries.ts'
import type { HeldDelivery } from './held-deliveries.ts'
import { attemptDelivery, sendDelivery } from './send-delivery.ts'

type SendDeps = Deps & { log: Log }

/** What no job of this process has asked for by then is sent without one: another process has taken the job. */
const HAND_OVER_MS = 4_000

async function sendHeld(deps: SendDeps, { delivery, sinceMs }: HeldDelivery): Promise<void> {
  if (delivery.template === 'order-confirmation') await deps.pace.yieldToBuyers(sinceMs)
  await attemptDelivery(deps, delivery, { now: delivery.created_at, startedMs: sinceMs, lease: HELD_LEASE })
}

const sendAll = async (deps: SendDeps, held: readonly HeldDelivery[]): Promise<void> => {
  const results = await Promise.allSettled(held.map((each) => sendHeld(deps, each)))
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  if (errors.length > 0)
    throw new AggregateError(errors, `${errors.length} of ${held.length} messages were not recorded`)
}

/**
 * The work of a job of a channel's queue. A job names deliveries that the process which inserted them holds, or one that any
 * process may claim. What is named and held elsewhere is left to its holder, and when that one dies, to the sweep.
 */
export async function workOnDeliveryJob(
  deps: SendDeps,
  job: Pick<Event, 'aggregate' | 'data'>,
  now = new Date(),
): Promise<void> {
  const { ids } = job.data as { ids?: readonly string[] }
  const held = (ids ?? [job.aggregate]).flatMap((id) => deps.held.take(id) ?? [])
  if (held.length > 0) await sendAll(deps, held)
  else if (!ids && !(await sendDelivery(deps, job.aggregate, now))) await assertNotSoon(deps, job.aggregate, now)
}

/** A job that comes before its time by this clock was added by a process whose clock is ahead. */
const SOON_MS = 90_000

/** Has the job come again when its delivery is due within a moment: the sweep, which added it, looks again much later. */
async function assertNotSoon({ deliveries }: SendDeps, id: string, now: Date): Promise<void> {
  const due = (await findDelivery(deliveries, id))?.next_attempt_at
  if (due && due > now && due.getTime() - now.getTime() <= SOON_MS)
    throw new NotYetError('This message is due in a moment.')
}

/** Sends what is held and whose job another process has taken. */
export const sendOverdue = (deps: SendDeps, nowMs = performance.now()): Promise<void> =>
  sendAll(deps, deps.held.takeSince(nowMs - HAND_OVER_MS))

/** Gives what is held to any other process, or to this one when it starts again. */
export async function releaseHeld({ held, deliveries }: Pick<Deps, 'held' | 'deliveries'>): Promise<void> {
  const ids = held.takeSince(Number.POSITIVE_INFINITY).map(({ delivery }) => delivery._id)
  if (ids.length > 0) await releaseDeliveries(deliveries, ids, new Date())
}
