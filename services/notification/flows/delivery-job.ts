import type { Queues } from '@stoa/kit/events/queue'
import type { Deps } from '../context.ts'
import { type Channel, channels } from '../domain/channel.ts'
import { iterateOpen, listDueForSweep, postponeSweep } from '../store/deliveries.ts'

/** The queue of a channel's messages to send, beside the one of consumed events. */
export const deliveryQueue = (channel: Channel) => `notification-${channel}` as const

export const DELIVERY_QUEUES = channels.map(deliveryQueue)

/**
 * How long a job may wait before the sweeper adds another one. It bounds the delay after a job that was lost in a way
 * that nobody noticed.
 */
const SWEEP_AFTER_MS = 10 * 60_000
const BATCH = 100

export const sweepDueAfter = (now: Date): Date => new Date(now.getTime() + SWEEP_AFTER_MS)

/**
 * Adds the job that sends a delivery. It holds the delivery's id and nothing else: the document decides whether there
 * is something to do. The job's id changes with `look_at`, so that a job which BullMQ keeps as failed blocks no later one.
 */
export async function addJob(
  deps: { queues: Pick<Queues, 'add'> },
  delivery: { _id: string; channel: Channel; look_at: Date },
  delayMs = 0,
): Promise<void> {
  const { _id, channel, look_at } = delivery
  const id = `${_id}-${look_at.getTime()}`
  const job = { id, type: 'delivery.due', aggregate: _id, occurred_at: look_at.toISOString(), data: {} }
  await deps.queues.add(deliveryQueue(channel), job, delayMs)
}

/** Adds one job for all of these of one channel, which this process has just inserted and holds: it names them, and any job finds them. */
export async function addHeldJob(
  { queues }: { queues: Pick<Queues, 'add'> },
  held: readonly { _id: string; channel: Channel; created_at: Date }[],
): Promise<void> {
  const [first] = held
  if (!first) return
  await queues.add(deliveryQueue(first.channel), {
    id: `${first._id}-held`,
    type: 'delivery.due',
    aggregate: first._id,
    occurred_at: first.created_at.toISOString(),
    data: { ids: held.map(({ _id }) => _id) },
  })
}

/** Fills the queue of one channel when it was emptied or its Redis was lost for a moment. */
function createFill({ queues, deliveries }: SweepDeps, channel: Channel): () => Promise<void> {
  const marker = queues.marker(deliveryQueue(channel))
  let filledOn: number | undefined
  const fill = async () => {
    for await (const delivery of iterateOpen(deliveries, channel)) await addJob({ queues }, delivery)
  }
  return async () => {
    const connection = queues.connection()
    if (!(await marker.isCurrent([]))) await marker.restore([], fill)
    else if (connection !== filledOn) await fill()
    filledOn = connection
  }
}

type SweepDeps = Pick<Deps, 'queues' | 'deliveries'>

async function addDue(deps: SweepDeps, now: Date): Promise<void> {
  const { deliveries } = deps
  for (;;) {
    const found = await listDueForSweep(deliveries, now, BATCH)
    for (const delivery of found) {
      await addJob(deps, delivery)
      await postponeSweep(deliveries, delivery, sweepDueAfter(now))
    }
    if (found.length < BATCH) return
  }
}

/**
 * Ensures that every open delivery has a job: those whose retry is due, whose sender died or whose job was lost, and all
 * of them when the queue was emptied or its Redis was lost for a moment, and may have come back without its last writes.
 * Any replica may run it.
 */
export function createDeliverySweep(deps: SweepDeps): (now: Date) => Promise<void> {
  const fills = channels.map((channel) => createFill(deps, channel))
  return async (now) => {
    // What is due is sent whatever else goes wrong: nothing else has it tried again.
    const filled = await Promise.allSettled(fills.map((fill) => fill()))
    await addDue(deps, now)
    for (const one of filled) if (one.status === 'rejected') throw one.reason
  }
}
