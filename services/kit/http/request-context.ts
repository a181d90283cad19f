import type { FastifyRequest } from 'fastify'
import type { RequestContext } from '../contract/context.ts'
import { hashRequest, keyMissing, readKey } from '../contract/idempotency-key.ts'
import type { Route } from '../contract/operations.ts'
import { scopeOf } from '../security/principal.ts'

/** The request's part of a handler's context. */
export function contextOf(route: Route, request: FastifyRequest): RequestContext {
  const { principal } = request
  const takesKey = route.idempotency !== undefined && route.idempotency !== 'none'
  const key = takesKey ? readKey(request.headers['idempotency-key'] as string | undefined) : null
  if (route.idempotencyRequired && !key) throw keyMissing()
  const hash = () => hashRequest(request.method, request.url, route.rawBody ? undefined : request.body)
  return {
    operationId: route.operationId,
    requestId: request.id,
    traceparent: request.headers.traceparent as string | undefined,
    principal,
    ...(request.headers['content-type'] ? { contentType: request.headers['content-type'] } : {}),
    idempotency: key ? { scope: scopeOf(principal), operationId: route.operationId, key, hash: hash() } : null,
    now: new Date(),
    // Fastify makes it when it is first asked for, and few operations ask.
    left: () => request.signal,
    log: request.log,
  }
}
