import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import { isEmail } from '../values/email.ts'
import { DomainError, type FieldError } from '../values/problem.ts'
import { isVisible } from '../values/visible-text.ts'

type Schemas = readonly Record<string, unknown>[]

function instance(schemas: Schemas, coerceTypes: false | 'array'): Ajv {
  const ajv = new Ajv({ strict: false, removeAdditional: false, useDefaults: true, coerceTypes, allErrors: false })
  formats.default(ajv)
  ajv.addFormat('idn-email', isEmail)
  ajv.addFormat('visible-text', isVisible)
  for (const schema of schemas) ajv.addSchema(schema)
  return ajv
}

/**
 * Bodies are taken as they are: no coercion, nothing dropped in silence. Everything in the address and the headers is
 * text, so there it is converted (docs/decisions/0001-contract-first.md).
 */
export function createValidatorCompiler(schemas: Schemas): FastifySchemaCompiler<Record<string, unknown>> {
  const strict = instance(schemas, false)
  const coercing = instance(schemas, 'array')
  return ({ schema, httpPart }) => (httpPart === 'body' ? strict : coercing).compile(schema)
}

/** Compiles the declared responses, for tests that hold handlers to the contract at run time too. */
export function createResponseCheck(schemas: Schemas): (schema: Record<string, unknown>) => ValidateFunction {
  const ajv = instance(schemas, false)
  return (schema) => ajv.compile(schema)
}

/** Of a name that a client has made up, what is shown of it. */
const SHOWN_LENGTH = 100

function nameOf(error: ErrorObject): string {
  const params = error.params as Record<string, string>
  const below = params.missingProperty ?? params.additionalProperty ?? error.propertyName
  return below === undefined
    ? error.instancePath
    : `${error.instancePath}/${below.slice(0, SHOWN_LENGTH).replace(/~/g, '~0').replace(/\//g, '~1')}`
}

/** What a text of a format is not, where the format's name says little. */
const NOT_OF_FORMAT: Readonly<Record<string, string>> = {
  'idn-email': 'is not an e-mail address',
  'visible-text': 'shows nothing',
}

function detailOf(error: ErrorObject): string {
  if (error.propertyName !== undefined) return `is a name that ${error.message ?? 'is not acceptable'}`
  switch (error.keyword) {
    case 'additionalProperties':
      return 'is not a field here'
    case 'required':
      return 'is missing'
    // To the client an enum of one value, which is how the document may write it as well.
    case 'const':
      return `must be one of ${(error.params as { allowedValue: unknown }).allowedValue}`
    case 'enum':
      return `must be one of ${(error.params as { allowedValues: unknown[] }).allowedValues.join(', ')}`
    case 'format':
      return NOT_OF_FORMAT[(error.params as { format: string }).format] ?? error.message ?? 'is not acceptable'
    default:
      return error.message ?? 'is not acceptable'
  }
}

/** The first validation failure as a problem that names the field: a pointer into the body, or the parameter. */
export function toFieldProblem(errors: readonly ErrorObject[], part: string | undefined): DomainError {
  const first = errors[0]
  if (!first) return new DomainError('validation_failed')
  const name = nameOf(first)
  const detail = detailOf(first)
  const field: FieldError = { code: first.keyword === 'const' ? 'enum' : first.keyword, detail }
  if (part === 'body') field.pointer = name
  else field.parameter = name.slice(1).split('/')[0] ?? ''
  const shown = part === 'body' ? name || 'The body' : field.parameter
  return new DomainError('validation_failed', `${shown} ${detail}.`, { errors: [field] })
}
