import type { FastifyRequest } from 'fastify'
import type { RequestContext } from '../contract/context.ts'
import {
  hashRequest,
  type IdempotencyKey,
  KEPT_HOURS,
  KEPT_HOURS_WHERE_IT_COUNTS,
  keyMissing,
  readKey,
} from '../contract/idempotency-key.ts'
import type { Route } from '../contract/operations.ts'
import { scopeOf } from '../security/principal.ts'

/** An operation that asks for a key, always or of some requests, is one whose repetition would count. */
const countsAgain = ({ problems }: Route) => problems?.includes('idempotency_key_missing') === true

function keyOf(route: Route, request: FastifyRequest): IdempotencyKey | null {
  const takesKey = route.idempotency !== undefined && route.idempotency !== 'none'
  const key = takesKey ? readKey(request.headers['idempotency-key'] as string | undefined) : null
  if (route.idempotencyRequired && !key) throw keyMissing()
  if (!key) return null
  return {
    scope: scopeOf(request.principal),
    operationId: route.operationId,
    key,
    hash: hashRequest(request.method, request.url, route.rawBody ? undefined : request.body),
    keptHours: countsAgain(route) ? KEPT_HOURS_WHERE_IT_COUNTS : KEPT_HOURS,
  }
}

/** The request's part of a handler's context. */
export function contextOf(route: Route, request: FastifyRequest): RequestContext {
  const { principal } = request
  return {
    operationId: route.operationId,
    requestId: request.id,
    traceparent: request.headers.traceparent as string | undefined,
    principal,
    ...(request.headers['content-type'] ? { contentType: request.headers['content-type'] } : {}),
    idempotency: keyOf(route, request),
    now: new Date(),
    // Fastify makes it when it is first asked for, and few operations ask.
    left: () => request.signal,
    log: request.log,
  }
}
