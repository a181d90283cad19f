import type { Log } from '@stoa/kit/observability/log'
import type { Queryable } from '@stoa/kit/postgres/pg'
import { query } from '@stoa/kit/postgres/sql'
import { type Redis, withinRequest } from '@stoa/kit/redis/redis'
import { availabilityOf, type Level } from '../domain/level.ts'
import type { KnownAvailability } from './hold.ts'
import { levelChannel, levelMessage } from './level-channel.ts'

export interface Availability {
  variant_id: string
  in_stock: boolean
  available: number | null
}

/** Real-time availability in Redis, loaded from PostgreSQL. Redis may be empty, stale for seconds, or unavailable. */
export interface AvailabilityCache {
  /** For shoppers, in the order of the ids. */
  read(variantIds: readonly string[]): Promise<Availability[]>
  /** What Redis holds; nothing when it is unavailable. Never queries PostgreSQL. */
  peek(variantIds: readonly string[]): Promise<Map<string, Availability>>
  /** Writes to Redis what a statement has left in PostgreSQL. A failure is only logged. */
  write(left: readonly KnownAvailability[]): void
  /** Writes what PostgreSQL holds to Redis, after a commit. A failure is only logged. */
  refresh(variantIds: readonly string[]): void
}

/** Bounds how long a lost write can leave a stale entry. */
const TTL_SECONDS = 10

// Keeps the newer of two, and tells whoever listens when that is another value: ARGV = revision, value, ttl, channel, message. A late
// write of an older revision changes nothing. A server whose users were made before there was a channel refuses the last line only.
const KEEP_NEWER = `local known = redis.call('HMGET', KEYS[1], 'r', 'a')
if known[1] and tonumber(known[1]) > tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'r', ARGV[1], 'a', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
if known[2] ~= ARGV[2] then redis.pcall('PUBLISH', ARGV[4], ARGV[5]) end
return 1`

type Row = Level & { revision: number }

/** `''` stands for unlimited. */
const asText = (available: number | null) => (available === null ? '' : String(available))

function parse(variantId: string, text: string): Availability {
  if (text === '') return { variant_id: variantId, in_stock: true, available: null }
  const available = Number(text)
  return { variant_id: variantId, in_stock: available > 0, available }
}

export function createAvailabilityCache(options: {
  pg: Queryable
  redis: Redis
  prefix: string
  log: Log
}): AvailabilityCache {
  const { pg, redis, log } = options
  const channel = levelChannel(options.prefix)
  const key = (variantId: string) => `${options.prefix}:level:{${variantId}}`

  const write = (left: readonly KnownAvailability[]): void => {
    const entries = left.map(({ variant_id, available, revision }) => ({
      keys: [key(variant_id)],
      arguments: [
        String(revision),
        asText(available),
        String(TTL_SECONDS),
        channel,
        levelMessage(variant_id, available),
      ],
    }))
    const send = () => Promise.all(entries.map((entry) => redis.eval(KEEP_NEWER, entry)))
    withinRequest(redis, send).catch((error: Error) => log.debug({ err: error }, 'levels not written'))
  }

  const load = async (variantIds: readonly string[]): Promise<Map<string, Availability>> => {
    const rows = await query<Row>(
      pg,
      `SELECT variant_id, location_id, on_hand, reserved, low_mark, tracked, policy, revision
         FROM stock_levels WHERE variant_id = ANY($1)`,
      [variantIds],
    )
    // What has no level is not written: anybody may ask for ids that they made up, and Redis would keep them.
    const left = [...Map.groupBy(rows, (row) => row.variant_id)].map(([id, levels]) => {
      const revision = levels.reduce((total, level) => total + level.revision, 0)
      return { variant_id: id, ...availabilityOf(levels), revision }
    })
    write(left)
    return new Map(left.map(({ revision: _, ...availability }) => [availability.variant_id, availability]))
  }

  const peek = async (variantIds: readonly string[]): Promise<Map<string, Availability>> => {
    const known = new Map<string, Availability>()
    const read = () => Promise.all(variantIds.map((id) => redis.hGet(key(id), 'a')))
    const texts = await withinRequest(redis, read).catch(() => [])
    for (const [index, text] of texts.entries()) {
      const id = variantIds[index]
      if (id !== undefined && typeof text === 'string') known.set(id, parse(id, text))
    }
    return known
  }

  return {
    peek,
    write,
    read: async (variantIds) => {
      const known = await peek(variantIds)
      const missing = variantIds.filter((id) => !known.has(id))
      const loaded = missing.length > 0 ? await load(missing) : known
      return variantIds.map(
        (id) => known.get(id) ?? loaded.get(id) ?? { variant_id: id, in_stock: false, available: 0 },
      )
    },
    refresh: (variantIds) => {
      if (variantIds.length === 0) return
      load(variantIds).catch((error: Error) => log.debug({ err: error }, 'levels not refreshed'))
    },
  }
}
