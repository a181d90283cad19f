import type { Operation } from './model.ts'

/** What any request may get, whatever its operation: of broken HTTP, of a gateway or a service that is in trouble. */
export const OF_EVERY_REQUEST: readonly string[] = [
  'malformed_body',
  'payload_too_large',
  'uri_too_long',
  'unsupported_media_type',
  'headers_too_large',
  'internal_error',
  'not_implemented',
  'service_unavailable',
  'timeout',
]

const SAFE = new Set(['GET', 'HEAD'])

function ofIdempotency({ idempotency, idempotencyRequired }: Operation): string[] {
  return [
    ...(idempotency === 'transaction' ? ['idempotency_in_progress'] : []),
    ...(idempotency === 'transaction' || idempotency === 'resumable' ? ['idempotency_key_reused'] : []),
    ...(idempotencyRequired ? ['idempotency_key_missing'] : []),
  ]
}

function ofIfMatch({ parameters }: Operation): string[] {
  const ifMatch = parameters.find(({ name }) => name === 'If-Match')
  if (!ifMatch) return []
  return ifMatch.required ? ['precondition_failed', 'precondition_required'] : ['precondition_failed']
}

/** The codes that follow from what an operation declares; it lists only others (`x-problem-codes`). */
export function derivedCodes(operation: Operation): string[] {
  const { permission, method, parameters } = operation
  const isForSome = permission === 'customer' || permission?.startsWith('staff:')
  return [
    ...(SAFE.has(method) ? [] : ['malformed_body']),
    'validation_failed',
    // A credential that is not valid is refused even where none is needed.
    ...['unauthenticated', 'token_expired'],
    ...(isForSome ? ['forbidden'] : []),
    ...(parameters.some((parameter) => parameter.in === 'path') ? ['not_found'] : []),
    ...ofIfMatch(operation),
    ...(SAFE.has(method) ? [] : ['payload_too_large', 'unsupported_media_type']),
    ...ofIdempotency(operation),
    'rate_limited',
  ]
}

/** Every code that an operation may respond with, beside those of every request. */
export const codesOf = (operation: Operation): string[] => [...derivedCodes(operation), ...operation.problemCodes]

/** The same, of the catalogue and in its order. */
export function problemCodesOf(operation: Operation, catalogue: readonly string[]): string[] {
  const codes = new Set(codesOf(operation))
  return catalogue.filter((code) => codes.has(code))
}

/** Complaints about codes that an operation lists. */
export function checkProblemCodes(operation: Operation, catalogue: readonly string[]): string[] {
  const { operationId, problemCodes } = operation
  const derived = new Set(derivedCodes(operation))
  return problemCodes.flatMap((code) => {
    if (!catalogue.includes(code)) return [`${operationId}: x-problem-codes: ${code} is not in the catalogue`]
    return derived.has(code)
      ? [`${operationId}: x-problem-codes: ${code} follows from the rest, so it is not listed`]
      : []
  })
}
