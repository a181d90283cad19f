import { setTimeout as delay } from 'node:timers/promises'
import { bounded, type Redis } from '../redis/redis.ts'
import type { Broadcast, BroadcastListener, ReceivedBroadcast } from './broadcast.ts'

interface ReaderOptions {
  /** A blocking read occupies a connection, so the reader opens one of its own. */
  connect: () => Promise<Redis>
  key: string
  onError: (error: Error) => void
  listeners: ReadonlySet<BroadcastListener>
  /** Appends an empty entry and returns its id. */
  append: () => Promise<string>
}

export interface BroadcastReader {
  readonly seen: string
  readonly lastReadAt: number
  /** Resolves when the position is taken, or at once when Redis is away. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** One read waits this long for something new, milliseconds. What was read is twice as old at most: as when it was asked for. */
const BLOCK_MS = 500
const READ_TIMEOUT_MS = 3_000
const RETRY_MS = 1_000
const PAGE = 100

type Entries = { id: string; message: Record<string, string> }[]

async function readAfter(redis: Redis, key: string, position: string): Promise<Entries> {
  const options = { BLOCK: BLOCK_MS, COUNT: PAGE }
  const streams = await bounded(redis, READ_TIMEOUT_MS, () => redis.xRead({ key, id: position }, options))
  return (streams as { messages: Entries }[] | null)?.[0]?.messages ?? []
}

/**
 * Entries after the position, or null when some of them may be gone. While the entry at our position still
 * exists, nothing after it has been trimmed, so the read missed nothing.
 */
async function readGapless(redis: Redis, key: string, position: string): Promise<Entries | null> {
  const entries = await readAfter(redis, key, position)
  const own = await bounded(redis, READ_TIMEOUT_MS, () => redis.xRange(key, position, position))
  return own?.length ? entries : null
}

function broadcastOf(entry: Entries[number]): ReceivedBroadcast | undefined {
  const broadcast = JSON.parse(entry.message.broadcast ?? '{}') as Partial<Broadcast>
  return broadcast.type === undefined ? undefined : ({ ...broadcast, seq: entry.id } as ReceivedBroadcast)
}

export function createBroadcastReader(options: ReaderOptions): BroadcastReader {
  const { connect, key, onError, listeners, append } = options
  const stopped = new AbortController()
  let reading: Redis | undefined
  let loop: Promise<void> | undefined
  let started: Promise<void> | undefined
  let position: string | undefined
  let isBehind = false
  let seen = '0-0'
  let lastReadAt = Number.NEGATIVE_INFINITY

  const notify = async (listener: BroadcastListener, seq: string, broadcast?: ReceivedBroadcast) => {
    try {
      await (broadcast ? listener.onBroadcast(broadcast) : listener.onGap(seq))
    } catch (error) {
      onError(error as Error)
      // It did not deal with this broadcast, so it may hold something stale.
      if (broadcast) await notify(listener, seq)
    }
  }
  const notifyAll = (seq: string, broadcast?: ReceivedBroadcast) =>
    Promise.all([...listeners].map((listener) => notify(listener, seq, broadcast)))

  const takePosition = async () => {
    const askedAt = performance.now()
    position = await append()
    // Nothing was received between the old position, or the start, and this one.
    if (isBehind) await notifyAll(position)
    isBehind = false
    seen = position
    lastReadAt = askedAt
  }
  const read = async (client: Redis) => {
    if (!position) return takePosition()
    const askedAt = performance.now()
    const entries = await readGapless(client, key, position)
    if (!entries) {
      isBehind = true
      position = undefined
      return takePosition()
    }
    for (const entry of entries) {
      const broadcast = broadcastOf(entry)
      if (broadcast) await notifyAll(entry.id, broadcast)
      position = entry.id
      seen = entry.id
    }
    // A full page may be followed by another.
    if (entries.length < PAGE) lastReadAt = askedAt
  }
  const waitDisconnected = async () => {
    isBehind ||= !position
    for (const listener of listeners) {
      try {
        await listener.onDisconnected?.()
      } catch (error) {
        onError(error as Error)
      }
    }
    await delay(RETRY_MS, undefined, { signal: stopped.signal }).catch(() => undefined)
  }
  const run = async (client: Redis) => {
    let isOut = false
    while (!stopped.signal.aborted) {
      try {
        await read(client)
        isOut = false
      } catch (error) {
        if (stopped.signal.aborted) return
        if (!isOut && client.isReady) onError(error as Error)
        isOut = true
        await waitDisconnected()
      }
    }
  }
  const start = async () => {
    const client = await connect()
    reading = client
    await takePosition().catch(() => {
      isBehind = true
    })
    loop = run(client)
  }
  return {
    get seen() {
      return seen
    },
    get lastReadAt() {
      return lastReadAt
    },
    start() {
      started ??= start()
      return started
    },
    async stop() {
      stopped.abort()
      await started
      if (reading?.isOpen) reading.destroy()
      await loop
    },
  }
}
