import type { Json, Operation, Parameter, Schema, Spec } from './model.ts'
import { codesOf } from './problem-codes.ts'
import { isJson } from './schema.ts'

/** Keywords for people; validators and serialisers do without them. */
const PROSE = new Set(['description', 'examples', 'title', 'deprecated', 'readOnly', 'writeOnly'])

/** A schema as the running service needs it: no prose, references by `$id` (`Money#`). */
export function runtimeSchema(schema: Json, isProperties = false): Json {
  if (Array.isArray(schema)) return schema.map((child) => runtimeSchema(child))
  if (typeof schema !== 'object' || schema === null) return schema
  const out: Schema = {}
  for (const [key, child] of Object.entries(schema)) {
    if (!isProperties && PROSE.has(key)) continue
    // What the kinds are called stands in them, too. Validators tell kinds of objects apart alone, and let everything else pass.
    if (key === 'discriminator' && !isProperties) {
      out.type = 'object'
      out.discriminator = { propertyName: (child as Schema).propertyName ?? '' }
    } else if (key === '$ref' && !isProperties) out.$ref = `${String(child).split('/').at(-1)}#`
    else if (!isProperties && (key === 'enum' || key === 'const' || key === 'default')) out[key] = child
    else out[key] = runtimeSchema(child, key === 'properties' && !isProperties)
  }
  return out
}

/** Parameters of one kind as an object schema; a name that ends in `.*` is a family of names. */
function objectOf(parameters: Parameter[], strict: boolean): Schema | null {
  if (parameters.length === 0) return strict ? { type: 'object', additionalProperties: false } : null
  const properties: Schema = {}
  const patternProperties: Schema = {}
  for (const { name, schema, in: where } of parameters) {
    if (name.endsWith('.*')) patternProperties[`^${name.slice(0, -2)}\\..{1,100}$`] = runtimeSchema(schema)
    else properties[where === 'header' ? name.toLowerCase() : name] = runtimeSchema(schema)
  }
  const required = parameters
    // Without If-Match it is 428, which `requireMatch` responds.
    .filter((parameter) => parameter.required && parameter.name !== 'If-Match')
    .map(({ name, in: where }) => (where === 'header' ? name.toLowerCase() : name))
  return {
    type: 'object',
    properties,
    ...(Object.keys(patternProperties).length > 0 ? { patternProperties } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(strict ? { additionalProperties: false } : {}),
  }
}

function validation(operation: Operation): Record<string, Json> {
  const of = (where: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === where)
  const params = objectOf(of('path'), false)
  const headers = objectOf(
    // `kit/http/request-context.ts` reads Idempotency-Key, so that its problem codes are the convention's.
    of('header').filter((parameter) => parameter.name !== 'Idempotency-Key'),
    false,
  )
  const response: Schema = {}
  // A file is sent as it is; Fastify would make text of it.
  const written = operation.responses.filter(({ mediaType }) => isJson(mediaType))
  for (const { status, schema } of written) if (schema) response[String(status)] = runtimeSchema(schema)
  return {
    ...(params ? { params } : {}),
    querystring: objectOf(of('query'), true) as Schema,
    ...(headers ? { headers } : {}),
    ...(operation.body && !operation.body.raw ? { body: runtimeSchema(operation.body.schema) } : {}),
    ...(Object.keys(response).length > 0 ? { response } : {}),
  }
}

/** Fastify's form of a path: `/v1/carts/{id}` → `/v1/carts/:id`. */
export function fastifyUrl(path: string): string {
  return path.replace(/\{([^}]+)\}/g, ':$1')
}

function declaredHeaders({ responses }: Operation): Record<string, Json> {
  const declared = responses.filter(({ headers }) => headers.length > 0)
  if (declared.length === 0) return {}
  return { responseHeaders: Object.fromEntries(declared.map(({ status, headers }) => [String(status), headers])) }
}

function route(operation: Operation): Record<string, Json> {
  const comma = operation.parameters.filter((parameter) => parameter.commaSeparated).map(({ name }) => name)
  return {
    operationId: operation.operationId,
    method: operation.method,
    url: fastifyUrl(operation.path),
    permission: operation.permission,
    ...(operation.callers.length > 0 ? { callers: operation.callers } : {}),
    ...(operation.idempotency ? { idempotency: operation.idempotency } : {}),
    ...(operation.idempotencyRequired ? { idempotencyRequired: true } : {}),
    ...(operation.body?.raw ? { rawBody: operation.body.mediaType } : {}),
    ...(operation.body && !operation.body.required ? { bodyOptional: true } : {}),
    ...(operation.cache ? { cached: true } : {}),
    ...(comma.length > 0 ? { commaSeparated: comma } : {}),
    ...(operation.permission === 'internal' ? {} : { problems: codesOf(operation) }),
    ...declaredHeaders(operation),
    schema: validation(operation) as Json,
  }
}

/** `generated/routes.ts`: what the kit mounts, as plain data. */
export function emitRoutes(spec: Spec): string {
  const schemas = Object.entries(spec.schemas).map(([name, schema]) => ({
    $id: name,
    ...(runtimeSchema(schema) as Schema),
  }))
  return `import type { Route } from '@stoa/kit/contract/operations'

export const schemas: readonly Record<string, unknown>[] = ${JSON.stringify(schemas, null, 1)}

export const routes: readonly Route[] = ${JSON.stringify(spec.operations.map(route), null, 1)}
`
}
