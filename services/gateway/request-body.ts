import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { CancelledError } from '@stoa/kit/calls/exchange'

/** Bytes that are kept until a response comes, so that a replica that is stopping costs no client its request. */
const KEPT_BYTES = 65_536

/** A client's request body, as it is sent to one replica, or to another after that. */
export interface RequestBody {
  /** The body for one attempt. Nothing is read before the attempt reads it; one that ends early releases the client. */
  attempt(): Readable
  /** Whether another attempt would still get all of it. */
  canResend(): boolean
}

/** What was read of a body so far, as long as it is little. */
function createKept() {
  const chunks: Buffer[] = []
  let size = 0
  return {
    chunks,
    add(chunk: Buffer) {
      size += chunk.length
      if (size <= KEPT_BYTES) chunks.push(chunk)
      else chunks.length = 0
    },
    isAll: () => size <= KEPT_BYTES,
  }
}

export function requestBody(raw: IncomingMessage): RequestBody {
  const kept = createKept()
  let isComplete = false

  const attempt = () => {
    let isReading = false
    const take = (chunk: Buffer) => {
      kept.add(chunk)
      if (!body.push(chunk)) raw.pause()
    }
    const end = () => {
      isComplete = true
      body.push(null)
    }
    // The client disconnected, not the service: no address is counted as failing.
    const disconnect = (error?: Error) => {
      if (!raw.readableEnded) body.destroy(new CancelledError(error))
    }
    const begin = () => {
      isReading = true
      for (const chunk of kept.chunks) body.push(chunk)
      if (isComplete) body.push(null)
      else if (!raw.destroyed) raw.on('data', take).on('end', end).on('error', disconnect).on('close', disconnect)
    }
    const body = new Readable({
      read() {
        if (!isReading) begin()
        if (isComplete) return
        if (raw.destroyed) disconnect()
        else raw.resume()
      },
      destroy(error, done) {
        raw.off('data', take).off('end', end).off('error', disconnect).off('close', disconnect)
        if (isReading) raw.pause()
        done(error)
      },
    })
    // undici stops listening once it has the whole response; the dispatch detects that the client is gone as well.
    body.on('error', () => undefined)
    return body
  }

  return { attempt, canResend: kept.isAll }
}
