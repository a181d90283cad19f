type Node = Record<string, unknown>

function refsIn(node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) for (const child of node) refsIn(child, found)
  else if (typeof node === 'object' && node !== null) {
    for (const [key, child] of Object.entries(node)) {
      if (key === '$ref' && typeof child === 'string') found.add(child)
      else refsIn(child, found)
    }
  }
}

/** The components that `roots` reach, by reference, directly or through each other. */
export function reachable(document: Node, roots: unknown): Record<string, Node> {
  const components = document.components as Record<string, Node>
  const kept: Record<string, Node> = {}
  const queue = new Set<string>()
  refsIn(roots, queue)
  for (const ref of queue) {
    const [, , kind, name] = ref.split('/') as [string, string, string, string]
    const component = components[kind]?.[name]
    if (component === undefined) throw new Error(`${ref} leads nowhere`)
    kept[kind] = { ...kept[kind], [name]: component }
    refsIn(component, queue)
  }
  return kept
}

/** A document with nothing but these operations and what they refer to. */
export function onlyOperations(document: Node, operationIds: Set<string>): Node {
  const paths: Record<string, Node> = {}
  for (const [path, item] of Object.entries(document.paths as Record<string, Node>)) {
    for (const [method, operation] of Object.entries(item)) {
      const id = (operation as Node)?.operationId
      if (typeof id !== 'string' || !operationIds.has(id)) continue
      paths[path] = { ...paths[path], ...(item.parameters ? { parameters: item.parameters } : {}), [method]: operation }
    }
  }
  return { openapi: document.openapi, info: document.info, paths, components: reachable(document, paths) }
}
