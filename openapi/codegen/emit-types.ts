import openapiTS, { astToString } from 'openapi-typescript'
import type ts from 'typescript'
import { Imports } from './imports.ts'
import { type NamedTypes, namedTypes } from './named-types.ts'
import { operationTypes } from './operation-types.ts'
import { exportedOperations } from './syntax.ts'

/** A handler is called without If-Match, too, and responds 428 itself; the SDK takes it as an option of the call. */
function withoutRequiredIfMatch(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutRequiredIfMatch)
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutRequiredIfMatch(value)]))
  if (copy.name === 'If-Match' && copy.in === 'header') delete copy.required
  return copy
}

/**
 * The only file that knows openapi-typescript: a document in, its declarations out.
 * `filled`: properties with a default are always there (true for what a service receives after validation, false for
 * what a caller sends).
 */
async function read(document: Record<string, unknown>, filled: boolean): Promise<NamedTypes> {
  const nodes = await openapiTS(withoutRequiredIfMatch(document) as never, {
    alphabetize: false,
    defaultNonNullable: filled,
    emptyObjectsUnknown: true,
  })
  return namedTypes(nodes)
}

const print = (nodes: ts.Node[]) => nodes.map((node) => astToString([node])).join('\n')

/** A service's types: each schema by its name, and `operations`. */
export async function emitTypes(document: Record<string, unknown>, filled: boolean): Promise<string> {
  const { components, operations } = await read(document, filled)
  return print([...components, ...exportedOperations(operations)])
}

/** The SDK's types: the same, and between them what each operation takes and gives. */
export async function emitSdkTypes(document: Record<string, unknown>): Promise<string> {
  const imports = new Imports()
  const { components, operations } = await read(document, false)
  const text = print([...components, ...operationTypes(operations, imports), ...exportedOperations(operations)])
  return `${imports.lines()}\n${text}`
}
