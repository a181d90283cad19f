import {
  ClientClosedError,
  ClientOfflineError,
  createClient,
  DisconnectsClientError,
  SocketClosedUnexpectedlyError,
} from 'redis'
import { within } from '../timing/within.ts'
import { UnavailableError } from '../values/problem.ts'

export interface RedisOptions {
  url: string
  /** Shown by CLIENT LIST; who opened the connection. */
  name: string
  /** Called once an outage, not for every attempt to connect again. */
  onError: (error: Error) => void
  /** Commands are refused at once while there is no connection, instead of waiting for one. */
  failFast?: boolean
}

/**
 * Longest wait for the first connection: a service starts without Redis, only later than with it
 * (docs/decisions/0011-two-redis-roles.md).
 */
const FIRST_CONNECTION_MS = 2_000

function open({ url, name, failFast }: RedisOptions) {
  return createClient({
    url,
    name,
    disableOfflineQueue: failFast ?? false,
    socket: {
      connectTimeout: 5_000,
      // Spread out, so that many processes do not all reconnect at the moment a server is back.
      reconnectStrategy: (retries) => Math.min(50 * 2 ** Math.min(retries, 6), 2_000) + Math.random() * 100,
    },
  })
}

export type Redis = ReturnType<typeof open>

/**
 * The one way a Redis connection is made. It connects again by itself for as long as it is not closed. Resolves when
 * connected, or after two seconds without: then the client goes on trying.
 */
export async function createRedis(options: RedisOptions): Promise<Redis> {
  const client = open(options)
  let isOut = false
  client.on('error', (error: Error) => {
    if (!isOut) options.onError(error)
    isOut = true
  })
  client.on('ready', () => {
    isOut = false
  })
  const connected = client.connect().catch((error: Error) => {
    // Closed while still trying. Anything else ends the trying for good, and is reported.
    if (client.isOpen) options.onError(error)
  })
  const { promise: waited, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, FIRST_CONNECTION_MS)
  await Promise.race([connected, waited])
  clearTimeout(timer)
  return client
}

const tooLate = () => new UnavailableError('Redis does not respond.', true, 'timeout')

/** Ends a connection: what is under way gets the time it needs up to two seconds, then the socket is cut. */
export async function closeRedis(client: Redis): Promise<void> {
  if (!client.isOpen) return
  if (client.isReady) await within(2_000, client.close(), tooLate).catch(() => undefined)
  if (client.isOpen) client.destroy()
}

const LOST = [ClientClosedError, ClientOfflineError, DisconnectsClientError, SocketClosedUnexpectedlyError]

/**
 * Runs commands with a bound. A server that has gone silent without closing its connection (host lost, process frozen)
 * is noticed by nothing else: past the bound the connection is replaced and the work counts as unavailable.
 */
export async function bounded<T>(client: Redis, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  if (!client.isReady) throw new UnavailableError('Redis cannot be reached.', false)
  try {
    return await within(timeoutMs, work(), tooLate)
  } catch (error) {
    if (error instanceof UnavailableError && client.isReady) {
      client.destroy()
      // Rejects only when closed while trying; failures before that are `error` events.
      client.connect().catch(() => undefined)
    }
    throw LOST.some((kind) => error instanceof kind) ? new UnavailableError('Redis cannot be reached.', true) : error
  }
}
