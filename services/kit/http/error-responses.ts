import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { toFieldProblem } from '../contract/field-errors.ts'
import { DomainError, toProblem } from '../values/problem.ts'

const BY_FASTIFY_CODE: Record<string, DomainError['code']> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_body',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_body',
}

/** Any error as one of the catalogue. What was not thrown on purpose is a 500 without details. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error
  const { validation, validationContext, code, statusCode } = error as Partial<FastifyError>
  if (validation) return toFieldProblem(validation as never, validationContext)
  const known = BY_FASTIFY_CODE[code ?? '']
  if (known) return new DomainError(known)
  if (statusCode === 400) return new DomainError('malformed_body')
  return new DomainError('internal_error')
}

/** Each 401 names a way to sign in (RFC 9110 §15.5.2); who throws it may know more. */
const CHALLENGE = { 'www-authenticate': 'Bearer' }

/** Sends a problem (RFC 9457) with the request's id. */
export function sendProblem(reply: FastifyReply, error: DomainError, requestId: string): FastifyReply {
  return reply
    .code(error.status)
    .headers({ ...(error.status === 401 ? CHALLENGE : {}), ...error.extras.headers })
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(toProblem(error, requestId))
}

/** Fastify's error handler: the only place where errors become responses. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toDomainError(error)
  // Of all that a 5xx says only 501 is the client's doing, as often as it likes.
  if (problem.status >= 500 && problem.code !== 'not_implemented') request.log.error({ err: error }, 'request failed')
  return sendProblem(reply, problem, request.id)
}
