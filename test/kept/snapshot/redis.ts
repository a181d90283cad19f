import { createClient } from 'redis'

/** A key as text: the payloads of DUMP belong to one version of Redis. */
type Value =
  | { type: 'string'; value: string }
  | { type: 'hash'; value: Record<string, string> }
  | { type: 'list' | 'set'; value: string[] }
  | { type: 'zset'; value: { value: string; score: number }[] }
  | { type: 'stream'; value: { id: string; message: Record<string, string> }[] }
/** `ttl_ms`: how long it still had to live; absent when for ever. */
export type Entry = Value & { key: string; ttl_ms?: number }

export type RedisClient = ReturnType<typeof createClient>

export async function withRedis<T>(url: string, work: (redis: RedisClient) => Promise<T>): Promise<T> {
  const redis: RedisClient = createClient({ url })
  redis.on('error', (error) => console.error(error))
  await redis.connect()
  try {
    return await work(redis)
  } finally {
    await redis.close()
  }
}

async function readValue(redis: RedisClient, key: string, type: string): Promise<Value> {
  switch (type) {
    case 'string':
      return { type, value: (await redis.get(key)) ?? '' }
    case 'hash':
      return { type, value: { ...(await redis.hGetAll(key)) } }
    case 'list':
      return { type, value: await redis.lRange(key, 0, -1) }
    case 'set':
      return { type, value: (await redis.sMembers(key)).sort() }
    case 'zset':
      return { type, value: await redis.zRangeWithScores(key, 0, -1) }
    case 'stream': {
      const entries = (await redis.xRange(key, '-', '+')) ?? []
      return { type, value: entries.map(({ id, message }) => ({ id, message: { ...message } })) }
    }
    default:
      throw new Error(`${key} is a ${type}, which this program does not copy`)
  }
}

/** Names of all keys that hold `name`, in order. */
export async function keysOf(redis: RedisClient, name: string): Promise<string[]> {
  const keys: string[] = []
  for await (const page of redis.scanIterator({ MATCH: `*${name}*`, COUNT: 1_000 })) keys.push(...page)
  return [...new Set(keys)].sort()
}

/** The keys of a shop as lines of JSON. */
export async function exportRedis(url: string, name: string): Promise<string> {
  return withRedis(url, async (redis) => {
    const lines: string[] = []
    for (const key of await keysOf(redis, name)) {
      const [type, ttl] = [await redis.type(key), await redis.pTTL(key)]
      // Gone since the scan.
      if (type === 'none') continue
      const entry: Entry = { key, ...(ttl >= 0 ? { ttl_ms: ttl } : {}), ...(await readValue(redis, key, type)) }
      lines.push(JSON.stringify(entry))
    }
    return `${lines.join('\n')}\n`
  })
}

async function writeValue(redis: RedisClient, entry: Entry): Promise<void> {
  const { key } = entry
  if (entry.type === 'string') await redis.set(key, entry.value)
  if (entry.type === 'hash') await redis.hSet(key, entry.value)
  if (entry.type === 'list') await redis.rPush(key, entry.value)
  if (entry.type === 'set') await redis.sAdd(key, entry.value)
  if (entry.type === 'zset') await redis.zAdd(key, entry.value)
  if (entry.type === 'stream') for (const { id, message } of entry.value) await redis.xAdd(key, id, message)
}

/** Writes such keys; what would have expired in `ageMs` is left out, the rest lives that much shorter. */
export async function restoreRedis(url: string, text: string, ageMs: number): Promise<void> {
  await withRedis(url, async (redis) => {
    for (const line of text.split('\n').filter(Boolean)) {
      const entry = JSON.parse(line) as Entry
      const left = entry.ttl_ms === undefined ? undefined : entry.ttl_ms - ageMs
      if (left !== undefined && left <= 0) continue
      await writeValue(redis, entry)
      if (left !== undefined) await redis.pExpire(entry.key, left)
    }
  })
}

/** Jobs by queue and state, as BullMQ's keys have them. */
export async function jobsByState(redisUrl: string, name: string): Promise<Record<string, number>> {
  return withRedis(redisUrl, async (redis) => {
    const counts: Record<string, number> = {}
    for (const key of await keysOf(redis, name)) {
      const state = /:(wait|active|delayed|failed|paused|prioritized)$/.exec(key)?.[1]
      if (!state) continue
      const length = (await redis.type(key)) === 'zset' ? await redis.zCard(key) : await redis.lLen(key)
      const queue = `${key.split(':')[1]} ${state}`
      // Under another prefix there may be a queue of the same name.
      counts[queue] = (counts[queue] ?? 0) + length
    }
    return counts
  })
}
