import type { ErrorObject } from 'ajv'
import { DomainError, type FieldError, type FieldErrorCode } from '../values/problem.ts'

/** A form shows no more at once. */
const MAX_ERRORS = 20

/** Of a name that a client has made up, what is shown of it. */
const SHOWN_LENGTH = 100

/** Codes that a form translates, for every keyword that a schema of ours may have (openapi/codegen/keywords.ts). */
const CODES: Readonly<Record<string, FieldErrorCode>> = {
  required: 'required',
  type: 'type',
  format: 'format',
  pattern: 'pattern',
  enum: 'enum',
  minLength: 'too_short',
  maxLength: 'too_long',
  minimum: 'too_small',
  exclusiveMinimum: 'too_small',
  maximum: 'too_large',
  exclusiveMaximum: 'too_large',
  minItems: 'too_few',
  minProperties: 'too_few',
  maxItems: 'too_many',
  maxProperties: 'too_many',
  uniqueItems: 'duplicate',
  additionalProperties: 'unknown_field',
  const: 'enum',
  multipleOf: 'multiple_of',
  discriminator: 'enum',
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
}

/** What a text of a format is not, where the format's name says little. */
const FORMATS: Readonly<Record<string, string>> = {
  'idn-email': 'is not an e-mail address',
  'visible-text': 'shows nothing',
  'date-time': 'is not a time such as 2026-11-26T08:00:00Z',
  date: 'is not a date such as 2026-11-26',
  uri: 'is not an address such as https://shop.example',
}

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

const typeNames = (types: string | string[]) =>
  [types]
    .flat()
    .map((type) => TYPES[type] ?? type)
    .join(' or ')

/** What ajv says of a failure; each keyword has some of them. */
interface Params {
  type: string | string[]
  format: string
  limit: number
  multipleOf: number
  allowedValue: unknown
  allowedValues: unknown[]
  tagValue: unknown
}

const SENTENCES: Readonly<Record<string, (params: Params) => string>> = {
  required: () => 'is missing',
  additionalProperties: () => 'is not a field here',
  type: ({ type }) => `must be ${typeNames(type)}`,
  // To the client an enum of one value, which is how the document may write it as well.
  const: ({ allowedValue }) => `must be one of ${allowedValue}`,
  enum: ({ allowedValues }) => `must be one of ${allowedValues.join(', ')}`,
  discriminator: ({ tagValue }) =>
    tagValue === undefined ? 'is missing' : 'is none of the values that are known here',
  format: ({ format }) => FORMATS[format] ?? `is not of the form ${format}`,
  pattern: () => 'does not have the form that is required',
  minLength: ({ limit }) => `must have at least ${counted(limit, 'character')}`,
  maxLength: ({ limit }) => `must have at most ${counted(limit, 'character')}`,
  minimum: ({ limit }) => `must be at least ${limit}`,
  maximum: ({ limit }) => `must be at most ${limit}`,
  exclusiveMinimum: ({ limit }) => `must be more than ${limit}`,
  exclusiveMaximum: ({ limit }) => `must be less than ${limit}`,
  multipleOf: ({ multipleOf }) => `must be a multiple of ${multipleOf}`,
  minItems: ({ limit }) => `must have at least ${counted(limit, 'entry', 'entries')}`,
  maxItems: ({ limit }) => `must have at most ${counted(limit, 'entry', 'entries')}`,
  uniqueItems: () => 'must not have an entry twice',
  minProperties: ({ limit }) => `must have at least ${counted(limit, 'field')}`,
  maxProperties: ({ limit }) => `must have at most ${counted(limit, 'field')}`,
}

/** A pointer to the field (RFC 6901). */
function pointerOf(error: ErrorObject): string {
  const params = error.params as Record<string, string>
  const below = params.missingProperty ?? params.additionalProperty ?? params.tag ?? error.propertyName
  return below === undefined
    ? error.instancePath
    : `${error.instancePath}/${below.slice(0, SHOWN_LENGTH).replace(/~/g, '~0').replace(/\//g, '~1')}`
}

function codeOf({ keyword, params }: ErrorObject): FieldErrorCode {
  const isMissing = keyword === 'discriminator' && (params as Params).tagValue === undefined
  return isMissing ? 'required' : (CODES[keyword] ?? 'invalid')
}

function detailOf(error: ErrorObject): string {
  const said = SENTENCES[error.keyword]?.(error.params as Params) ?? 'is not acceptable'
  return error.propertyName === undefined ? said : `is a name that ${said}`
}

/** What only says that something within or beside it failed. */
const COMPOSING = new Set(['oneOf', 'anyOf', 'allOf', 'not', 'if', 'propertyNames'])

/** Of `oneOf` with null: nobody who sent an address wants to read that it should have been null. */
function isOtherwiseNull(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  if (error.keyword !== 'type' || (error.params as { type: unknown }).type !== 'null') return false
  const { instancePath: path } = error
  return all.some(
    (other) => other !== error && (other.instancePath === path || other.instancePath.startsWith(`${path}/`)),
  )
}

function relevant(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const said = errors.filter(({ keyword }) => !COMPOSING.has(keyword))
  const wanted = said.filter((error) => !isOtherwiseNull(error, said))
  return wanted.length > 0 ? wanted : errors
}

/** @param part of the request: `body`, or what holds parameters */
function fieldErrorOf(error: ErrorObject, part: string | undefined): FieldError {
  const pointer = pointerOf(error)
  const said = { code: codeOf(error), detail: detailOf(error) }
  return part === 'body' ? { pointer, ...said } : { parameter: pointer.slice(1).split('/')[0] ?? '', ...said }
}

const nameOf = ({ pointer, parameter }: FieldError) => pointer ?? parameter ?? ''

/** All that is wrong with a request's form, each with the field: a pointer into the body, or the parameter. */
export function toFieldProblem(errors: readonly ErrorObject[], part: string | undefined): DomainError {
  // One thing about each field: of a text that is too short and has a wrong form, the first is what to mend.
  const fields = new Map<string, FieldError>()
  for (const error of relevant(errors.slice(0, MAX_ERRORS * 10))) {
    const field = fieldErrorOf(error, part)
    if (!fields.has(nameOf(field))) fields.set(nameOf(field), field)
  }
  const listed = [...fields.values()].slice(0, MAX_ERRORS)
  const [first] = listed
  if (!first) return new DomainError('validation_failed')
  return new DomainError('validation_failed', `${nameOf(first) || 'The body'} ${first.detail}.`, { errors: listed })
}
