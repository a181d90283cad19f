import t from 'tap'
import { toFieldProblem } from '../contract/field-errors.ts'
import { createValidatorCompiler } from '../contract/validation.ts'

const address = {
  type: 'object',
  required: ['city'],
  properties: { city: { type: 'string', minLength: 1 }, country: { type: 'string', pattern: '^[A-Z]{2}$' } },
}
const shape = (form: string, size: string) => ({
  type: 'object',
  additionalProperties: false,
  required: ['form', size],
  properties: { form: { type: 'string', const: form }, [size]: { type: 'integer' } },
})
const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['email', 'password'],
  properties: {
    email: { type: 'string', format: 'idn-email' },
    password: { type: 'string', minLength: 8, maxLength: 100, pattern: '^[^ ]*$' },
    quantity: { type: 'integer', minimum: 1, maximum: 9 },
    kind: { enum: ['a', 'b'] },
    tags: { type: 'array', minItems: 1, items: { type: 'string' } },
    address: { oneOf: [address, { type: 'null' }] },
    shape: {
      discriminator: { propertyName: 'form' },
      oneOf: [shape('circle', 'radius'), shape('square', 'side')],
    },
  },
}

const compile = createValidatorCompiler([])

function errorsOf(body: unknown, httpPart = 'body') {
  const validate = compile({ schema, httpPart, method: 'POST', url: '/' }) as { errors?: never[] } & ((
    v: unknown,
  ) => boolean)
  if (validate(body)) return []
  const { message, extras } = toFieldProblem(validate.errors ?? [], httpPart)
  const errors = (extras.errors ?? []).map((one) => [one.pointer ?? one.parameter, one.code, one.detail])
  return [message, ...errors]
}

t.test('all fields that are wrong are named at once, each with a code and a sentence', (t) => {
  const body = { password: 'a b', quantity: 10, kind: 'c', tags: [], address: { country: 'de' }, colour: 'red' }
  const [message, ...errors] = errorsOf(body)
  t.equal(message, '/email is missing.')
  t.same(errors.sort(), [
    ['/address/city', 'required', 'is missing'],
    ['/address/country', 'pattern', 'does not have the form that is required'],
    ['/colour', 'unknown_field', 'is not a field here'],
    ['/email', 'required', 'is missing'],
    ['/kind', 'enum', 'must be one of a, b'],
    ['/password', 'too_short', 'must have at least 8 characters'],
    ['/quantity', 'too_large', 'must be at most 9'],
    ['/tags', 'too_few', 'must have at least 1 entry'],
  ])
  t.same(errorsOf({ email: 'x', password: 12345678, quantity: 1.5, address: 'Berlin' }).slice(1), [
    ['/email', 'format', 'is not an e-mail address'],
    ['/password', 'type', 'must be text'],
    ['/quantity', 'type', 'must be a whole number'],
    ['/address', 'type', 'must be an object'],
  ])
  t.same(errorsOf({ email: 'a@example.com', password: 'long enough' }).length, 2, 'one is one')
  t.same(errorsOf({ email: 'a@example.com', password: 'longenough', address: null }), [])
  t.match(errorsOf({ quantity: 'x' }, 'querystring'), [
    /^email is missing/,
    ['email', 'required'],
    ['password'],
    ['quantity', 'type'],
  ])
  t.end()
})

t.test('at most twenty are named, and a body made to have thousands is checked up to the first', (t) => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`field_${index}`, 1]))
  t.equal(errorsOf(many(100)).length, 21)
  t.equal(errorsOf(many(10_000)).length, 2)
  t.end()
})

t.test('of several kinds only the one that a value says it is of is spoken of', (t) => {
  const wrong = (value: unknown) => errorsOf({ email: 'a@example.com', password: 'longenough', shape: value }).slice(1)
  t.same(wrong({ form: 'square' }), [['/shape/side', 'required', 'is missing']])
  t.same(wrong({ form: 'oval' }), [['/shape/form', 'enum', 'is none of the values that are known here']])
  t.same(wrong({ side: 1 }), [['/shape/form', 'required', 'is missing']])
  t.same(wrong({ form: 'circle', radius: 1 }), [])
  t.end()
})

t.test('a time that no database or program here can read is refused as none', (t) => {
  const times = {
    type: 'object',
    properties: { at: { type: 'string', format: 'date-time' }, on: { type: 'string', format: 'date' } },
  }
  const isTaken = compile({ schema: times, httpPart: 'body', method: 'POST', url: '/' })
  for (const at of [
    '2026-11-26T08:00:00Z',
    '2026-11-26T08:00:00.123+01:00',
    '0001-01-01T00:00:00Z',
    '2026-11-26t08:00:00z',
  ])
    t.ok(isTaken({ at }), at)
  for (const at of [
    '2026-12-31T23:59:60Z',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-23:59',
    '2026-02-30T00:00:00Z',
    '26 Nov 2026',
  ])
    t.notOk(isTaken({ at }), at)
  t.ok(isTaken({ on: '2024-02-29' }))
  for (const on of ['0000-01-01', '2026-02-29']) t.notOk(isTaken({ on }), on)
  t.end()
})
