import type { Problem, ProblemCode } from './generated/types.ts'

/** Every code of the API's closed catalogue; codes of later versions are strings too. */
export type ErrorCode = ProblemCode | (string & {})

/** The same in every copy of this package: the ES module, the CommonJS one, that of a dependency. */
const KINDS = Symbol.for('@stoa/sdk/errors')

interface Kind {
  readonly kind?: string
}

/** Names of an error's class and those above it. */
function kindsOf(ofClass: Kind): readonly string[] {
  const kinds: string[] = []
  for (let one: Kind = ofClass; one.kind; one = Object.getPrototypeOf(one)) {
    if (Object.hasOwn(one, 'kind')) kinds.push(one.kind)
  }
  return kinds
}

function isOfClass(ofClass: Kind, value: unknown): boolean {
  // A class that somebody derives has no kind of its own.
  if (!Object.hasOwn(ofClass, 'kind')) return Function.prototype[Symbol.hasInstance].call(ofClass, value)
  const kinds: unknown = (value as { [KINDS]?: unknown } | null | undefined)?.[KINDS]
  return Array.isArray(kinds) && kinds.includes(ofClass.kind)
}

/** Whatever this package throws, except what your own hooks and stores throw. `instanceof` knows errors of its other copies too. */
export class StoaError extends Error {
  static readonly kind: string = 'StoaError'
  /** The key that the call was sent with: the same request with it goes on where this one ended, and counts once. */
  declare idempotencyKey?: string

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = kindsOf(new.target)[0] ?? 'StoaError'
  }

  get [KINDS](): readonly string[] {
    return kindsOf(this.constructor as Kind)
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: the class on the right of instanceof may be one below this one
    return isOfClass(this, value)
  }
}

/** No response came: refused, cut, or not found by name. The reason is `cause`. */
export class ConnectionError extends StoaError {
  static override readonly kind: string = 'ConnectionError'
}

/** No response came in time. */
export class TimeoutError extends StoaError {
  static override readonly kind: string = 'TimeoutError'
}

/** The call was ended by its own `signal`, whose reason is `cause`. */
export class AbortedError extends StoaError {
  static override readonly kind: string = 'AbortedError'
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
  static override readonly kind: string = 'ApiError'
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
  static override readonly kind: string = 'BadRequestError'
}
/** 401 */
export class UnauthenticatedError extends ApiError {
  static override readonly kind: string = 'UnauthenticatedError'
}
/** 402 */
export class PaymentDeclinedError extends ApiError {
  static override readonly kind: string = 'PaymentDeclinedError'
}
/** 403 */
export class ForbiddenError extends ApiError {
  static override readonly kind: string = 'ForbiddenError'
}
/** 404 and 410 */
export class NotFoundError extends ApiError {
  static override readonly kind: string = 'NotFoundError'
}
/** 409; `problem.lines` names the cart lines of `cart_changed` and `out_of_stock`, `problem.totals` the sums. */
export class ConflictError extends ApiError {
  static override readonly kind: string = 'ConflictError'
}
/** 412 and 428 */
export class PreconditionFailedError extends ApiError {
  static override readonly kind: string = 'PreconditionFailedError'
}
/** 422 */
export class UnprocessableError extends ApiError {
  static override readonly kind: string = 'UnprocessableError'
}
/** 429 */
export class RateLimitedError extends ApiError {
  static override readonly kind: string = 'RateLimitedError'
}
/** 5xx */
export class ServerError extends ApiError {
  static override readonly kind: string = 'ServerError'
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
    const value = JSON.parse(text) as { code?: unknown } | null
    return typeof value?.code === 'string' ? ({ title: 'The request failed', ...value } as Problem) : null
  } catch {
    return null // a proxy's page; its text goes into the message
  }
}

/** What the API always says with a problem of this code. */
interface ProblemMembers {
  out_of_stock: 'lines'
  cart_changed: 'lines' | 'totals'
  validation_failed: 'errors'
}

type MembersOf<C> = C extends keyof ProblemMembers ? ProblemMembers[C] : never

/** An error of the API with a known code, and the problem that goes with it. */
export type ApiErrorOf<C extends ProblemCode> = ApiError & {
  readonly code: C
  readonly problem: Problem & Required<Pick<Problem, MembersOf<C>>>
}

/** Whether the API responded with an error, of this code when one is named. */
export function isApiError(error: unknown): error is ApiError
export function isApiError<C extends ProblemCode>(error: unknown, code: C): error is ApiErrorOf<C>
export function isApiError(error: unknown, code?: ProblemCode): boolean {
  return error instanceof ApiError && (code === undefined || error.code === code)
}

/** An error of this package for whatever went wrong while a call was made ready. */
export function asStoaError(operationId: string, error: unknown): StoaError {
  if (error instanceof StoaError) return error
  return new StoaError(`${operationId}: ${error instanceof Error ? error.message : error}`, { cause: error })
}

/** The error for a response that is not a success. */
export function apiError(status: number, headers: Headers, text: string): ApiError {
  const parts = { status, headers, text, problem: asProblem(text) }
  const Kind = BY_STATUS[status] ?? (status >= 500 ? ServerError : status >= 400 ? BadRequestError : ApiError)
  return new Kind(parts)
}
