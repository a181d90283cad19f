import type { IncomingMessage } from 'node:http'
import { DomainError } from '@stoa/kit/values/problem'
import { type Client, SITE_NETWORKS } from './client-address.ts'

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

/** So many clients may each have as much under way as no other client can take from them. */
const FAIR_SHARES = 1_024

/** Nearly every body that is not a stream takes milliseconds; when all is full, one that takes longer makes room for others. */
const PATIENCE_MS = 1_000

export interface BodiesUnderWay {
  /**
   * Counts the body of a request that is let through: as what it announces, `maxBytes` at most, until it has ended or what is
   * returned is called. Null where there is nothing to count.
   */
  admit(request: IncomingMessage, client: Client, limits: BodyLimits): (() => void) | null
}

interface BodyLimits {
  maxBytes: number
  /** It may take as long as it needs. */
  isStream: boolean
}

interface Body {
  request: IncomingMessage
  network: string
  /** Whoever shares fairly with the others: the site, or the network where there is none. */
  owner: string
  bytes: number
  isStream: boolean
  begunAtMs: number
}

/** Bodies in the order in which they began. */
interface Group {
  bytes: number
  bodies: Set<Body>
}

const bytesOf = ({ headers }: IncomingMessage, maxBytes: number) =>
  headers['transfer-encoding'] === undefined ? Math.min(Number(headers['content-length'] ?? 0), maxBytes) : maxBytes

function tooMany(detail: string): DomainError {
  return new DomainError('rate_limited', detail, { headers: { 'retry-after': '1' } })
}

/** Bodies by network, or by owner. Forgets who has none. */
function createGroups(by: 'network' | 'owner') {
  const groups = new Map<string, Group>()
  return {
    all: () => groups.values(),
    bytesOf: (body: Body) => groups.get(body[by])?.bytes ?? 0,
    add(body: Body) {
      const group = groups.get(body[by]) ?? { bytes: 0, bodies: new Set() }
      group.bytes += body.bytes
      group.bodies.add(body)
      groups.set(body[by], group)
    },
    /** False when it is not there any more. */
    remove(body: Body): boolean {
      const group = groups.get(body[by])
      if (!group?.bodies.delete(body)) return false
      group.bytes -= body.bytes
      if (group.bodies.size === 0) groups.delete(body[by])
      return true
    },
  }
}

/**
 * Bounds the memory that bodies take while they come in. A client that has too much under way is refused more. When all of
 * them have too much, the one with the most loses the connection of its oldest body: an honest body takes milliseconds. Nobody
 * loses what is within a fair share, so that an upload of minutes outlives a flood from many networks; when all are within
 * theirs, the oldest body that is not a stream makes room if it has taken a second, and otherwise the new body is refused.
 */
export function createBodiesUnderWay(budget: BodyBudget, clock = () => performance.now()): BodiesUnderWay {
  const networks = createGroups('network')
  const owners = createGroups('owner')
  let all = 0

  const remove = (body: Body) => {
    if (!owners.remove(body)) return
    networks.remove(body)
    all -= body.bytes
  }
  const add = (body: Body) => {
    owners.add(body)
    networks.add(body)
    all += body.bytes
  }
  /** Who has the most, and of its networks the one with the most, loses its oldest. */
  const findLoser = (): Body | null => {
    let most: Group = { bytes: budget.all / FAIR_SHARES, bodies: new Set() }
    for (const group of owners.all()) if (group.bytes > most.bytes) most = group
    let loser: Body | null = null
    for (const body of most.bodies) {
      if (!loser || networks.bytesOf(body) > networks.bytesOf(loser)) loser = body
    }
    return loser
  }
  const findSlowest = (): Body | null => {
    let slowest: Body | null = null
    for (const { bodies } of owners.all()) {
      for (const body of bodies) {
        if (!body.isStream && body.begunAtMs < (slowest?.begunAtMs ?? clock() - PATIENCE_MS)) slowest = body
      }
    }
    return slowest
  }
  const makeRoom = (added: Body) => {
    while (all > budget.all) {
      const loser = findLoser() ?? findSlowest() ?? added
      remove(loser)
      if (loser === added) throw tooMany('Too many bodies of requests are still coming in.')
      loser.request.socket.destroy()
    }
  }

  return {
    admit(request, { network, site }, { maxBytes, isStream }) {
      // A client that has gone while its request was checked: nothing would tell of its end.
      const bytes = request.complete || request.destroyed ? 0 : bytesOf(request, maxBytes)
      if (bytes === 0) return null
      const body = { request, network, owner: site ?? network, bytes, isStream, begunAtMs: clock() }
      if (
        networks.bytesOf(body) + bytes > budget.network ||
        owners.bytesOf(body) + bytes > budget.network * SITE_NETWORKS
      ) {
        throw tooMany('Too many bodies of your requests are still coming in.')
      }
      add(body)
      makeRoom(body)
      const end = () => remove(body)
      request.once('end', end).once('close', end)
      return end
    },
  }
}
