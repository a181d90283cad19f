import type { Json, Operation, Schema, Spec } from './model.ts'

export const isJson = (mediaType: string | null) => mediaType !== null && /[/+]json$/.test(mediaType)

export const EVENT_STREAM = 'text/event-stream'

/** Whether an operation responds with events for as long as the client stays. */
export const isEventStream = ({ responses }: Operation) => responses.some(({ mediaType }) => mediaType === EVENT_STREAM)

/** Name of the component a schema refers to, or null for an inline schema. */
export function componentName(schema: Schema | null): string | null {
  return typeof schema?.$ref === 'string' ? (schema.$ref.split('/').at(-1) ?? null) : null
}

/** The schemas written inside a schema, each with the path to it; references are not followed. */
export function schemasBelow(schema: Schema): [path: string, below: Json][] {
  const found: [string, Json][] = Object.entries((schema.properties ?? {}) as Schema).map(([name, property]) => [
    `properties/${name}`,
    property,
  ])
  if (schema.items !== undefined) found.push(['items', schema.items])
  if (typeof schema.additionalProperties === 'object') found.push(['additionalProperties', schema.additionalProperties])
  for (const keyword of ['oneOf', 'allOf']) {
    for (const [index, part] of ((schema[keyword] ?? []) as Json[]).entries()) found.push([`${keyword}/${index}`, part])
  }
  return found
}

/** All properties of a schema, through references and `allOf`. */
export function propertiesOf(spec: Spec, schema: Schema | null): Record<string, Schema> {
  if (schema === null) return {}
  const name = componentName(schema)
  if (name !== null) return propertiesOf(spec, spec.schemas[name] ?? null)
  const parts = ((schema.allOf ?? []) as Schema[]).map((part) => propertiesOf(spec, part))
  return Object.assign({}, ...parts, schema.properties)
}
