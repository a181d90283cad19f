import type { IncomingMessage } from 'node:http'
import { DomainError } from '@stoa/kit/values/problem'

/** Bytes of bodies that have begun and not ended: so much memory they may take, since a body is used when all of it is there. */
export interface BodyBudget {
  /** Of one client: an IPv4 address, an IPv6 /64. */
  network: number
  all: number
}

/** A network of a thousand buyers has a few bodies under way, of a few KiB each: nearly all come with their head. */
export const defaultBudget: BodyBudget = { network: 8 * 2 ** 20, all: 128 * 2 ** 20 }

/** What a body that is passed on as it comes takes: buffers of the connection, and what may have to be sent again. */
export const STREAM_BUFFER_BYTES = 2 ** 17

export interface BodiesUnderWay {
  /** Counts the body of a request until it has ended: as what it announces, and `maxBytes` at most. */
  admit(request: IncomingMessage, network: string, maxBytes: number): void
}

interface Body {
  network: string
  bytes: number
}

const bytesOf = ({ headers }: IncomingMessage, maxBytes: number) =>
  headers['transfer-encoding'] === undefined ? Math.min(Number(headers['content-length'] ?? 0), maxBytes) : maxBytes

/**
 * Bounds the memory that bodies take while they come in. A network that has too much under way is refused more; when all of
 * them have too much, the connection of the body that has been under way for longest is closed: an honest one takes
 * milliseconds, so many networks together cannot keep others from sending.
 */
export function createBodiesUnderWay(budget: BodyBudget): BodiesUnderWay {
  // In the order in which they began.
  const underWay = new Map<IncomingMessage, Body>()
  const ofNetworks = new Map<string, number>()
  let all = 0

  const remove = (request: IncomingMessage) => {
    const body = underWay.get(request)
    if (!body || !underWay.delete(request)) return
    all -= body.bytes
    const left = (ofNetworks.get(body.network) ?? 0) - body.bytes
    if (left > 0) ofNetworks.set(body.network, left)
    else ofNetworks.delete(body.network)
  }
  const closeOldest = () => {
    for (const [request] of underWay) {
      if (all <= budget.all) return
      remove(request)
      request.socket.destroy()
    }
  }

  return {
    admit(request, network, maxBytes) {
      const bytes = request.complete ? 0 : bytesOf(request, maxBytes)
      if (bytes === 0) return
      const ofNetwork = (ofNetworks.get(network) ?? 0) + bytes
      if (ofNetwork > budget.network) {
        const headers = { 'retry-after': '1' }
        throw new DomainError('rate_limited', 'Too many bodies of your requests are still coming in.', { headers })
      }
      underWay.set(request, { network, bytes })
      ofNetworks.set(network, ofNetwork)
      all += bytes
      const end = () => remove(request)
      request.once('end', end).once('close', end)
      closeOldest()
    },
  }
}
