import type { IncomingMessage } from 'node:http'

/** How slowly a request body may come in. */
export interface BodyPace {
  /** A body that is not a stream has come in whole after this time, milliseconds. */
  wholeMs: number
  /** A stream brings this much in each window at least, while somebody reads it. */
  windowMs: number
  windowBytes: number
}

/** Nobody on a telephone network is as slow; who holds connections open is. */
export const defaultPace: BodyPace = { wholeMs: 30_000, windowMs: 15_000, windowBytes: 8_192 }

/** Whether a request has a body (RFC 9112 §6.3). */
export const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/**
 * Closes the connection of a request whose body comes in too slowly, so that many such requests cannot hold connections
 * and memory for as long as a large upload may take. While nobody reads, the sender is not to blame.
 */
export function limitSlowBody(request: IncomingMessage, isStream: boolean, pace: BodyPace): void {
  if (!hasBody(request)) return
  const { socket } = request
  let seen = socket.bytesRead
  const look = () => {
    // All of it is here, and waits to be read.
    if (request.complete) return
    const arrived = socket.bytesRead - seen
    seen = socket.bytesRead
    // What has arrived and is not read yet is ours to read.
    const isSlow = request.readableLength === 0 && arrived < pace.windowBytes
    if (!isStream || isSlow) socket.destroy()
  }
  const timer = setInterval(look, isStream ? pace.windowMs : pace.wholeMs).unref()
  const end = () => {
    clearInterval(timer)
    request.off('end', end).off('close', end)
  }
  request.on('end', end).on('close', end)
}
