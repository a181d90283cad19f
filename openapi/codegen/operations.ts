import { checkKeywords } from './keywords.ts'
import type {
  CachePolicy,
  EventType,
  Idempotency,
  Operation,
  Parameter,
  Permission,
  Response,
  Schema,
  Spec,
} from './model.ts'
import { checkNames } from './names.ts'
import { checkProblemCodes } from './problem-codes.ts'
import { checkOperation } from './rules.ts'

type Node = Record<string, unknown>

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Follows a local `$ref` of parameters and responses; schema references stay as they are. */
function follow(document: Node, node: unknown): Node {
  const ref = (node as Node).$ref
  if (typeof ref !== 'string') return node as Node
  const found = ref
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((at, key) => (at as Node)[key], document)
  if (found === undefined) throw new Error(`${ref} leads nowhere`)
  return found as Node
}

function readParameter(document: Node, node: unknown): Parameter {
  const parameter = follow(document, node)
  return {
    name: String(parameter.name),
    in: parameter.in as Parameter['in'],
    required: parameter.required === true,
    description: String(parameter.description ?? ''),
    schema: parameter.schema as Schema,
    commaSeparated: parameter.explode === false,
  }
}

function readBody(node: unknown): Operation['body'] {
  if (node === undefined) return null
  const body = node as { required?: boolean; content: Record<string, { schema: Schema }>; 'x-raw-body'?: boolean }
  const [entry, ...more] = Object.entries(body.content)
  if (!entry || more.length > 0) throw new Error('a body has exactly one media type')
  const [mediaType, { schema }] = entry
  return { mediaType, schema, required: body.required === true, raw: body['x-raw-body'] === true }
}

function readResponses(document: Node, node: unknown): Response[] {
  const responses: Response[] = []
  for (const [status, value] of Object.entries(node as Node)) {
    if (!/^[23]\d\d$/.test(status)) continue
    const response = follow(document, value)
    const content = Object.entries((response.content ?? {}) as Record<string, { schema: Schema }>)[0]
    responses.push({
      status: Number(status),
      description: String(response.description ?? ''),
      mediaType: content?.[0] ?? null,
      schema: content?.[1].schema ?? null,
      headers: Object.keys((response.headers ?? {}) as Node),
    })
  }
  return responses
}

function readOperation(document: Node, name: string, path: string, item: Node, method: string): Operation {
  const node = item[method] as Node
  const parameters = [...((item.parameters ?? []) as unknown[]), ...((node.parameters ?? []) as unknown[])]
  return {
    operationId: String(node.operationId),
    service: name,
    method: method.toUpperCase() as Operation['method'],
    path,
    tag: String((node.tags as string[] | undefined)?.[0] ?? ''),
    summary: String(node.summary ?? ''),
    description: String(node.description ?? ''),
    permission: node['x-permission'] as Permission,
    callers: (node['x-callers'] ?? []) as string[],
    idempotency: (node['x-idempotency'] ?? null) as Idempotency | null,
    idempotencyRequired: node['x-idempotency-required'] === true,
    rateLimit: (node['x-rate-limit'] ?? null) as string | null,
    cache: (node['x-cache'] ?? null) as CachePolicy | null,
    sdkName: (node['x-sdk-name'] ?? null) as string | null,
    problemCodes: (node['x-problem-codes'] ?? []) as string[],
    parameters: parameters.map((parameter) => readParameter(document, parameter)),
    body: readBody(node.requestBody),
    responses: readResponses(document, node.responses),
  }
}

/** `x-public: test` is sent to an endpoint that asked for it: nothing has happened, and no service works on it. */
const hasHappened = ([, { post }]: [string, { post: Node }]) => post['x-public'] !== 'test'

function readEvents(document: Node): EventType[] {
  const webhooks = Object.entries((document.webhooks ?? {}) as Record<string, { post: Node }>)
  return webhooks.filter(hasHappened).map(([type, { post }]) => {
    const body = (post.requestBody as { content: Record<string, { schema: Schema; example?: Schema }> }).content[
      'application/json'
    ]
    const ref = String(body?.schema.$ref ?? '')
    const publicAs = (post['x-public'] ?? null) as EventType['publicAs']
    if (publicAs && !body?.example) throw new Error(`event ${type}: a public event shows an example`)
    if (!ref) throw new Error(`event ${type}: the payload is a reference to a component schema`)
    return {
      type,
      summary: String(post.summary ?? ''),
      payload: ref.split('/').at(-1) ?? '',
      formerNames: (post['x-former-names'] ?? []) as string[],
      isBroadcast: post['x-broadcast'] === true,
      publicAs,
      example: body?.example ?? null,
    }
  })
}

/** Turns a bundled, completed document into the model, and refuses what our rules do not allow. */
export function readOperations(name: string, document: Node, problems: readonly string[]): Spec {
  const schemas = ((document.components as Node).schemas ?? {}) as Record<string, Schema>
  const operations: Operation[] = []
  for (const [path, item] of Object.entries((document.paths ?? {}) as Record<string, Node>)) {
    for (const method of METHODS) {
      if (item[method]) operations.push(readOperation(document, name, path, item, method))
    }
  }
  const complaints = [
    ...Object.entries(schemas).flatMap(([key, schema]) => checkKeywords(schema, `#/components/schemas/${key}`, true)),
    ...checkNames(schemas, operations),
    ...operations.flatMap((operation) => checkOperation(operation)),
    ...operations.flatMap((operation) => checkProblemCodes(operation, problems)),
  ]
  if (complaints.length > 0) throw new Error(`openapi/${name}.yaml:\n${complaints.join('\n')}`)
  return {
    name,
    document,
    operations,
    schemas,
    events: readEvents(document),
    calls: (document['x-calls'] ?? []) as string[],
    subscribes: (document['x-subscribes'] ?? []) as string[],
    subscribesToPublic: document['x-subscribes-public'] === true,
  }
}
