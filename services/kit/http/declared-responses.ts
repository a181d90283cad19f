import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { AnyResponse, Route } from '../contract/operations.ts'
import type { createResponseCheck } from '../contract/validation.ts'
import { problemsOfEveryRequest } from '../generated/problems.ts'
import { REPLAYED } from '../postgres/idempotency.ts'
import { onFirstUse } from '../timing/first-use.ts'
import { toDomainError } from './error-responses.ts'

export type Compile = ReturnType<typeof createResponseCheck>

/**
 * Headers that follow from the body, or from what the operation declares otherwise (openapi/codegen/published-responses.ts), and
 * those that tell browsers and proxies what they may do.
 */
const NOT_DECLARED = new Set([
  ...['cache-control', 'content-length', 'content-type', REPLAYED],
  ...['content-security-policy', 'cross-origin-resource-policy', 'x-content-type-options'],
  // For proxies: a stream of events is passed on as it comes.
  'x-accel-buffering',
])

function undeclaredHeaders({ responseHeaders, cached }: Route, { status, headers = {} }: AnyResponse): string[] {
  const declared = new Set((responseHeaders?.[status] ?? []).map((name) => name.toLowerCase()))
  if (cached) declared.add('etag')
  // Those that begin with stoa- go no farther than the gateway.
  return Object.keys(headers).filter(
    (name) => !name.startsWith('stoa-') && !NOT_DECLARED.has(name) && !declared.has(name),
  )
}

/** For tests: throws where a handler's response is not one that the operation declares. */
export function responseCheck(compile: Compile, route: Route): (response: AnyResponse) => void {
  const declared = (route.schema.response ?? {}) as Record<string, Record<string, unknown>>
  const checks = new Map(
    Object.entries(declared).map(([status, schema]) => [Number(status), onFirstUse(() => compile(schema))] as const),
  )
  return (response) => {
    const { status, body } = response
    const headers = undeclaredHeaders(route, response)
    if (headers.length > 0) throw new Error(`${route.operationId} ${status}: declares no header ${headers}`)
    // What is streamed is read once, by the client.
    if (body instanceof Readable) return
    const validate = checks.get(status)?.()
    // As it will be sent: dates are text by then, undefined members are gone.
    if (!validate || validate(JSON.parse(JSON.stringify(body ?? null)))) return
    const first = validate.errors?.[0]
    throw new Error(
      `${route.operationId} ${status}: ${first?.instancePath} ${first?.message} ${JSON.stringify(first?.params)}`,
    )
  }
}

const OF_EVERY_REQUEST = new Set<string>(problemsOfEveryRequest)

/** For tests: the error itself where its operation declares its code, and else one that tells of this. */
export function asDeclared(error: unknown, { routeOptions, principal }: FastifyRequest): unknown {
  // Before it is known who calls: another service, which no client is told of.
  if (principal === undefined) return error
  const { operationId, problems } = routeOptions.config
  const { code } = toDomainError(error)
  if (!problems || problems.includes(code) || OF_EVERY_REQUEST.has(code)) return error
  return new Error(`${operationId}: ${code} is not among its x-problem-codes`, { cause: error })
}
