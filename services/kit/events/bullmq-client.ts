import { createNodeRedisClient } from 'bullmq'
import type { Redis } from '../redis/redis.ts'

export type BullmqClient = ReturnType<typeof createNodeRedisClient>

/**
 * A client as BullMQ takes it. The clients report their outages themselves; an adapter that nobody listens to would throw
 * into the client's attempt to connect again, and end it, or the process. BullMQ stops listening to a worker's own
 * connection before it cuts it.
 */
export function bullmqClient(redis: Redis): BullmqClient {
  const adapter = createNodeRedisClient(redis)
  const heard = (each: BullmqClient) => each.on('error', () => undefined)
  const duplicate = adapter.duplicate.bind(adapter)
  adapter.duplicate = (...options) => {
    const copy = duplicate(...options)
    heard(copy)
    return copy
  }
  heard(adapter)
  return adapter
}
