import { randomUUID } from 'node:crypto'
import { bounded, type Redis } from '../redis/redis.ts'
import { newId } from '../values/ids.ts'
import { UnavailableError } from '../values/problem.ts'

/** How many batches a relay has sent. Each relay counts its own, so that replicas never wait for each other. */
export interface RelayPosition {
  relay: string
  position: number
}

/** The batch that is being sent. */
export interface Batch {
  /**
   * To be called after the last add. Gives the position that the store has to commit together with "these events are
   * sent", or null when the queue Redis has lost earlier batches: then nothing of this one may count as sent.
   */
  end(): Promise<RelayPosition | null>
}

/**
 * Tells a relay that the queue Redis was emptied or went back in time, so that sent events have to be added again. A
 * power cut may take the last second from an append-only file, a failover what was not yet copied to the replica, and a
 * restored snapshot takes hours.
 *
 * Redis and the store both keep the position of every relay. Redis gets it first, after the adds of the batch and on the
 * same connection; the store gets it second, with the transaction that marks the events as sent. Redis keeps the order of
 * its writes when it loses the last of them, so it never holds a position without the adds before it, and a store that
 * is ahead of Redis means that adds are lost. A crash between the two writes leaves Redis ahead, which harms nobody:
 * those events are not marked as sent, and are added again under the same ids.
 *
 * The same connection matters: whoever lost its connection cannot know whether the adds it sent before are still there.
 */
export interface QueueMarker {
  /** The name under which the store and Redis keep this relay's position now. */
  readonly relay: string
  /** Whether Redis holds everything that was sent up to these positions. They are read from the store before this call. */
  isCurrent(sent: readonly RelayPosition[]): Promise<boolean>
  /**
   * Does `work`, which adds again what was sent, and records the positions in Redis unless it was emptied or lost
   * meanwhile; says whether it did. The positions are those from before the work: what other relays sent during it may
   * have gone to a Redis that no longer has it, and is found by the next check.
   */
  restore(sent: readonly RelayPosition[], work: () => Promise<void>): Promise<boolean>
  beginBatch(): Batch
  /** Drops the positions of relays that the store has forgotten, as they did not run for long. */
  forget(relays: readonly string[]): Promise<void>
}

export interface QueueMarkerOptions {
  redis: Redis
  key: string
  /** Which connection to Redis this is, counted from the start of the process. */
  connection: () => number
}

const TIMEOUT_MS = 5_000
/** A field beside the relays': `ready`, or the token of whoever adds everything again. */
const STATE = 'state'
const READY = 'ready'

const ADVANCE = `
  if tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0') < tonumber(ARGV[2]) then return 0 end
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
  return 1`

const FINISH = `
  if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
  for i = 4, #ARGV, 2 do
    if tonumber(redis.call('HGET', KEYS[1], ARGV[i]) or '0') < tonumber(ARGV[i + 1]) then
      redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
    end
  end
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
  return 1`

export function createQueueMarker({ redis, key, connection }: QueueMarkerOptions): QueueMarker {
  let relay = newId('rly')
  /** The last position that was tried, and the last one that Redis has acknowledged. */
  let tried = 0
  let acknowledged = 0
  let isBehind = false

  const exchange = <T>(work: () => Promise<T>) => bounded(redis, TIMEOUT_MS, work)
  const evaluate = (script: string, args: readonly (string | number)[]) =>
    exchange(() => redis.eval(script, { keys: [key], arguments: args.map(String) }))
  const isCurrent = async (sent: readonly RelayPosition[]) => {
    if (isBehind) return false
    const [state, ...positions] = await exchange(() => redis.hmGet(key, [STATE, ...sent.map((each) => each.relay)]))
    return state === READY && sent.every(({ position }, at) => Number(positions[at] ?? 0) >= position)
  }
  return {
    get relay() {
      return relay
    },
    isCurrent,
    async restore(sent, work) {
      // A new name, as the positions under the old one belong to what was lost.
      relay = newId('rly')
      tried = 0
      acknowledged = 0
      isBehind = false
      const token = randomUUID()
      const before = connection()
      await exchange(() => redis.hSet(key, STATE, token))
      await work()
      if (connection() !== before) return false
      const positions = sent.flatMap((each) => [each.relay, each.position])
      return (await evaluate(FINISH, [STATE, token, READY, ...positions])) === 1 || isCurrent(sent)
    },
    beginBatch() {
      const before = connection()
      const assertSameConnection = () => {
        if (connection() !== before) throw new UnavailableError('Redis was lost while events were added.', true)
      }
      return {
        async end() {
          assertSameConnection()
          const position = ++tried
          const isAhead = (await evaluate(ADVANCE, [relay, acknowledged, position])) === 1
          assertSameConnection()
          isBehind = !isAhead
          if (!isAhead) return null
          acknowledged = position
          return { relay, position }
        },
      }
    },
    async forget(relays) {
      const others = relays.filter((each) => each !== relay)
      if (others.length > 0) await exchange(() => redis.hDel(key, others))
    },
  }
}
