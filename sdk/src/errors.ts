import type { Problem, ProblemCode } from './generated/types.ts'

/** Every code of the API's closed catalogue; codes of later versions are strings too. */
export type ErrorCode = ProblemCode | (string & {})

/** Whatever this package throws. */
export class StoaError extends Error {
  override name = 'StoaError'
}

/** No response came: refused, cut, or not found by name. The reason is `cause`. */
export class ConnectionError extends StoaError {
  override name = 'ConnectionError'
}

/** No response came in time. */
export class TimeoutError extends StoaError {
  override name = 'TimeoutError'
}

/** The call was ended by its own `signal`, whose reason is `cause`. */
export class AbortedError extends StoaError {
  override name = 'AbortedError'
}

export interface ApiErrorParts {
  status: number
  headers: Headers
  /** The body of the response as it came. */
  text: string
  problem: Problem | null
}

/** The API responded with an error. */
export class ApiError extends StoaError {
  override name = 'ApiError'
  readonly status: number
  /** From the API's catalogue; `http_<status>` when the response was not the API's own but a proxy's, for instance. */
  readonly code: ErrorCode
  /** The problem details (RFC 9457), or null when the response was something else. */
  readonly problem: Problem | null
  readonly requestId: string | null
  readonly headers: Headers

  constructor(parts: ApiErrorParts) {
    super(messageOf(parts))
    this.status = parts.status
    this.code = parts.problem?.code ?? `http_${parts.status}`
    this.problem = parts.problem
    this.headers = parts.headers
    this.requestId = parts.problem?.request_id ?? parts.headers.get('x-request-id')
  }
}

/** 400 and other refusals of the request's form. */
export class BadRequestError extends ApiError {
  override name = 'BadRequestError'
}
/** 401 */
export class UnauthenticatedError extends ApiError {
  override name = 'UnauthenticatedError'
}
/** 402 */
export class PaymentDeclinedError extends ApiError {
  override name = 'PaymentDeclinedError'
}
/** 403 */
export class ForbiddenError extends ApiError {
  override name = 'ForbiddenError'
}
/** 404 and 410 */
export class NotFoundError extends ApiError {
  override name = 'NotFoundError'
}
/** 409; `problem.lines` names the cart lines of `cart_changed` and `out_of_stock`, `problem.totals` the sums. */
export class ConflictError extends ApiError {
  override name = 'ConflictError'
}
/** 412 and 428 */
export class PreconditionFailedError extends ApiError {
  override name = 'PreconditionFailedError'
}
/** 422 */
export class UnprocessableError extends ApiError {
  override name = 'UnprocessableError'
}
/** 429 */
export class RateLimitedError extends ApiError {
  override name = 'RateLimitedError'
}
/** 5xx */
export class ServerError extends ApiError {
  override name = 'ServerError'
}

const BY_STATUS: Record<number, new (parts: ApiErrorParts) => ApiError> = {
  401: UnauthenticatedError,
  402: PaymentDeclinedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  410: NotFoundError,
  412: PreconditionFailedError,
  422: UnprocessableError,
  428: PreconditionFailedError,
  429: RateLimitedError,
}

function messageOf({ status, text, problem }: ApiErrorParts): string {
  if (!problem) return `HTTP ${status}${text === '' ? '' : `: ${text.trim().slice(0, 200)}`}`
  const [field] = problem.errors ?? []
  const said = problem.detail ? `${problem.title}: ${problem.detail}` : problem.title
  return field ? `${said} (${field.pointer ?? field.parameter ?? field.code}: ${field.detail})` : said
}

/** Problem details have a code; JSON from anything else on the way is not mistaken for them. */
function asProblem(text: string): Problem | null {
  try {
    const value: unknown = JSON.parse(text)
    const isProblem = typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
    return isProblem ? ({ title: 'The request failed', ...value } as Problem) : null
  } catch {
    return null // a proxy's page, not ours; its text goes into the message
  }
}

/** The error for a response that is not a success. */
export function apiError(status: number, headers: Headers, text: string): ApiError {
  const parts = { status, headers, text, problem: asProblem(text) }
  const Kind = BY_STATUS[status] ?? (status >= 500 ? ServerError : status >= 400 ? BadRequestError : ApiError)
  return new Kind(parts)
}
