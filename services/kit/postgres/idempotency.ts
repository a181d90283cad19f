import { hash } from 'node:crypto'
import { type IdempotencyKey, KEPT_HOURS } from '../contract/idempotency-key.ts'
import type { AnyResponse } from '../contract/operations.ts'
import { DomainError, fromProblem, type Problem, toProblem } from '../values/problem.ts'
import { RAISED } from './errors.ts'
import { isDuplicate, type Postgres, type Queryable, type Tx } from './pg.ts'
import { SQL, type Statement } from './queryable.ts'
import { atCommit, execute, maybe } from './sql.ts'

/** The header that marks a replayed response. */
export const REPLAYED = 'idempotent-replayed'

/** Whether a response is that of an earlier request with the same key. */
export const isReplay = ({ headers }: AnyResponse) => headers?.[REPLAYED] !== undefined

export interface Stored {
  request_hash: Buffer
  status: number
  body: unknown
  headers: Record<string, string> | null
}

interface Claim extends Partial<Stored> {
  free: boolean
}

/**
 * Whether a refusal says something final about this request: the others may go otherwise next time. So may 422: units that are held now, and money
 * that has not come yet, are there later, and a job that repeats its key for weeks has to get through then.
 */
export function isFinal(error: DomainError): boolean {
  return error.status >= 400 && error.status < 500 && ![401, 403, 409, 412, 422, 428, 429].includes(error.status)
}

/** A usual refusal has a third of it. */
const REFUSAL_BYTES = 1_000

/**
 * Whether a refusal is kept with its key. One that lists all lines of a large cart would fill the disk, as nothing changes and
 * it can be had for each new key; it had no effect either, so a repetition is judged anew.
 */
export const isKept = (error: DomainError): boolean =>
  isFinal(error) && Buffer.byteLength(JSON.stringify(toProblem(error))) <= REFUSAL_BYTES

/** The lock of a key: held while its request is at work. */
function lockOf({ scope, operationId, key }: IdempotencyKey): bigint {
  return hash('sha256', `${scope}\n${operationId}\n${key}`, 'buffer').readBigInt64BE()
}

function inProgress(): DomainError {
  return new DomainError('idempotency_in_progress', undefined, { headers: { 'retry-after': '1' } })
}

export async function claim(tx: Tx, id: IdempotencyKey): Promise<Stored | null> {
  const found = await maybe<Claim>(
    tx,
    `SELECT pg_try_advisory_xact_lock($4) AS free, k.request_hash, k.status, k.body, k.headers
       FROM (SELECT 1) AS one LEFT JOIN idempotency_keys k ON k.scope = $1 AND k.operation = $2 AND k.key = $3`,
    [id.scope, id.operationId, id.key, lockOf(id)],
  )
  if (found?.request_hash && found.status !== undefined && found.status !== null) return found as Stored
  if (!found?.free) throw inProgress()
  return null
}

export function replay<R extends AnyResponse>(id: IdempotencyKey, stored: Stored): R {
  if (!stored.request_hash.equals(id.hash)) throw new DomainError('idempotency_key_reused')
  if (stored.status >= 400) {
    const error = fromProblem(stored.body as Problem)
    error.extras.headers = { [REPLAYED]: 'true' }
    throw error
  }
  const headers = { ...(stored.headers ?? {}), [REPLAYED]: 'true' }
  const body = stored.body === null ? undefined : stored.body
  return { status: stored.status, headers, body } as AnyResponse as R
}

interface StorableResponse {
  status: number
  body?: unknown
  headers?: object
}

const INSERT_KEY = `INSERT INTO idempotency_keys (scope, operation, key, request_hash, status, body, headers, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(hours => $8))`

function rowOf(id: IdempotencyKey, { status, body, headers }: StorableResponse): unknown[] {
  const texts = [JSON.stringify(body ?? null), JSON.stringify(headers ?? null)]
  return [id.scope, id.operationId, id.key, id.hash, status, ...texts, id.keptHours ?? KEPT_HOURS]
}

