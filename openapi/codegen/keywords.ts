import type { Json, Schema } from './model.ts'

/**
 * The part of JSON Schema that is the same in OpenAPI 3.1 (2020-12) and draft-07, so that one schema feeds Ajv,
 * fast-json-stringify and the types. Anything else fails here, loudly, instead of being ignored by one of them.
 */
const KEYWORDS = new Set([
  '$ref',
  'type',
  'title',
  'description',
  'examples',
  'default',
  'deprecated',
  'enum',
  'const',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'properties',
  'required',
  'additionalProperties',
  'minProperties',
  'maxProperties',
  'oneOf',
  'allOf',
  'readOnly',
  'writeOnly',
])

const FORMATS = new Set(['date-time', 'date', 'email', 'uri', 'uuid', 'binary', 'int64'])

function children(schema: Schema): [string, Json][] {
  const below: [string, Json][] = []
  for (const [key, child] of Object.entries((schema.properties ?? {}) as Schema))
    below.push([`properties/${key}`, child])
  if (schema.items !== undefined) below.push(['items', schema.items])
  if (typeof schema.additionalProperties === 'object') below.push(['additionalProperties', schema.additionalProperties])
  for (const keyword of ['oneOf', 'allOf']) {
    for (const [index, child] of ((schema[keyword] ?? []) as Json[]).entries())
      below.push([`${keyword}/${index}`, child])
  }
  return below
}

/** Complaints about keywords and formats that the generator does not handle, one line each. */
export function checkKeywords(schema: Json, place: string): string[] {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [`${place}: not a schema object`]
  const complaints: string[] = []
  for (const keyword of Object.keys(schema)) {
    if (!KEYWORDS.has(keyword)) complaints.push(`${place}: the generator does not know the keyword "${keyword}"`)
  }
  if (typeof schema.format === 'string' && !FORMATS.has(schema.format)) {
    complaints.push(`${place}: the generator does not know the format "${schema.format}"`)
  }
  if (schema.type === 'number' && /amount|price|total/.test(place)) complaints.push(`${place}: money is never a float`)
  return [...complaints, ...children(schema).flatMap(([key, child]) => checkKeywords(child, `${place}/${key}`))]
}
