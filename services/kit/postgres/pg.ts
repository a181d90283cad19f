import pg from 'pg'
import { countStatement } from '../observability/statements.ts'
import { UnavailableError } from '../values/problem.ts'
import { type Queryable, SQL, type Tx } from './queryable.ts'
import { type Connection, createTransaction } from './transaction.ts'

export type { Queryable, Statement, Tx } from './queryable.ts'

export interface Postgres extends Queryable {
  /** One transaction (READ COMMITTED). A deadlock or serialisation failure is tried again, so `work` has no other effects. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Statements sent since the start, BEGIN and COMMIT included; tests and benches hold routes to a fixed number. */
  readonly statements: number
  close(): Promise<void>
}

export interface PostgresOptions {
  url: string
  /** Connections in the pool. */
  max?: number
  /** A statement that runs longer is given up, milliseconds. */
  statementTimeoutMs?: number
  onError?: (error: Error) => void
}

// Counters and money are int8 and stay within 2^53 (checked by CHECK constraints); numeric stays text.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a JavaScript number`)
  return value
})

const RETRIABLE = new Set(['40001', '40P01'])
const CONNECTION_LOST = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
])

/**
 * The server is there and cannot serve: the statement took too long, it is a standby, its disk or memory is full. What was
 * sent has not happened.
 */
const CANNOT_SERVE = new Set(['57014', '25006', '53100', '53200'])

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** Whether an error is a breach of the named unique constraint. */
export function isDuplicate(error: unknown, constraint?: string): boolean {
  return codeOf(error) === '23505' && (!constraint || (error as { constraint?: string }).constraint === constraint)
}

function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error)
  if (CONNECTION_LOST.has(code) || code.startsWith('08')) return true
  const message = error instanceof Error ? error.message : ''
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    message,
  )
}

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

/** A pool on one database. Nothing is connected until the first query. */
export function createPostgres(options: PostgresOptions): Postgres {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    idleTimeoutMillis: 300_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    pipeline: true,
    keepAliveInitialDelayMillis: 60_000,
    options: `-c statement_timeout=${options.statementTimeoutMs ?? 15_000} -c idle_in_transaction_session_timeout=60000`,
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
      if (CANNOT_SERVE.has(codeOf(error))) throw new UnavailableError('The database does not respond.', false)
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
      broken = error
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
    [SQL]: { send: (text, values) => run(pool as unknown as Client, text, values, true) },
    tx: async (work) => {
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(work)
        } catch (error) {
          if (tries >= 4 || !RETRIABLE.has(codeOf(error))) throw error
        }
      }
    },
    get statements() {
      return statements
    },
    close: () => pool.end(),
  }
}
