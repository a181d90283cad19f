import { reachable } from './document-parts.ts'

type Node = Record<string, unknown>

const asNodes = (value: unknown) => Object.values((value ?? {}) as Record<string, Node>)

/** Lets an object have members that are not declared. Lists of values and maps stay as they are. */
function open(schema: unknown): void {
  if (Array.isArray(schema)) for (const each of schema) open(each)
  else if (typeof schema === 'object' && schema !== null) {
    const node = schema as Node
    if (node.additionalProperties === false) delete node.additionalProperties
    for (const below of Object.values(node)) open(below)
  }
}

const schemasOf = (content: unknown) => asNodes(content).map(({ schema }) => schema)

/**
 * What a client reads gets further members within a version, so the published document does not close it: clients that other
 * generators make of a closed schema, and validators, refuse what they do not know. That holds for what requests have as well
 * as responses; what requests alone have stays closed, as the services refuse unknown members of all of them.
 */
export function openWhatIsRead(document: Node & { paths: Record<string, Node>; components: Node }): void {
  const operations = Object.values(document.paths).flatMap((item) => asNodes(item))
  const responses = [
    ...operations.flatMap((operation) => asNodes(operation.responses)),
    ...asNodes(document.components.responses),
  ]
  const events = asNodes(document.webhooks).map(({ post }) => (post as { requestBody: Node }).requestBody)
  const read = [...responses, ...events].flatMap(({ content }) => schemasOf(content))
  open([read, Object.values(reachable(document, read).schemas ?? {})])
}
