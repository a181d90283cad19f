import { setTimeout as delay } from 'node:timers/promises'
import type { IdempotencyKey } from '../contract/idempotency-key.ts'
import type { AnyResponse } from '../contract/operations.ts'
import { DomainError, UnavailableError } from '../values/problem.ts'
import { isKeyTaken } from './errors.ts'
import { findStored, isKept, refuse, replay, replayTaken, takeKey } from './idempotency.ts'
import type { Postgres } from './pg.ts'
import type { Statement, Tx } from './queryable.ts'
import { ChangedMeanwhile, writeTogether } from './write-together.ts'

/** What a rule has decided: the rows to write, the events that tell of it, and the response. */
export interface Decision<R extends AnyResponse, E = never> {
  change: Statement | readonly Statement[]
  events?: readonly E[]
  response: R
}

/** The part of a handler's context that writing a decision needs. */
export interface CommandContext<E> {
  pg: Postgres
  outbox: {
    addAll(tx: Tx, origin: { traceparent?: string | undefined; now?: Date }, events: readonly E[]): Promise<void>
  }
  idempotency: IdempotencyKey | null
  traceparent?: string | undefined
  now: Date
}

/** Attempts before giving up: losing so many races in a row means a client that loops, not a busy row. */
const TRIES = 30
const LONGEST_PAUSE_MS = 50

/** Writes key, effect, events and response by one statement; replays the response of an earlier request with the key. */
async function save<R extends AnyResponse, E>(ctx: CommandContext<E>, decision: Decision<R, E>): Promise<R> {
  const { pg, idempotency: id, outbox } = ctx
  const { change, events = [], response } = decision
  const statements = [...(id ? [takeKey(id, response)] : []), ...[change].flat()]
  // A rule that changed nothing writes nothing.
  if (statements.length === 0 && events.length === 0) return response
  try {
    await writeTogether(pg, { statements, collect: (tx) => outbox.addAll(tx, ctx, events) })
    return response
  } catch (error) {
    if (id && isKeyTaken(error)) return replayTaken<R>(pg, id)
    throw error
  }
}

/** Stores a final refusal with its key. A request that succeeded before gets its stored response instead of the refusal. */
async function refused<R extends AnyResponse>(ctx: CommandContext<never>, error: unknown): Promise<R> {
  const { pg, idempotency: id } = ctx
  if (!id || !(error instanceof DomainError)) throw error
  if (isKept(error)) return refuse<R>(pg, id, error)
  const stored = await findStored(pg, id)
  if (stored) return replay<R>(id, stored)
  throw error
}

/**
 * One command: `decide` reads what it needs and calls a pure rule; what that decided is written together with its
 * Idempotency-Key, its events and the response (x-idempotency: transaction). No row is locked while deciding: statements
 * are guarded by the version that was read, and when somebody else was faster the decision is taken anew. So `decide`
 * has no effects of its own. Commands that change several rows which must not move meanwhile use `commit` instead.
 */
export async function command<R extends AnyResponse, E = never>(
  ctx: CommandContext<E>,
  decide: () => Promise<Decision<R, E>>,
): Promise<R> {
  for (let tries = 1; ; tries++) {
    let decision: Decision<R, E>
    try {
      decision = await decide()
    } catch (error) {
      return refused<R>(ctx, error)
    }
    try {
      return await save(ctx, decision)
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error
      if (tries === TRIES) throw new UnavailableError('This is being changed from elsewhere all the time.', false)
    }
    await delay(Math.random() * Math.min(LONGEST_PAUSE_MS, 2 ** tries))
  }
}