/** Keeps a response with the key, in the transaction of its effect. */
export function storeResponse(tx: Tx, id: IdempotencyKey, response: AnyResponse): void {
  atCommit(tx, INSERT_KEY, rowOf(id, response))
}

export async function findStored(pg: Queryable, id: IdempotencyKey): Promise<Stored | undefined> {
  return maybe<Stored>(
    pg,
    'SELECT request_hash, status, body, headers FROM idempotency_keys WHERE scope = $1 AND operation = $2 AND key = $3',
    [id.scope, id.operationId, id.key],
  )
}

/** Forgets what these have sent with keys: the responses hold their data. */
export async function forgetKeys(pg: Queryable, scopes: readonly string[]): Promise<void> {
  if (scopes.length > 0) await execute(pg, 'DELETE FROM idempotency_keys WHERE scope = ANY($1)', [scopes])
}

const TAKE_KEY = `INSERT INTO idempotency_keys (scope, operation, key, request_hash, status, body, headers, expires_at)
  SELECT $1, $2, $3, $4::bytea, $5::integer, $6::jsonb, $7::jsonb, now() + make_interval(hours => $8::integer)
   WHERE pg_try_advisory_xact_lock($9) ON CONFLICT DO NOTHING`

/** Keeps a response with the key, in the statement of its effect, which is undone when another request has the key. */
export function takeKey(id: IdempotencyKey, response: AnyResponse): Statement {
  const values = [...rowOf(id, response), lockOf(id)]
  return { [SQL]: { text: TAKE_KEY, values, rows: 1, otherwise: RAISED.keyTaken } }
}

/** The response of the request that has the key. */
export async function replayTaken<R extends AnyResponse>(pg: Queryable, id: IdempotencyKey): Promise<R> {
  const stored = await findStored(pg, id)
  if (!stored) throw inProgress()
  return replay<R>(id, stored)
}

/**
 * Keeps a final refusal once its effect is rolled back, and throws it. The lock ended with the rollback, so a
 * concurrent request with the key may have stored its response first. Whichever row was stored is what every request
 * gets.
 */
export async function refuse<R extends AnyResponse>(pg: Queryable, id: IdempotencyKey, error: DomainError): Promise<R> {
  const row = rowOf(id, { status: error.status, body: toProblem(error) })
  const isKept = (await execute(pg, `${INSERT_KEY} ON CONFLICT DO NOTHING`, row)) === 1
  const stored = isKept ? undefined : await findStored(pg, id)
  if (stored) return replay<R>(id, stored)
  throw error
}

async function attempt<R extends AnyResponse>(
  pg: Postgres,
  id: IdempotencyKey,
  work: (tx: Tx) => Promise<R>,
): Promise<R> {
  let refusal: unknown
  try {
    const { stored, response } = await pg.tx(async (tx) => {
      const stored = await claim(tx, id)
      if (stored) return { stored }
      try {
        const response = await work(tx)
        storeResponse(tx, id, response)
        return { response }
      } catch (error) {
        if (error instanceof DomainError && isKept(error)) refusal = error
        throw error
      }
    })
    return stored ? replay<R>(id, stored) : response
  } catch (error) {
    if (!(error instanceof DomainError) || error !== refusal) throw error
    return refuse<R>(pg, id, error)
  }
}

/**
 * One unit of work: the key, its effect, the outbox and the response commit together or not at all (x-idempotency:
 * transaction). Without a key it is a plain transaction. A crash before the commit leaves nothing behind.
 */
export async function commit<R extends AnyResponse>(
  ctx: { pg: Postgres; idempotency: IdempotencyKey | null },
  work: (tx: Tx) => Promise<R>,
): Promise<R> {
  const id = ctx.idempotency
  if (!id) return ctx.pg.tx(work)
  return attempt(ctx.pg, id, work).catch((error: unknown) => {
    // The first one committed after we looked for the key and before we locked it: now its response can be read.
    if (isDuplicate(error, 'idempotency_keys_pkey')) return attempt(ctx.pg, id, work)
    throw error
  })
}
