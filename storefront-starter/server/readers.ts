import type { ServerResponse } from 'node:http'
import { clientOf } from './network.ts'

const MIB = 2 ** 20

/** How much may wait in memory to be read; a page is some ten kilobytes. */
export interface ReadersLimits {
  /** A reader has this time, milliseconds, and as long besides as it takes at so many bytes a second. */
  waitMs: number
  bytesPerSecond: number
  ofVisitorBytes: number
  ofSiteBytes: number
  inAllBytes: number
}

/** Nobody on a telephone network is as slow. */
const LIMITS: ReadersLimits = {
  waitMs: 30_000,
  bytesPerSecond: 4_096,
  ofVisitorBytes: 8 * MIB,
  ofSiteBytes: 16 * MIB,
  inAllBytes: 64 * MIB,
}

interface Reader {
  response: ServerResponse
  bytes: number
  /** Whose limits it counts to. */
  keys: readonly string[]
  timer: NodeJS.Timeout
}

const ALL = 'all'

/**
 * Sends what was made, and bounds what waits until it is read: whoever reads too slowly is cut off, and where too much waits, so is
 * whoever has waited longest.
 */
export function createReaders({ waitMs, bytesPerSecond, ...limits }: ReadersLimits = LIMITS) {
  const readers = new Set<Reader>()
  const waiting = new Map<string, number>()

  function count({ keys, bytes }: Reader, by: 1 | -1): void {
    for (const key of keys) {
      const sum = (waiting.get(key) ?? 0) + by * bytes
      if (sum === 0) waiting.delete(key)
      else waiting.set(key, sum)
    }
  }

  function leave(reader: Reader): void {
    if (!readers.delete(reader)) return
    clearTimeout(reader.timer)
    count(reader, -1)
  }

  function cutOff(reader: Reader): void {
    leave(reader)
    reader.response.destroy()
  }

  /** For the newest, which is sent however large it is. */
  function makeRoom(newest: Reader, key: string, limitBytes: number): void {
    for (const reader of readers) {
      if ((waiting.get(key) ?? 0) <= limitBytes) return
      if (reader !== newest && reader.keys.includes(key)) cutOff(reader)
    }
  }

  return (response: ServerResponse, body: Buffer, visitor: string): void => {
    const { network, site } = clientOf(visitor)
    const timer = setTimeout(() => cutOff(reader), waitMs + (body.length / bytesPerSecond) * 1000).unref()
    const reader: Reader = { response, bytes: body.length, keys: [ALL, network, ...(site ? [site] : [])], timer }
    readers.add(reader)
    count(reader, 1)
    response.once('close', () => leave(reader))
    makeRoom(reader, network, limits.ofVisitorBytes)
    if (site) makeRoom(reader, site, limits.ofSiteBytes)
    makeRoom(reader, ALL, limits.inAllBytes)
    response.end(body)
  }
}
