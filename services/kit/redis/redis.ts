import {
  ClientClosedError,
  ClientOfflineError,
  createClient,
  DisconnectsClientError,
  SocketClosedUnexpectedlyError,
} from 'redis'
import { within } from '../timing/within.ts'
import { UnavailableError } from '../values/problem.ts'
import { type RedisServer, redisServer } from './redis-server.ts'

export interface RedisOptions {
  url: string
  /** Shown by CLIENT LIST; who opened the connection. */
  name: string
  /** Called once an outage, not for every attempt to connect again. */
  onError: (error: Error) => void
  /**
   * Commands wait for a connection that is lost, instead of being refused at once. Only for connections that block by
   * design and that no request uses: those of BullMQ's workers.
   */
  waitsForConnection?: boolean
}

/**
 * Longest wait for the first connection: a service starts without Redis, only later than with it
 * (docs/decisions/0011-two-redis-roles.md).
 */
const FIRST_CONNECTION_MS = 2_000
/** Milliseconds a request waits for Redis at most; what it needs is in the database too. */
export const REQUEST_MS = 100
/** A connection is replaced when its server has said nothing for this long. */
const SILENT_MS = 1_000

function open({ url, name, waitsForConnection }: RedisOptions) {
  return createClient({
    url,
    name,
    disableOfflineQueue: !waitsForConnection,
    socket: {
      connectTimeout: 5_000,
      // Spread out, so that many processes do not all reconnect at the moment a server is back.
      reconnectStrategy: (retries) => Math.min(50 * 2 ** Math.min(retries, 6), 2_000) + Math.random() * 100,
    },
  })
}

export type Redis = ReturnType<typeof open>

/** The server of each connection. */
const servers = new WeakMap<object, RedisServer>()

/**
 * The one way a Redis connection is made. It connects again by itself for as long as it is not closed. Resolves when
 * connected, or after two seconds without: then the client goes on trying. Once a server was waited for in vain, further
 * connections to it are not waited for.
 */
export async function createRedis(options: RedisOptions): Promise<Redis> {
  const client = open(options)
  const server = redisServer(options.url)
  servers.set(client, server)
  let isOut = false
  client.on('error', (error: Error) => {
    if (!isOut) options.onError(error)
    isOut = true
  })
  client.on('ready', () => {
    isOut = false
    server.connected()
  })
  const connected = client.connect().catch((error: Error) => {
    // Closed while still trying. Anything else ends the trying for good, and is reported.
    if (client.isOpen) options.onError(error)
  })
  if (server.isMissing) return client
  const { promise: waited, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, FIRST_CONNECTION_MS)
  await Promise.race([connected, waited])
  clearTimeout(timer)
  if (!client.isReady) server.missed()
  return client
}

class LateError extends UnavailableError {
  constructor() {
    super('Redis does not respond.', true, 'timeout')
  }
}
const tooLate = () => new LateError()

/** Ends a connection: what is under way gets the time it needs up to two seconds, then the socket is cut. */
export async function closeRedis(client: Redis): Promise<void> {
  if (!client.isOpen) return
  if (client.isReady) await within(2_000, client.close(), tooLate).catch(() => undefined)
  if (client.isOpen) client.destroy()
}

/**
 * For a process that ends: a connection whose server says nothing for a second is cut, so that whatever waits for it fails
 * now and not at its own bound.
 */
export async function cutIfSilent(client: Redis): Promise<void> {
  if (!client.isReady) return
  await within(SILENT_MS, client.ping(), tooLate).catch(() => {
    if (client.isOpen) client.destroy()
  })
}

const LOST = [ClientClosedError, ClientOfflineError, DisconnectsClientError, SocketClosedUnexpectedlyError]

/** A server that has gone silent without closing its connection (host lost, process frozen) is noticed by nothing else. */
function replace(client: Redis): void {
  if (!client.isReady) return
  client.destroy()
  // Rejects only when closed while trying; failures before that are `error` events.
  client.connect().catch(() => undefined)
}

/** Runs commands with a bound. Past it the work counts as unavailable; a connection that stays silent is replaced. */
export async function bounded<T>(client: Redis, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  if (!client.isReady) throw new UnavailableError('Redis cannot be reached.', false)
  const working = work()
  try {
    return await within(timeoutMs, working, tooLate)
  } catch (error) {
    // A short bound says that it was not worth waiting, not yet that the connection is dead.
    if (error instanceof LateError) {
      within(Math.max(SILENT_MS - timeoutMs, 0), working, tooLate).catch((late) => {
        if (late instanceof LateError) replace(client)
      })
    }
    throw LOST.some((kind) => error instanceof kind) ? new UnavailableError('Redis cannot be reached.', true) : error
  }
}

/**
 * Runs commands that a request waits for: 100 ms at most, and not at all for a second after one of this process waited in
 * vain for that server. Whoever calls goes on without Redis when this throws.
 */
export async function withinRequest<T>(client: Redis, work: () => Promise<T>): Promise<T> {
  const server = servers.get(client)
  if (server?.isAway()) throw new UnavailableError('Redis does not respond.', false)
  try {
    return await bounded(client, REQUEST_MS, work)
  } catch (error) {
    if (error instanceof LateError) server?.timedOut()
    throw error
  }
}
