import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Node = Record<string, unknown>

interface Example {
  request?: unknown
  /** By status. */
  responses?: Record<string, unknown>
}

/** Bodies recorded from a running shop, by operationId (test/examples/record.ts). */
export type Examples = Record<string, Example>

export function readExamples(folder: string): Examples {
  const file = join(folder, 'examples.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Examples) : {}
}

/** An example that the spec gives itself stays. */
function withExample(node: Node, value: unknown): Node {
  const content = node.content as Record<string, Node> | undefined
  if (content === undefined || value === undefined) return node
  const media = Object.entries(content).map(([type, given]) => {
    return [type, 'example' in given || 'examples' in given ? given : { ...given, example: value }]
  })
  return { ...node, content: Object.fromEntries(media) }
}

/** Puts what was recorded for an operation beside the schemas of its body and of its responses. */
export function addExamples(node: Node, { request, responses = {} }: Example = {}): void {
  if (node.requestBody) node.requestBody = withExample(node.requestBody as Node, request)
  const declared = Object.entries(node.responses as Record<string, Node>)
  node.responses = Object.fromEntries(
    declared.map(([status, response]) => [status, withExample(response, responses[status])]),
  )
}
