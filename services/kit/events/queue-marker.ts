import { randomUUID } from 'node:crypto'
import { bounded, type Redis } from '../redis/redis.ts'

const READY = 'ready'
const TIMEOUT_MS = 5_000

/**
 * A key whose absence tells a relay that the queue Redis was emptied, and that sent events have to be added again.
 *
 * While someone is adding them the key holds a token of theirs, and it turns to `ready` only if it still does at the
 * end: a Redis emptied once more in between, or a second one at the same work, is never taken for a finished one.
 */
export interface QueueMarker {
  isReady(): Promise<boolean>
  /** Does `work` and sets the marker if Redis was not emptied meanwhile; says whether it is set. */
  restore(work: () => Promise<void>): Promise<boolean>
}

const FINISH = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2]) return 1 end return 0`

export function createQueueMarker(redis: Redis, key: string): QueueMarker {
  const isReady = async () => (await bounded(redis, TIMEOUT_MS, () => redis.get(key))) === READY
  return {
    isReady,
    async restore(work) {
      const token = randomUUID()
      await bounded(redis, TIMEOUT_MS, () => redis.set(key, token))
      await work()
      const finished = await bounded(redis, TIMEOUT_MS, () =>
        redis.eval(FINISH, { keys: [key], arguments: [token, READY] }),
      )
      return finished === 1 || (await isReady())
    },
  }
}
