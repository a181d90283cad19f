import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** How slowly a response may be read. */
export interface ReadingPace {
  /** A client that takes no byte for so long has gone, milliseconds. Streams of events send a comment more often. */
  silentMs: number
  /** What waits in memory has this time, and as long besides as it takes at so many bytes a second. */
  waitMs: number
  bytesPerSecond: number
}

/** Nobody on a telephone network is as slow; who holds responses in memory is. */
export const defaultReadingPace: ReadingPace = { silentMs: 60_000, waitMs: 30_000, bytesPerSecond: 4_096 }

/** What waited on a connection when it was looked at. */
interface Seen {
  atMs: number
  /** Bytes that the client had taken, and that waited. */
  taken: number
  waiting: number
}

const takenOf = (socket: Socket) => socket.bytesWritten - socket.writableLength

/** Whether what waited has had its time. */
function isOverdue({ atMs, waiting }: Seen, { waitMs, bytesPerSecond }: ReadingPace): boolean {
  return performance.now() - atMs > waitMs + (waiting / bytesPerSecond) * 1000
}

/**
 * Closes connections on which a response is not read, or a few bytes at a time, so that nobody keeps responses in memory. Node
 * closes by itself what is silent; whoever waits for a service gets `keepWhileMade` besides.
 */
export function limitUnread(server: Server, pace: ReadingPace = defaultReadingPace): void {
  server.timeout = pace.silentMs
  const behind = new Map<Socket, Seen | null>()
  const look = (socket: Socket, seen: Seen | null) => {
    const [waiting, taken] = [socket.writableLength, takenOf(socket)]
    const isSame = seen !== null && taken - seen.taken < seen.waiting
    if (waiting === 0) behind.set(socket, null)
    else if (!isSame) behind.set(socket, { atMs: performance.now(), taken, waiting })
    else if (isOverdue(seen, pace)) socket.destroy()
  }
  server.on('connection', (socket: Socket) => {
    behind.set(socket, null)
    socket.once('close', () => behind.delete(socket))
  })
  const timer = setInterval(() => {
    for (const [socket, seen] of behind) look(socket, seen)
  }, pace.waitMs / 4).unref()
  server.once('close', () => clearInterval(timer))
}

/** A response that is still being made has no bytes to be read: its connection may be silent for longer. */
export function keepWhileMade(response: ServerResponse): void {
  response.on('timeout', (socket: Socket) => {
    if (socket.writableLength > 0) socket.destroy()
  })
}
