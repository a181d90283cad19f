import { setTimeout as delay } from 'node:timers/promises'
import { bounded, type Redis } from '../redis/redis.ts'
import type { HeardNotice, Notice, NoticeListener } from './broadcast.ts'

interface ReaderOptions {
  /** A blocking read occupies a connection, so the reader opens one of its own. */
  connect: () => Promise<Redis>
  key: string
  onError: (error: Error) => void
  listeners: ReadonlySet<NoticeListener>
  /** Appends an empty entry and answers its id. */
  place: () => Promise<string>
}

export interface NoticeReader {
  readonly seen: string
  readonly lastHeardAt: number
  /** Resolves when the position is taken, or at once when Redis is away. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** One read waits this long for something new, milliseconds. */
const BLOCK_MS = 1_000
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
 * Entries after the position, or null when some of them may be gone. The position's own entry goes before any that
 * follows it, so as long as it exists the read before missed nothing.
 */
async function readGapless(redis: Redis, key: string, position: string): Promise<Entries | null> {
  const entries = await readAfter(redis, key, position)
  const own = await bounded(redis, READ_TIMEOUT_MS, () => redis.xRange(key, position, position))
  return own?.length ? entries : null
}

function noticeOf(entry: Entries[number]): HeardNotice | undefined {
  const notice = JSON.parse(entry.message.notice ?? '{}') as Partial<Notice>
  return notice.type === undefined ? undefined : ({ ...notice, seq: entry.id } as HeardNotice)
}

export function createNoticeReader(options: ReaderOptions): NoticeReader {
  const { connect, key, onError, listeners, place } = options
  const stopped = new AbortController()
  let reading: Redis | undefined
  let loop: Promise<void> | undefined
  let placed: Promise<void> | undefined
  let position: string | undefined
  let isBehind = false
  let seen = '0-0'
  let lastHeardAt = Number.NEGATIVE_INFINITY

  const tell = async (listener: NoticeListener, notice: HeardNotice | undefined) => {
    try {
      await (notice ? listener.onNotice(notice) : listener.onGap())
    } catch (error) {
      onError(error as Error)
      // It did not deal with this notice, so it may hold something stale.
      if (notice) await tell(listener, undefined)
    }
  }
  const tellAll = (notice?: HeardNotice) => Promise.all([...listeners].map((listener) => tell(listener, notice)))

  const takePosition = async () => {
    position = await place()
    // Nothing was heard between the old position, or the start, and this one.
    if (isBehind) await tellAll()
    isBehind = false
    seen = position
    lastHeardAt = performance.now()
  }
  const read = async (client: Redis) => {
    if (!position) return takePosition()
    const entries = await readGapless(client, key, position)
    if (!entries) {
      isBehind = true
      position = undefined
      return takePosition()
    }
    for (const entry of entries) {
      const notice = noticeOf(entry)
      if (notice) await tellAll(notice)
      position = entry.id
      seen = entry.id
    }
    // A full page may be followed by another.
    if (entries.length < PAGE) lastHeardAt = performance.now()
  }
  const deaf = async () => {
    isBehind ||= !position
    for (const listener of listeners) {
      try {
        await listener.onSilence?.()
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
        await deaf()
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
    get lastHeardAt() {
      return lastHeardAt
    },
    start() {
      placed ??= start()
      return placed
    },
    async stop() {
      stopped.abort()
      await placed
      if (reading?.isOpen) reading.destroy()
      await loop
    },
  }
}
