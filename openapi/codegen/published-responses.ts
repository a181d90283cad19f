import type { Operation } from './model.ts'
import { OF_EVERY_REQUEST, problemCodesOf } from './problem-codes.ts'
import { isJson } from './schema.ts'

type Node = Record<string, unknown>

export interface Catalogue {
  [code: string]: { status: number; title: string }
}

const header = (component: string) => ({ $ref: `#/components/headers/${component}` })

/** What the gateway sets on every response of an operation. */
const OF_EVERY_RESPONSE: Node = {
  'X-Request-Id': header('RequestId'),
  'RateLimit-Policy': header('RateLimitPolicy'),
  RateLimit: header('RateLimit'),
  'Cache-Control': header('CacheControl'),
  Vary: header('Vary'),
}

/** Refusals that may be kept with their Idempotency-Key (kit/postgres/idempotency.ts). */
const isFinal = (status: number) => ![401, 403, 409, 412, 413, 415, 428, 429].includes(status)

function replayedHeader({ idempotency }: Operation): Node {
  const isKept = idempotency === 'transaction' || idempotency === 'resumable'
  return isKept ? { 'Idempotent-Replayed': header('IdempotentReplayed') } : {}
}

/** Declared headers first, then those that follow from the operation. */
export function successHeaders(operation: Operation, declared: Node): Node {
  const etag = operation.cache ? { ETag: header('ETag') } : {}
  return { ...declared, ...etag, ...replayedHeader(operation), ...OF_EVERY_RESPONSE }
}

/**
 * What has an ETag of its content is not sent to whoever has it already (RFC 9110 §15.4.5): kept responses, files, and what is not
 * of staff, whose ETags are the versions that If-Match names (kit/http/route.ts).
 */
export function notModified(operation: Operation): Node {
  const isStaffs = operation.permission.startsWith('staff:')
  const isOfContent = operation.responses.some(
    ({ mediaType, headers }) => headers.includes('ETag') && !(isStaffs && isJson(mediaType)),
  )
  if (operation.method !== 'GET' || !(operation.cache || isOfContent)) return {}
  const headers = { ETag: header('ETag'), ...OF_EVERY_RESPONSE }
  return { '304': { description: 'What you have, by the `If-None-Match` that you sent, is what it is now.', headers } }
}

const WAITS = new Set(['rate_limited', 'idempotency_in_progress', 'checkout_in_progress', 'unpaid_limit_reached'])

function problemHeaders(operation: Operation, status: number, codes: readonly string[]): Node {
  return {
    ...(isFinal(status) ? replayedHeader(operation) : {}),
    ...(codes.some((code) => WAITS.has(code)) ? { 'Retry-After': header('RetryAfter') } : {}),
    ...(status === 401 ? { 'WWW-Authenticate': header('WwwAuthenticate') } : {}),
    ...(status === 415 ? { 'Accept-Encoding': header('AcceptEncoding') } : {}),
    ...OF_EVERY_RESPONSE,
  }
}

function exampleOf(code: string, { status, title }: { status: number; title: string }): Node {
  const value = { type: `urn:stoa:problem:${code}`, title, status, code, request_id: 'req_01kav0000000000000000000000' }
  return { summary: title, value }
}

export interface ProblemResponse {
  /** The same for the same codes and headers, so that operations share it as a component. */
  name: string
  response: Node
}

const pascalCode = (code: string) => code.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())

function nameOf(codes: readonly string[], headers: Node): string {
  const mark = 'Idempotent-Replayed' in headers ? 'Kept' : ''
  return `${codes.map(pascalCode).join('Or')}${mark}Problem`
}

function problemResponse(codes: readonly string[], catalogue: Catalogue, headers: Node): ProblemResponse {
  const examples = Object.fromEntries(
    codes.flatMap((code) => (catalogue[code] ? [[code, exampleOf(code, catalogue[code])]] : [])),
  )
  const lines = codes.map((code) => `\`${code}\`: ${catalogue[code]?.title}.`)
  const schema = { $ref: '#/components/schemas/Problem' }
  const content = { 'application/problem+json': { schema, examples } }
  const response = { description: lines.join('\n\n'), headers, content, 'x-problem-codes': codes }
  return { name: nameOf(codes, headers), response }
}

const nameOfDefault = (codes: readonly string[]) =>
  codes.includes('unsupported_media_type') ? 'OtherProblem' : 'OtherProblemOfBody'

/** The problems of an operation, a response for each status, and `default` for what any request may get. */
export function problemResponses(operation: Operation, catalogue: Catalogue): Map<string, ProblemResponse> {
  const codes = problemCodesOf(operation, Object.keys(catalogue))
  const byStatus = Map.groupBy(codes, (code) => catalogue[code]?.status ?? 0)
  const responses = new Map<string, ProblemResponse>()
  for (const [status, each] of [...byStatus].sort(([one], [other]) => one - other)) {
    responses.set(String(status), problemResponse(each, catalogue, problemHeaders(operation, status, each)))
  }
  // Not named by its codes, which are many: they differ by whether the operation has a body.
  const others = OF_EVERY_REQUEST.filter((code) => catalogue[code] && !codes.includes(code))
  const headers = { 'Retry-After': header('RetryAfter'), ...OF_EVERY_RESPONSE }
  return responses.set('default', { ...problemResponse(others, catalogue, headers), name: nameOfDefault(others) })
}
