import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { routes } from '@stoa/gateway/generated/routes'
import { ROOT } from './compose-file.ts'

/** A JSON schema as our specs write it (the subset that is also draft-07). */
export interface Schema {
  $ref?: string
  type?: string | readonly string[]
  const?: unknown
  enum?: readonly unknown[]
  oneOf?: readonly Schema[]
  allOf?: readonly Schema[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  required?: readonly string[]
  items?: Schema
  minItems?: number
  pattern?: string
  format?: string
  minimum?: number
}

interface Parameter {
  $ref?: string
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema
}

interface RawResponse {
  $ref?: string
  headers?: Record<string, unknown>
  content?: Record<string, unknown>
  'x-problem-codes'?: string[]
}

interface RawOperation {
  operationId: string
  'x-permission': string
  'x-idempotency'?: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, RawResponse>
}

type PathItem = Record<string, RawOperation> & { parameters?: Parameter[] }

interface Document {
  paths: Record<string, PathItem>
  components: {
    schemas: Record<string, Schema>
    parameters: Record<string, Parameter>
    responses: Record<string, RawResponse>
  }
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']

/** Operations whose bodies are handed on unread. */
const raw = new Set(routes.flatMap((route) => (route.rawBody ? [route.operationId] : [])))

/** A response that an operation declares. */
export interface DeclaredResponse {
  /** In lower case. */
  headers: readonly string[]
  mediaTypes: readonly string[]
  problemCodes: readonly string[]
}

/** A public operation, as the bundle that clients read describes it. */
export interface PublicOperation {
  operationId: string
  method: string
  /** `/v1/carts/{id}` */
  path: string
  /** `public`, `customer`, `buyer` or `staff:<thing>.<right>`. */
  permission: string
  /** How it keeps its promise about an Idempotency-Key; absent for reads. */
  idempotency?: string
  pathParameters: readonly Parameter[]
  requiredQuery: readonly Parameter[]
  /** Schema of a JSON body; absent for none and for bodies that are handed on unread. */
  body?: Schema
  /** By status, `default` for any other. */
  responses: Readonly<Record<string, DeclaredResponse>>
}

function documentOf(): Document {
  return JSON.parse(readFileSync(join(ROOT, 'services/gateway/generated/openapi.json'), 'utf8')) as Document
}

const document = documentOf()

const nameIn = (ref: string) => ref.split('/').at(-1) ?? ''

/** The schema itself, whatever it refers to. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref) return resolved(document.components.schemas[nameIn(schema.$ref)] ?? {})
  if (schema.allOf?.[0] && schema.allOf.length === 1) return resolved(schema.allOf[0])
  return schema
}

const parameterOf = (given: Parameter) =>
  (given.$ref ? document.components.parameters[nameIn(given.$ref)] : given) ?? given

function responseOf(given: RawResponse): DeclaredResponse {
  const response = given.$ref ? (document.components.responses[nameIn(given.$ref)] ?? given) : given
  return {
    headers: Object.keys(response.headers ?? {}).map((name) => name.toLowerCase()),
    mediaTypes: Object.keys(response.content ?? {}),
    problemCodes: response['x-problem-codes'] ?? [],
  }
}

function operationOf(path: string, method: string, item: PathItem, given: RawOperation): PublicOperation {
  const parameters = [...(item.parameters ?? []), ...(given.parameters ?? [])].map(parameterOf)
  const schema = raw.has(given.operationId) ? undefined : given.requestBody?.content['application/json']?.schema
  return {
    operationId: given.operationId,
    method: method.toUpperCase(),
    path,
    permission: given['x-permission'],
    ...(given['x-idempotency'] ? { idempotency: given['x-idempotency'] } : {}),
    pathParameters: parameters.filter((parameter) => parameter.in === 'path'),
    requiredQuery: parameters.filter((parameter) => parameter.in === 'query' && parameter.required),
    ...(schema ? { body: resolved(schema) } : {}),
    responses: Object.fromEntries(
      Object.entries(given.responses).map(([status, each]) => [status, responseOf(each)] as const),
    ),
  }
}

/** Every public operation. */
export const operations: readonly PublicOperation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const given = item[method]
    return given ? [operationOf(path, method, item, given)] : []
  }),
)
