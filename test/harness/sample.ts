import { type PublicOperation, resolved, type Schema } from './surface.ts'

const TEXTS = [
  'EUR',
  'DE',
  '+4930123456',
  'en',
  'x',
  '19',
  '*',
  'https://example.com',
  '#1f4f46',
  `${'0'.repeat(64)}.png`,
  '482913',
  '07:30',
]

/** A text for each pattern that the specs use where a sample is needed. */
function textFor({ pattern, format, minLength = 1 }: Schema & { minLength?: number }): string {
  if (format === 'idn-email') return 'somebody@example.com'
  if (format === 'date-time') return '2030-01-01T00:00:00.000Z'
  if (format === 'date') return '2030-01-01'
  if (pattern === undefined) return 'x'.repeat(Math.max(1, minLength))
  const [, prefix] = /^\^([a-z]+_)\[0-9a-z\]\{26\}\$$/.exec(pattern) ?? []
  if (prefix) return prefix + '0'.repeat(26)
  const fitting = TEXTS.find((text) => new RegExp(pattern).test(text))
  if (fitting === undefined) throw new Error(`sample.ts knows no text for the pattern ${pattern}`)
  return fitting
}

/** A value that the schema takes, with every property it knows. */
export function sample(given: Schema): unknown {
  const schema = resolved(given)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.oneOf?.[0]) return sample(schema.oneOf[0])
  const type = Array.isArray(schema.type) ? schema.type.find((each) => each !== 'null') : schema.type
  switch (type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, each]) => [name, sample(each)]))
    case 'array':
      return schema.items ? [sample(schema.items)] : []
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    case 'string':
      return textFor(schema)
    default:
      throw new Error(`sample.ts knows no value for ${JSON.stringify(schema)}`)
  }
}

/** Whether an object would be an acceptable value. */
export function takesObject(given: Schema): boolean {
  const schema = resolved(given)
  return schema.type === 'object' || schema.properties !== undefined || (schema.oneOf ?? []).some(takesObject)
}

/**
 * JSON Pointers to every object in a sample whose members are a closed list; '' is the whole. A schema that responses have as well
 * leaves that open in the document, and requests are held to what it declares all the same.
 */
export function closedObjects(given: Schema, pointer = ''): string[] {
  const schema = resolved(given)
  if (schema.oneOf?.[0]) return closedObjects(schema.oneOf[0], pointer)
  if (schema.items) return closedObjects(schema.items, `${pointer}/0`)
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
    closedObjects(each, `${pointer}/${name}`),
  )
  return (schema.properties && schema.additionalProperties === undefined) || schema.additionalProperties === false
    ? [pointer, ...below]
    : below
}

/** JSON Pointers to every text in a sample. */
export function texts(value: unknown, pointer = ''): string[] {
  if (typeof value === 'string') return [pointer]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => texts(member, `${pointer}/${name}`))
}

/** A copy of `value` whose member at `pointer` is `member`. */
export function withMember(value: unknown, pointer: string, member: unknown): unknown {
  const copy = structuredClone(value)
  const steps = pointer.split('/').slice(1)
  const name = steps.pop() ?? ''
  let at = copy as Record<string, unknown>
  for (const step of steps) at = at[step] as Record<string, unknown>
  at[name] = member
  return copy
}

/** The address of an operation, with sample values for parameters that are not given. */
export function addressOf(operation: PublicOperation, values: Record<string, string> = {}): string {
  const path = operation.pathParameters.reduce(
    (text, { name, schema }) => text.replace(`{${name}}`, encodeURIComponent(values[name] ?? String(sample(schema)))),
    operation.path,
  )
  const query = operation.requiredQuery.map(
    ({ name, schema }) => `${name}=${encodeURIComponent(String(sample(schema)))}`,
  )
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}
