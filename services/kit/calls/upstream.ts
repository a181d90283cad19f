import { Client, type Dispatcher, Pool } from 'undici'
import { UnavailableError } from '../values/problem.ts'
import type { Resolve } from './address-list.ts'
import { type Addresses, type AddressSettings, createAddresses } from './addresses.ts'
import { AttemptError, CancelledError } from './exchange.ts'

interface UpstreamOptions {
  /** `http://host:port`; the name may stand for many addresses. */
  url: string
  resolve?: Resolve
  settings?: Partial<AddressSettings>
}

/** How a request may be attempted. */
export interface Attempts {
  /**
   * Whether a request that was sent may be sent again: a read always; a write that names what it makes, unless it has had all
   * of its time, which belongs to whoever waits for it; another write never.
   */
  repeat: 'safe' | 'repeatable' | 'unsafe'
  /** On a connection of its own, which ends with the attempt. */
  alone?: boolean
  /** The response is a stream of events, which takes no connection from others. */
  lasts?: boolean
  /** Gives an address up that is silent and does not pass a probe; `run` ends when it is told to. */
  isWatched?: boolean
}

/** One attempt; ends with a CancelledError when it is abandoned. */
type Run = (pool: Dispatcher, abandon: AbortSignal) => Promise<number>

/** A service that runs elsewhere, on any number of addresses. */
export interface Upstream {
  /**
   * Runs an attempt on one address; once more on another when it failed and a repeat can do no harm: the request was
   * never sent, or refused by a replica that is stopping, or it may be sent twice. Resolves with the status of the response;
   * throws UnavailableError or CancelledError.
   */
  attempt(attempts: Attempts, run: Run): Promise<number>
  addresses: Addresses
  close(): Promise<void>
}

/** Connecting within a cluster takes no longer, and a try that hangs here could have gone elsewhere. */
const CONNECT_MS = 1_000
/** A response may pause this long between two parts; streams of events send a comment more often. */
const SILENCE_MS = 60_000
const PROBE_MS = 1_000
/** A request that may be sent twice waits this long, and for one probe, for an address that may be frozen. */
const SILENT_MS = 2_000
const CONNECTIONS = 256
const CONNECTION = { connect: { timeout: CONNECT_MS }, headersTimeout: 0, bodyTimeout: SILENCE_MS }

async function runAlone<T>(origin: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(origin, CONNECTION)
  try {
    return await run(client)
  } finally {
    await client.destroy()
  }
}

/** Whether a replica is ready for traffic. On a connection of its own: those in use may be the ones that hang. */
async function probe(origin: string): Promise<boolean> {
  return runAlone(origin, async (client) => {
    const { statusCode, body } = await client.request({
      method: 'GET',
      path: '/readyz',
      signal: AbortSignal.timeout(PROBE_MS),
    })
    await body.dump()
    return statusCode < 300
  })
}

/** Runs an attempt, and abandons it when the address says nothing for long and does not pass a probe: it is frozen, not slow. */
async function unlessFrozen(origin: string, run: (abandon: AbortSignal) => Promise<number>): Promise<number> {
  const frozen = new AbortController()
  const look = async () => {
    if (!(await probe(origin).catch(() => false))) frozen.abort()
  }
  const timer = setTimeout(look, SILENT_MS)
  try {
    return await run(frozen.signal)
  } catch (error) {
    if (!(error instanceof CancelledError) || !frozen.signal.aborted) throw error
    const how = { sent: true, refused: false, whole: true, begun: false, timedOut: false }
    throw new AttemptError(new Error('The replica is frozen'), how)
  } finally {
    clearTimeout(timer)
  }
}

/** A signal that never comes. */
const NEVER = new AbortController().signal

function unavailable(error: AttemptError): UnavailableError {
  const detail = error.timedOut
    ? 'The service behind this took too long.'
    : 'The service behind this could not be reached.'
  const refusal = new UnavailableError(detail, error.sent, error.timedOut && error.sent ? 'timeout' : undefined)
  refusal.cause = error
  return refusal
}

/** Makes the way to one upstream: its addresses, and a pool of connections for each. */
export function createUpstream(options: UpstreamOptions): Upstream {
  const addresses = createAddresses({ ...options, probe })
  const pools = new Map<string, Pool>()
  const lasting = new Map<string, Pool>()

  const poolOf = (origin: string, lasts = false): Pool => {
    const among = lasts ? lasting : pools
    const known = among.get(origin)
    if (known) return known
    // Streams of events are bounded by whoever sends them.
    const pool = new Pool(origin, { ...CONNECTION, connections: lasts ? null : CONNECTIONS })
    among.set(origin, pool)
    return pool
  }

  const forget = () => {
    const known = new Set(addresses.known())
    for (const among of [pools, lasting]) {
      for (const [origin, pool] of among) {
        if (known.has(origin)) continue
        among.delete(origin)
        // Requests still running there end first.
        void pool.close()
      }
    }
  }

  /** A frozen address is given up only where there is another one. */
  const send = (origin: string, run: Run, { repeat, alone, lasts, isWatched }: Attempts): Promise<number> => {
    const on = (abandon: AbortSignal) =>
      alone ? runAlone(origin, (client) => run(client, abandon)) : run(poolOf(origin, lasts), abandon)
    const mayMove = isWatched && repeat !== 'unsafe' && addresses.known().length > 1
    return mayMove ? unlessFrozen(origin, on) : on(NEVER)
  }

  const once = async (origin: string, run: Run, attempts: Attempts): Promise<number> => {
    try {
      const status = await send(origin, run, attempts)
      addresses.responded(origin, status)
      return status
    } catch (error) {
      if (error instanceof AttemptError) addresses.failed(origin)
      throw error
    } finally {
      addresses.ended(origin)
    }
  }

  // A refusal costs nobody anything, so it needs no budget.
  const mayRepeat = (error: AttemptError, { repeat }: Attempts) => {
    const isHarmless = repeat === 'safe' || !error.sent || (repeat === 'repeatable' && !error.timedOut)
    return !error.begun && error.whole && (error.refused || (isHarmless && addresses.spendRetry()))
  }

  return {
    addresses,
    async attempt(attempts, run) {
      const first = await addresses.take()
      if (Math.max(pools.size, lasting.size) > addresses.known().length) forget()
      try {
        return await once(first, run, attempts)
      } catch (error) {
        if (error instanceof CancelledError || !(error instanceof AttemptError)) throw error
        if (!mayRepeat(error, attempts)) throw unavailable(error)
      }
      const second = await addresses.take(first)
      return await once(second, run, attempts).catch((error) => {
        throw error instanceof AttemptError ? unavailable(error) : error
      })
    },
    async close() {
      await Promise.all([...pools.values(), ...lasting.values()].map((pool) => pool.close()))
    },
  }
}
