import type { FastifyBaseLogger } from 'fastify'
import type { CallOptions } from './contract.ts'
import type { IdempotencyKey } from './idempotency.ts'
import type { Principal } from './principal.ts'

export type Log = FastifyBaseLogger

/** What every handler knows of its request, whatever the service. */
export interface RequestContext {
  operationId: string
  requestId: string
  /** W3C Trace Context, for calls, events and jobs that follow from this request. */
  traceparent: string | undefined
  principal: Principal
  /** The caller's Idempotency-Key, when one was sent and the operation takes it. */
  idempotency: IdempotencyKey | null
  /** The moment the request began; domain code is given this, and never looks at a clock. */
  now: Date
  log: Log
}

/** How a call made on behalf of this request is sent on. */
export function callOptions(ctx: Pick<RequestContext, 'requestId' | 'traceparent'>): CallOptions {
  return { requestId: ctx.requestId, ...(ctx.traceparent ? { traceparent: ctx.traceparent } : {}) }
}
