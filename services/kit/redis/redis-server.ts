/**
 * What the connections of this process know of one server. A request may use several of them, one after the other: what
 * one has waited for in vain the next does not wait for again.
 */
export interface RedisServer {
  /** Whether a connection was waited for in vain, and none was made since. */
  readonly isMissing: boolean
  missed(): void
  connected(): void
  /** Whether a command took too long within the last second. */
  isAway(): boolean
  timedOut(): void
}

/** Time without another try after a command took too long. */
const AWAY_MS = 1_000

const servers = new Map<string, RedisServer>()

function createRedisServer(): RedisServer {
  let isMissing = false
  let awayUntil = 0
  return {
    get isMissing() {
      return isMissing
    },
    missed() {
      isMissing = true
    },
    connected() {
      isMissing = false
      awayUntil = 0
    },
    isAway: () => performance.now() < awayUntil,
    timedOut() {
      awayUntil = performance.now() + AWAY_MS
    },
  }
}

/** The server at this address; the same one for all who name it. */
export function redisServer(url: string): RedisServer {
  const known = servers.get(url) ?? createRedisServer()
  servers.set(url, known)
  return known
}
