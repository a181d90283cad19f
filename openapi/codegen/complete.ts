import { reachable } from './document-parts.ts'

/**
 * Rules that hold for every operation are written once, here, and completed into the document, so that spec files
 * stay short and the published document says everything: security from x-permission, the Idempotency-Key header from
 * x-idempotency, the problem response for every status that is not listed.
 */
type Node = Record<string, unknown>

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

function securityOf(permission: unknown): Node[] {
  if (permission === 'public') return []
  if (permission === 'customer') return [{ accessToken: [] }]
  if (permission === 'buyer' || permission === 'order-buyer') return [{ accessToken: [] }, { cartToken: [] }]
  if (typeof permission === 'string' && permission.startsWith('staff:')) return [{ accessToken: [] }, { stoaKey: [] }]
  return []
}

/** A document in MongoDB keeps which requests changed it, and no responses. The kit has the same times (kit/contract/idempotency-key.ts). */
function onRepeat(way: unknown, countsAgain: boolean): string {
  if (way === 'natural')
    return 'it changes nothing more, and gets the present state of what the first one made or changed'
  return `for ${countsAgain ? '30 days' : '48 hours'} it gets the first response again`
}

function idempotencyKey(operation: Node): Node {
  const required = operation['x-idempotency-required'] === true
  const codes = (operation['x-problem-codes'] ?? []) as string[]
  const repeated = onRepeat(operation['x-idempotency'], required || codes.includes('idempotency_key_missing'))
  return {
    name: 'Idempotency-Key',
    in: 'header',
    required,
    description: `A value of your own, such as a UUID, that makes a repeated request harmless: ${repeated} (draft-ietf-httpapi-idempotency-key-header-07).`,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  }
}

function completeOperation(operation: Node): void {
  // Written out where signing in changes what a public operation does, and where an API key cannot do what staff can.
  operation.security ??= securityOf(operation['x-permission'])
  const idempotency = operation['x-idempotency']
  if (idempotency !== undefined && idempotency !== 'none' && operation['x-permission'] !== 'internal') {
    const parameters = (operation.parameters ?? []) as Node[]
    operation.parameters = [...parameters, idempotencyKey(operation)]
  }
  const responses = operation.responses as Node
  responses.default ??= PROBLEM
}

/** What every document needs of common.yaml: the security schemes, the problem response and the codes it may carry. */
export interface Common {
  'x-problems': Record<string, { status: number; title: string }>
  components: { securitySchemes: Node; headers?: Node; responses: Record<string, Node>; schemas: Record<string, Node> }
}

const PROBLEM = { $ref: '#/components/responses/Problem' }

/** The codes that a field of a problem may carry. */
export const fieldErrorCodes = ({ components }: Common) => (components.schemas.FieldErrorCode?.enum ?? []) as string[]

/** Completes a bundled document in place and returns it. */
export function complete(document: Node, common: Common): Node {
  const components = (document.components ?? {}) as Record<string, Node>
  const { responses, schemas } = structuredClone(reachable({ ...common }, PROBLEM))
  const codes = schemas?.ProblemCode as Node | undefined
  if (codes) codes.enum = Object.keys(common['x-problems'])
  document.components = {
    ...components,
    securitySchemes: common.components.securitySchemes,
    responses: { ...components.responses, ...responses },
    schemas: { ...components.schemas, ...schemas },
  }
  for (const item of Object.values((document.paths ?? {}) as Record<string, Node>)) {
    for (const method of METHODS) if (item[method]) completeOperation(item[method] as Node)
  }
  return document
}
