import type { Operation, Schema, Spec } from './model.ts'
import { componentName, isJson } from './schema.ts'

/** All properties of a schema, through references and `allOf`. */
function propertiesOf(spec: Spec, schema: Schema | null): Schema {
  if (schema === null) return {}
  const name = componentName(schema)
  if (name !== null) return propertiesOf(spec, spec.schemas[name] ?? null)
  const parts = ((schema.allOf ?? []) as Schema[]).map((part) => propertiesOf(spec, part))
  return Object.assign({}, ...parts, schema.properties)
}

function successes(operation: Operation) {
  return operation.responses.filter(({ status }) => status < 300)
}

/** Whether an operation answers with one page of a list: `data` and `page`. */
export function isList(spec: Spec, operation: Operation): boolean {
  const [answer, ...more] = successes(operation)
  if (operation.method !== 'GET' || more.length > 0 || !isJson(answer?.mediaType ?? null)) return false
  const { data, page } = propertiesOf(spec, answer?.schema ?? null)
  return data !== undefined && page !== undefined
}

/** Whether an answer signs somebody in: it carries both tokens. */
export function isSession(spec: Spec, operation: Operation): boolean {
  return successes(operation).some(({ schema }) => {
    const { access_token, refresh_token } = propertiesOf(spec, schema)
    return access_token !== undefined && refresh_token !== undefined
  })
}

/** How the SDK reads a successful answer; null for JSON and for none at all. */
export function answerKind(operation: Operation): 'text' | 'blob' | 'stream' | null {
  const mediaType = successes(operation).find((response) => response.mediaType !== null)?.mediaType ?? null
  if (mediaType === null || isJson(mediaType)) return null
  if (mediaType === 'text/event-stream') return 'stream'
  return mediaType.startsWith('text/') ? 'text' : 'blob'
}

/**
 * Names of the components a successful call answers with, one for each status; null where one of them has no name,
 * and the type is read from the operation instead.
 */
export function answerNames(operation: Operation): string[] | null {
  const names = successes(operation).map(({ mediaType, schema }) => {
    if (mediaType === null) return 'void'
    return isJson(mediaType) ? componentName(schema) : null
  })
  return names.length === 0 || names.includes(null) ? null : [...new Set(names as string[])]
}
