import type { Common } from './complete.ts'
import { reachable } from './document-parts.ts'
import { addExamples, type Examples } from './examples.ts'
import type { Operation, Spec } from './model.ts'
import { openWhatIsRead } from './open-schemas.ts'
import { notModified, type ProblemResponse, problemResponses, successHeaders } from './published-responses.ts'

/**
 * What other people's tools read: the document says by itself what our own generator knows without it. Headers, problems and
 * permissions follow from what an operation declares, so that spec files stay short and no operation forgets them.
 */
type Node = Record<string, unknown>

/** Notes that only the generator reads. */
const HIDDEN = new Set([
  'x-calls',
  'x-public',
  'x-callers',
  'x-rate-limit',
  'x-cache',
  'x-idempotency-required',
  'x-raw-body',
  'x-problems',
])

const takesKeys = (security: unknown) => (security as Node[]).some((scheme) => 'stoaKey' in scheme)

function permissionInWords({ permission }: Operation, security: unknown): string {
  if (permission === 'customer') return 'Only for signed-in customers.'
  if (permission === 'buyer') {
    return 'Only for the buyer: the signed-in customer whose it is, or a guest with the `Stoa-Cart-Token` of the cart.'
  }
  if (permission === 'order-buyer') {
    return 'Only for the buyer: the signed-in customer whose it is, or a guest whose `Stoa-Cart-Token` is that of its cart or the `token` of lookupOrder.'
  }
  if (!permission.startsWith('staff:')) return ''
  const holder = takesKeys(security)
    ? 'of a signed-in member of staff or of a secret API key'
    : 'of a signed-in member of staff'
  return `Needs the permission \`${permission.slice('staff:'.length)}\`, ${holder}.`
}

const JSON_TYPE = 'application/json'
const MERGE_PATCH = 'application/merge-patch+json'

/** A JSON body of PATCH is a merge patch, and is taken by that name too (RFC 7396). */
function withMergePatch(node: Node): void {
  const body = node.requestBody as { content: Node } | undefined
  const content = body?.content[JSON_TYPE]
  if (body && content) node.requestBody = { ...body, content: { ...body.content, [MERGE_PATCH]: content } }
}

function publishOperation(node: Node, operation: Operation, problems: Map<string, ProblemResponse>): void {
  const paragraphs = [operation.description.trim(), permissionInWords(operation, node.security)].filter(
    (text) => text !== '',
  )
  // Each response says its own.
  delete node['x-problem-codes']
  if (paragraphs.length > 0) node.description = paragraphs.join('\n\n')
  if (operation.method === 'PATCH') withMergePatch(node)
  const declared = node.responses as Record<string, Node>
  const successes = Object.entries(declared).filter(([status]) => /^[23]\d\d$/.test(status))
  node.responses = {
    ...Object.fromEntries(
      successes.map(([status, response]) => {
        return [status, { ...response, headers: successHeaders(operation, (response.headers ?? {}) as Node) }]
      }),
    ),
    ...notModified(operation),
    ...Object.fromEntries(
      [...problems].map(([status, { name }]) => [status, { $ref: `#/components/responses/${name}` }]),
    ),
  }
}

/** The published document, made of the gateway's. */
export function publish(
  gateway: Spec,
  common: Common,
  { examples, webhooks }: { examples: Examples; webhooks: Node },
): Node {
  const document = structuredClone(gateway.document) as Node & { paths: Record<string, Node>; components: Node }
  const responses: Node = {}
  for (const operation of gateway.operations) {
    const item = document.paths[operation.path] as Node
    const problems = problemResponses(operation, common['x-problems'])
    const node = item[operation.method.toLowerCase()] as Node
    addExamples(node, examples[operation.operationId])
    publishOperation(node, operation, problems)
    for (const { name, response } of problems.values()) responses[name] = response
  }
  document.components.responses = { ...(document.components.responses as Node), ...responses }
  document.components.headers = common.components.headers
  const { securitySchemes } = document.components
  if (Object.keys(webhooks).length > 0) document.webhooks = structuredClone(webhooks)
  document.components = { ...reachable(document, [document.paths, webhooks]), securitySchemes }
  openWhatIsRead(document)
  return JSON.parse(JSON.stringify(document, (key, value) => (HIDDEN.has(key) ? undefined : value)))
}
