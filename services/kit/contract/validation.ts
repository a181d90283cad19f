import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import { onFirstUse } from '../timing/first-use.ts'
import { isEmail } from '../values/email.ts'
import { isVisible } from '../values/visible-text.ts'

type Schemas = readonly Record<string, unknown>[]

/** UTC times whose years PostgreSQL, JavaScript and RFC 3339 all write with four digits. */
const [EARLIEST_MS, LATEST_MS] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')]

/** A format of dates without what RFC 3339 has and others have not: the year 0, leap seconds, and what is of the year 10000 in UTC. */
function datesOf(ajv: Ajv, name: 'date' | 'date-time') {
  const format = ajv.formats[name] as { validate: (text: string) => boolean }
  const isKnown = (ms: number) => ms >= EARLIEST_MS && ms <= LATEST_MS
  return (text: string) => isKnown(Date.parse(text)) && format.validate(text)
}

function instance(
  schemas: Schemas,
  coerceTypes: false | 'array',
  { allErrors = false, discriminator = true } = {},
): Ajv {
  // Of several kinds only the one that a value says it is of is looked at (`discriminator`), so that errors are about that one.
  const options = { strict: false, removeAdditional: false, useDefaults: true, coerceTypes, allErrors, discriminator }
  const ajv = new Ajv(options)
  formats.default(ajv)
  for (const name of ['date', 'date-time'] as const) ajv.addFormat(name, datesOf(ajv, name))
  ajv.addFormat('idn-email', isEmail)
  ajv.addFormat('visible-text', isVisible)
  for (const schema of schemas) ajv.addSchema(schema)
  return ajv
}

/** Values in a body up to which every field is checked: a form has a few dozen, and what is beyond may be made to cost. */
const MAX_VALUES = 500

function hasFewValues(value: unknown): boolean {
  let left = MAX_VALUES
  const waiting = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null) continue
    // Before its keys are listed, which takes time for each.
    if (Array.isArray(next) && next.length > left) return false
    for (const key in next) {
      left -= 1
      if (left < 0) return false
      waiting.push((next as Record<string, unknown>)[key])
    }
  }
  return true
}

/** Validates up to the first failure, as nearly all requests need it; then once more for all of them. */
function validator(first: () => Ajv, all: () => Ajv, schema: Record<string, unknown>): ValidateFunction {
  const stopping = onFirstUse(() => first().compile(schema))
  const telling = onFirstUse(() => all().compile(schema))
  const validate = (value: unknown): boolean => {
    const isValid = stopping()
    if (isValid(value)) return true
    validate.errors = isValid.errors
    if (!hasFewValues(value)) return false
    const failuresOf = telling()
    if (!failuresOf(value)) validate.errors = failuresOf.errors
    return false
  }
  validate.errors = null as ValidateFunction['errors']
  return validate as ValidateFunction
}

/**
 * Bodies are taken as they are: no coercion, nothing dropped in silence. Everything in the address and the headers is
 * text, so there it is converted (docs/decisions/0001-contract-first.md).
 */
export function createValidatorCompiler(schemas: Schemas): FastifySchemaCompiler<Record<string, unknown>> {
  const pair = (coerceTypes: false | 'array') =>
    [false, true].map((allErrors) => onFirstUse(() => instance(schemas, coerceTypes, { allErrors }))) as [
      () => Ajv,
      () => Ajv,
    ]
  const [strict, coercing] = [pair(false), pair('array')]
  return ({ schema, httpPart }) => validator(...(httpPart === 'body' ? strict : coercing), schema)
}

/** Compiles the declared responses, for tests that hold handlers to the contract at run time too. */
export function createResponseCheck(schemas: Schemas): (schema: Record<string, unknown>) => ValidateFunction {
  // The published document names the schema of each kind, which ajv does not read; whether one fits is said without it.
  const ajv = instance(schemas, false, { discriminator: false })
  return (schema) => ajv.compile(schema)
}
