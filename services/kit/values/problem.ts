import { type FieldErrorCode, type ProblemCode, problems } from '../generated/problems.ts'

export type { FieldErrorCode, ProblemCode } from '../generated/problems.ts'

export interface FieldError {
  /** JSON Pointer into the body (RFC 6901). */
  pointer?: string
  /** Name of a path, query or header parameter. */
  parameter?: string
  code: FieldErrorCode
  detail: string
}

export interface ProblemLine {
  item_id?: string
  variant_id: string
  reason: 'price_changed' | 'unavailable' | 'out_of_stock' | 'quantity_reduced' | 'limit_reached'
  available?: number
  /** What one unit cost, and costs now; of `price_changed`. */
  before?: ProblemAmount
  after?: ProblemAmount
}

/** Minor units and ISO 4217 code. */
interface ProblemAmount {
  amount: number
  currency: string
}

/** A sum of the cart that is another one now. */
export interface ProblemTotal {
  total: 'subtotal' | 'shipping_total' | 'tax_total' | 'total'
  before: ProblemAmount
  after: ProblemAmount
}

export interface ProblemExtras {
  errors?: FieldError[]
  lines?: ProblemLine[]
  totals?: ProblemTotal[]
  /** Response headers that belong to the problem, Retry-After say. */
  headers?: Record<string, string>
}

/** RFC 9457 problem details as we send them. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  code: ProblemCode
  request_id?: string
  errors?: FieldError[]
  lines?: ProblemLine[]
  totals?: ProblemTotal[]
}

/**
 * The only error that domain code and flows throw on purpose. It knows a code of the closed catalogue and nothing of
 * HTTP; `detail` is read by the caller, so it holds no personal data and no internals.
 */
export class DomainError extends Error {
  readonly code: ProblemCode
  readonly extras: ProblemExtras

  constructor(code: ProblemCode, detail?: string, extras: ProblemExtras = {}) {
    super(detail ?? problems[code].title)
    this.name = 'DomainError'
    this.code = code
    this.extras = extras
  }

  get status(): number {
    return problems[this.code].status
  }
}

/** The other side could not be reached or did not respond; `sent` says whether it may have done the work. */
export class UnavailableError extends DomainError {
  readonly sent: boolean

  constructor(detail: string, sent: boolean, code: 'service_unavailable' | 'timeout' = 'service_unavailable') {
    super(code, detail, { headers: { 'retry-after': '1' } })
    this.name = 'UnavailableError'
    this.sent = sent
  }
}

/** One bad field of a body: 400 that names it. */
export function invalidField(pointer: string, code: FieldErrorCode, detail: string): DomainError {
  return new DomainError('validation_failed', detail, { errors: [{ pointer, code, detail }] })
}

/** One field that is well-formed and cannot be accepted: 422 that names it. */
export function unprocessableField(pointer: string, code: FieldErrorCode, detail: string): DomainError {
  return new DomainError('unprocessable', detail, { errors: [{ pointer, code, detail }] })
}

/** One bad parameter: 400 that names it. */
export function invalidParameter(parameter: string, code: FieldErrorCode, detail: string): DomainError {
  return new DomainError('validation_failed', detail, { errors: [{ parameter, code, detail }] })
}

export function notFound(what: string): DomainError {
  return new DomainError('not_found', `${what} does not exist, or you may not see it.`)
}

/**
 * The URI of a kind of problem. The same in every shop, wherever it is reached, so that programs can compare it
 * (docs/decisions/0038-problem-types-are-urns.md).
 */
export const problemType = (code: ProblemCode) => `urn:stoa:problem:${code}`

/** The body of a problem. */
export function toProblem(error: DomainError, requestId?: string): Problem {
  const { status, title } = problems[error.code]
  return {
    type: problemType(error.code),
    title,
    status,
    code: error.code,
    ...(error.message !== title ? { detail: error.message } : {}),
    ...(requestId ? { request_id: requestId } : {}),
    ...(error.extras.errors ? { errors: error.extras.errors } : {}),
    ...(error.extras.lines ? { lines: error.extras.lines } : {}),
    ...(error.extras.totals ? { totals: error.extras.totals } : {}),
  }
}

/** A DomainError again, from a problem that another service or the store of idempotent responses holds. */
export function fromProblem(problem: Problem): DomainError {
  const extras: ProblemExtras = {}
  if (problem.errors) extras.errors = problem.errors
  if (problem.lines) extras.lines = problem.lines
  if (problem.totals) extras.totals = problem.totals
  return new DomainError(problem.code, problem.detail, extras)
}
