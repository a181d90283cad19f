import { fastify } from 'fastify'
import type { Test } from 'tap'
import { createBroadcasts, type ReceivedBroadcast } from '../events/broadcasts.ts'
import type { Event } from '../events/event.ts'

export const { log } = fastify({ logger: { level: 'silent' } })
export const ignore = () => undefined
export const event = (id: string): Event => ({
  id,
  type: 'order.placed',
  aggregate: 'ord_1',
  occurred_at: '',
  data: {},
})

/** Something that happens again and again; `next` resolves at the first time after it was asked for. */
export function signal() {
  let { promise, resolve } = Promise.withResolvers<void>()
  return {
    count: 0,
    fire() {
      this.count++
      resolve()
      const renewed = Promise.withResolvers<void>()
      promise = renewed.promise
      resolve = renewed.resolve
    },
    next: () => promise,
    async reached(count: number) {
      while (this.count < count) await promise
    },
  }
}

export async function listening(t: Test, options: { url: string; prefix: string; kept?: number }) {
  const broadcasts = await createBroadcasts({ ...options, onError: ignore })
  t.teardown(() => broadcasts.close())
  const received: ReceivedBroadcast[] = []
  const broadcast = signal()
  const gap = signal()
  const disconnection = signal()
  const hold: { until?: Promise<void> } = {}
  await broadcasts.listen({
    onBroadcast: async (one) => {
      received.push(one)
      broadcast.fire()
      await hold.until
    },
    onGap: () => gap.fire(),
    onDisconnected: () => disconnection.fire(),
  })
  return { broadcasts, received, broadcast, gap, disconnection, hold }
}
