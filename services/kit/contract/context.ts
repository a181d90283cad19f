import type { Log } from '../observability/log.ts'
import type { Principal } from '../security/principal.ts'
import type { IdempotencyKey } from './idempotency-key.ts'
import type { CallOptions } from './operations.ts'

/** What every handler knows of its request, whatever the service. */
export interface RequestContext {
  operationId: string
  requestId: string
  /** W3C Trace Context, for calls, events and jobs that follow from this request. */
  traceparent: string | undefined
  principal: Principal
  /** Media type of the body, with its parameters. */
  contentType?: string
  /** The caller's Idempotency-Key, when one was sent and the operation takes it. */
  idempotency: IdempotencyKey | null
  /** The moment the request began; domain code is given this, and never looks at a clock. */
  now: Date
  /** Aborted when the client leaves before it has its response; of work that has no client, never. */
  left(): AbortSignal
  log: Log
}

/** How a call made on behalf of this request is sent on. */
export function callOptions(ctx: Pick<RequestContext, 'requestId' | 'traceparent'>): CallOptions {
  return { requestId: ctx.requestId, ...(ctx.traceparent ? { traceparent: ctx.traceparent } : {}) }
}
