import type { Json, Schema } from './model.ts'
import { schemasBelow } from './schema.ts'

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
  'propertyNames',
  'oneOf',
  'discriminator',
  'allOf',
  'readOnly',
  'writeOnly',
])

const FORMATS = new Set(['date-time', 'date', 'idn-email', 'visible-text', 'uri', 'uuid', 'binary', 'int64', 'double'])

/** Whether nobody can fill memory with the names of a map. */
function isBoundedMap({ maxProperties, propertyNames }: Record<string, Json | undefined>): boolean {
  return typeof maxProperties === 'number' && typeof (propertyNames as Schema | undefined)?.maxLength === 'number'
}

/**
 * Complaints about what the generator does not handle, one line each. An enum is a component, so that each language has
 * one name for it; only a component itself may hold one.
 */
export function checkKeywords(schema: Json, path: string, isComponent = false): string[] {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [`${path}: not a schema object`]
  const complaints: string[] = []
  for (const keyword of Object.keys(schema)) {
    if (!KEYWORDS.has(keyword)) complaints.push(`${path}: the generator does not know the keyword "${keyword}"`)
  }
  if (typeof schema.format === 'string' && !FORMATS.has(schema.format)) {
    complaints.push(`${path}: the generator does not know the format "${schema.format}"`)
  }
  if (schema.enum !== undefined && !isComponent) complaints.push(`${path}: an enum is a component of its own`)
  if (typeof schema.additionalProperties === 'object' && !isBoundedMap(schema)) {
    complaints.push(`${path}: a map bounds its entries and their names: maxProperties, propertyNames: { maxLength }`)
  }
  if (schema.type === 'number' && /amount|price|total/.test(path)) complaints.push(`${path}: money is never a float`)
  return [...complaints, ...schemasBelow(schema).flatMap(([key, below]) => checkKeywords(below, `${path}/${key}`))]
}
