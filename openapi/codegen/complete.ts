/**
 * Rules that hold for every operation are written once, here, and completed into the document, so that spec files
 * stay short and the published document says everything: security from x-permission, the Idempotency-Key header from
 * x-idempotency, the problem answer for all that is not listed.
 */
type Node = Record<string, unknown>

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

const securitySchemes = {
  accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'ES256 access token from login.' },
  cartToken: {
    type: 'apiKey',
    in: 'header',
    name: 'Stoa-Cart-Token',
    description: 'Opens one guest cart, its payment and its order.',
  },
  apiKey: { type: 'apiKey', in: 'header', name: 'Stoa-Api-Key', description: 'Publishable (pk_) or secret (sk_) key.' },
}

function securityOf(permission: unknown): Node[] {
  if (permission === 'public') return []
  if (permission === 'customer') return [{ accessToken: [] }]
  if (permission === 'buyer') return [{ accessToken: [] }, { cartToken: [] }]
  if (typeof permission === 'string' && permission.startsWith('staff:')) return [{ accessToken: [] }, { apiKey: [] }]
  return []
}

function idempotencyKey(required: boolean): Node {
  return {
    name: 'Idempotency-Key',
    in: 'header',
    required,
    description:
      'A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07).',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  }
}

function completeOperation(operation: Node): void {
  // Written out only where signing in changes what a public operation does.
  operation.security ??= securityOf(operation['x-permission'])
  const idempotency = operation['x-idempotency']
  if (idempotency !== undefined && idempotency !== 'none' && operation['x-permission'] !== 'internal') {
    const parameters = (operation.parameters ?? []) as Node[]
    operation.parameters = [...parameters, idempotencyKey(operation['x-idempotency-required'] === true)]
  }
  const responses = operation.responses as Node
  responses.default ??= { $ref: '#/components/responses/Problem' }
}

/** What every document needs of common.yaml: the problem answer and its schemas, with the codes filled in. */
export interface Common {
  'x-problems': Record<string, { status: number; title: string }>
  components: { schemas: Record<string, Node>; responses: Record<string, Node> }
}

const PROBLEM_SCHEMAS = ['Problem', 'ProblemCode', 'FieldError', 'ProblemLine']

/** Completes a bundled document in place and returns it. */
export function complete(document: Node, common: Common): Node {
  const components = (document.components ?? {}) as Record<string, Node>
  document.components = components
  components.securitySchemes = securitySchemes
  components.responses = { ...components.responses, Problem: common.components.responses.Problem }
  const shared = PROBLEM_SCHEMAS.map((name) => [name, structuredClone(common.components.schemas[name])] as const)
  const schemas = { ...components.schemas, ...Object.fromEntries(shared) } as Record<string, Node>
  components.schemas = schemas
  if (schemas.ProblemCode) schemas.ProblemCode.enum = Object.keys(common['x-problems'])
  for (const item of Object.values((document.paths ?? {}) as Record<string, Node>)) {
    for (const method of METHODS) if (item[method]) completeOperation(item[method] as Node)
  }
  return document
}
