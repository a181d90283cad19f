import { ownRedis } from '@stoa/kit/testing/own-redis'
import t from 'tap'
import { openMultiProcessShop } from './harness/multi-process.ts'

/** Milliseconds: one and a half thousand are waited for Redis, the rest is for a busy machine; the grace for a stop is 20 s. */
const LIMIT_MS = 15_000

// Many processes start here; a busy machine needs its time.
t.setTimeout(600_000)

t.test('every process exits with code 0 within seconds when the queue Redis is frozen', async (t) => {
  const redis = await ownRedis(t)
  redis.start()
  const shop = await openMultiProcessShop(t, { REDIS_QUEUE_URL: redis.url })
  redis.signal('SIGSTOP')
  const ends: Record<string, number | null> = {}
  const startedAt = performance.now()
  await Promise.all(
    shop.services.map(async (name) => {
      ends[name] = await shop.kill(name, 'SIGTERM')
      const tookMs = Math.round(performance.now() - startedAt)
      t.ok(tookMs < LIMIT_MS, `${name} ended after ${tookMs} ms`)
    }),
  )
  t.strictSame(ends, Object.fromEntries(shop.services.map((name) => [name, 0])))
})
