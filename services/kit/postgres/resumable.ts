import { type IdempotencyKey, KEPT_HOURS } from '../contract/idempotency-key.ts'
import type { AnyResponse } from '../contract/operations.ts'
import { DomainError, toProblem } from '../values/problem.ts'
import { isKept, replay, type Stored } from './idempotency.ts'
import type { Queryable } from './pg.ts'
import { execute, one } from './sql.ts'

/** The status of a key whose request has no response yet: whoever repeats it carries it on. */
const BEGUN = 0

/** Begins a request, or reads what is known of it. The update changes nothing: it makes the row visible, however new it is. */
async function begin(pg: Queryable, id: IdempotencyKey): Promise<Stored> {
  return one<Stored>(
    pg,
    `INSERT INTO idempotency_keys AS k (scope, operation, key, request_hash, status, expires_at)
     VALUES ($1, $2, $3, $4, ${BEGUN}, now() + make_interval(hours => $5))
     ON CONFLICT (scope, operation, key) DO UPDATE SET key = k.key
     RETURNING request_hash, status, body, headers`,
    [id.scope, id.operationId, id.key, id.hash, id.keptHours ?? KEPT_HOURS],
  )
}

/** Keeps a response; false when another request with the key had one before. */
async function keep(pg: Queryable, id: IdempotencyKey, response: AnyResponse): Promise<boolean> {
  const texts = [response.body, response.headers].map((part) => JSON.stringify(part ?? null))
  const kept = await execute(
    pg,
    `UPDATE idempotency_keys SET status = $4, body = $5, headers = $6
      WHERE scope = $1 AND operation = $2 AND key = $3 AND status = ${BEGUN}`,
    [id.scope, id.operationId, id.key, response.status, ...texts],
  )
  return kept === 1
}

export interface Resumed<R> {
  response: R
  /** False while steps are left: then the response is not kept, and the same request carries them on. */
  isSettled: boolean
}

/**
 * One request whose effect takes several steps (x-idempotency: resumable). The key is bound to the request before the first
 * step, so another request with it is refused; `work` may be repeated at any time, and the first settled response is what
 * every repetition gets. A refusal that is final, and not large, is kept too.
 *
 * With `present` only that it was done is kept, and a repetition gets what it reads: for responses so large that one client
 * could fill the disk with copies of them.
 */
export async function resume<R extends AnyResponse>(
  ctx: { pg: Queryable; idempotency: IdempotencyKey | null },
  work: () => Promise<Resumed<R>>,
  present?: () => Promise<R>,
): Promise<R> {
  const { pg, idempotency: id } = ctx
  if (!id) return (await work()).response
  const repeated = async (known: Stored): Promise<R> => {
    const response = replay<R>(id, known)
    return present && response.body === undefined ? { ...(await present()), headers: response.headers } : response
  }
  const known = await begin(pg, id)
  if (!known.request_hash.equals(id.hash)) throw new DomainError('idempotency_key_reused')
  if (known.status !== BEGUN) return repeated(known)
  try {
    const { response, isSettled } = await work()
    const kept = present ? { ...response, body: undefined } : response
    if (!isSettled || (await keep(pg, id, kept))) return response
  } catch (error) {
    if (!(error instanceof DomainError) || !isKept(error)) throw error
    if (await keep(pg, id, { status: error.status, body: toProblem(error) } as AnyResponse)) throw error
  }
  return repeated(await begin(pg, id))
}
