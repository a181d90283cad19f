import { fastify } from 'fastify'
import type { Test } from 'tap'
import type { Event } from '../events/event.ts'
import { createOutbox } from '../events/outbox.ts'
import { createQueues, type Queues } from '../events/queue.ts'
import type { Handle } from '../events/queue-worker.ts'
import { testPostgres, testRedis } from '../testing/databases.ts'
export interface Published {
  'order.placed': { order_id: string; version: number; tags: string[] }
  'order.cancelled': { order_id: string }
}
export type Placed = { type: 'order.placed'; aggregate: string; data: Published['order.placed'] }

export const { log } = fastify({ logger: { level: 'silent' } })
export const subscribers = { 'order.placed': ['inventory', 'mail'], 'order.cancelled': [] }
export const placed = (id: string): Placed => ({
  type: 'order.placed',
  aggregate: id,
  data: { order_id: id, version: 3, tags: ['orders'] },
})

/** Records what a worker receives; `until` resolves when it has received so many. */
export function recordingConsumer(handle: Handle = async () => undefined) {
  const received: Event[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  return {
    received,
    async handle(event: Event) {
      await handle(event)
      received.push(event)
      for (const waiter of waiting) if (received.length >= waiter.count) waiter.resolve()
    },
    until: (count: number) =>
      new Promise<void>((resolve) => {
        if (received.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
  }
}

export const noBroadcasts = { publish: async () => undefined }

export async function messagingFixture(t: Test, server?: { url: string }) {
  const pg = await testPostgres(t)
  const { url: sharedUrl, prefix, client } = await testRedis(t)
  const url = server?.url ?? sharedUrl
  const queues = await createQueues({ url, prefix, log, attempts: 3, backoffMs: 5 })
  t.teardown(() => queues.close())
  const outbox = (
    changes: {
      queues?: Pick<Queues, 'add' | 'marker'> & Partial<Pick<Queues, 'addMany'>>
      broadcasts?: typeof noBroadcasts
      intervalMs?: number
    } = {},
  ) =>
    createOutbox<Published>({
      service: 'order',
      pg,
      queues,
      broadcasts: noBroadcasts,
      subscribers,
      broadcastTypes: ['order.placed'],
      log,
      ...changes,
    })
  /** Empties this test's part of the shared server, as FLUSHALL would. */
  const empty = async () => {
    for await (const keys of client.scanIterator({ MATCH: `*${prefix}*`, COUNT: 1_000 })) {
      if (keys.length > 0) await client.del(keys)
    }
  }
  return { pg, queues, outbox, empty, client, prefix }
}
