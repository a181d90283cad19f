import pg from 'pg'
import { countStatement } from '../observability/statements.ts'
import { UnavailableError } from '../values/problem.ts'
import { ChangedMeanwhile, cannotServe, isChangedMeanwhile, isConnectionLost, isRolledBack } from './errors.ts'
import { type Queryable, SQL, type Tx } from './queryable.ts'
import { DEFAULT_LIMITS, type SessionLimits, sessionOptions } from './session-limits.ts'
import { type Connection, createTransaction } from './transaction.ts'

export { isDuplicate } from './errors.ts'
export type { Queryable, Statement, Tx } from './queryable.ts'

export interface Postgres extends Queryable {
  /**
   * One transaction (READ COMMITTED). What the server has rolled back (a deadlock, a lock that was not free in time, a session
   * that was idle for too long) is tried again, so `work` has no other effects, and waits for nothing but the database.
   */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Statements sent since the start, BEGIN and COMMIT included; tests and benches hold routes to a fixed number. */
  readonly statements: number
  close(): Promise<void>
}

export interface PostgresOptions {
  url: string
  /** Connections in the pool. */
  max?: number
  /** How long a statement waits for one of them, milliseconds. */
  waitMs?: number
  limits?: SessionLimits
  onError?: (error: Error) => void
}

// Counters and money are int8 and stay within 2^53 (checked by CHECK constraints); numeric stays text.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a JavaScript number`)
  return value
})

/**
 * Tries of what the server has rolled back, before the database counts as unavailable: enough to outlast a frozen process that
 * has the lock.
 */
const TRIES = 5

/** A client has given up by the time that more than this was waited for a connection. */
const WAIT_MS = 5_000

const names = new Map<string, string>()

/** Every distinct statement is prepared once a connection. Dynamic SQL past the bound is sent unnamed. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= 1000) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

type Client = Pick<pg.Client, 'query'>

/** Does `work` with everything that it sends held back until it returns. */
function corked<T>({ connection }: pg.Client, work: () => T): T {
  connection.stream.cork()
  try {
    return work()
  } finally {
    connection.stream.uncork()
  }
}

async function send<R extends object>(
  client: Client,
  text: string,
  values: readonly unknown[],
): Promise<pg.QueryResult<R>> {
  const name = nameOf(text)
  return client.query<R>({ text, values: [...values], ...(name ? { name } : {}) })
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!isRolledBack(error)) throw error
      if (tries === TRIES) throw new UnavailableError('The database does not respond.', false)
    }
  }
}

/** A pool on one database. Nothing is connected until the first query. */
export function createPostgres(options: PostgresOptions): Postgres {
  const limits = options.limits ?? DEFAULT_LIMITS
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    idleTimeoutMillis: 300_000,
    connectionTimeoutMillis: options.waitMs ?? WAIT_MS,
    keepAlive: true,
    pipeline: true,
    keepAliveInitialDelayMillis: 60_000,
    options: sessionOptions(limits),
    query_timeout: limits.responseMs,
  })
  // An idle connection that the server closes must not end the process (docs/decisions/0005-servers-on-a-laptop.md).
  pool.on('error', (error) => options.onError?.(error))
  const database = URL.parse(options.url)?.pathname.slice(1) ?? ''
  let statements = 0
  const count = () => {
    statements++
    countStatement(database)
  }

  const run = async <R extends object>(client: Client, text: string, values: readonly unknown[], sent: boolean) => {
    count()
    try {
      return await send<R>(client, text, values)
    } catch (error) {
      if (isConnectionLost(error)) throw new UnavailableError('The database cannot be reached.', sent)
      if (isChangedMeanwhile(error)) throw new ChangedMeanwhile()
      if (cannotServe(error)) throw new UnavailableError('The database does not respond.', false)
      throw error
    }
  }

  const attempt = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const client = (await pool.connect().catch((error: unknown) => {
      throw isConnectionLost(error) ? new UnavailableError('The database cannot be reached.', false) : error
    })) as pg.PoolClient & pg.Client
    const connection: Connection = {
      send: (text, values, mayHaveHappened) => run(client, text, values, mayHaveHappened),
      corked: (send) => corked(client, send),
    }
    let broken: Error | undefined
    client.on('error', (error) => {
      broken ??= error
    })
    const { send, opened, commit, afterCommit, atCommit } = createTransaction(connection)
    const script = async (text: string) => {
      await opened()
      count()
      await client.query(text)
    }
    try {
      const result = await work({ [SQL]: { send, atCommit, script }, afterCommit })
      // Lost while committing: it may have happened, so the caller must find out before trying again.
      await commit()
      return result
    } catch (error) {
      // Ended while nothing was under way: whatever was to be sent next did not go out.
      if (isRolledBack(broken)) throw broken
      if (error instanceof UnavailableError && !broken) broken = error
      if (!broken) {
        await run(client, 'ROLLBACK', [], false).catch((failure: Error) => {
          broken = failure
        })
      }
      throw error
    } finally {
      client.removeAllListeners('error')
      client.release(broken)
    }
  }

  return {
    [SQL]: { send: (text, values) => retried(() => run(pool as unknown as Client, text, values, true)) },
    tx: (work) => retried(() => attempt(work)),
    get statements() {
      return statements
    },
    close: () => pool.end(),
  }
}
