import type { Operation, Schema } from './model.ts'
import { componentName, schemasBelow } from './schema.ts'

/** `fulfilment_status`, `price[gte]` and `listOrders` as part of a type's name. */
export function pascal(name: string): string {
  const parts = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== '')
  return parts.map((part) => part[0]?.toUpperCase() + part.slice(1)).join('')
}

/** What we append to an operation's name to name its types. */
export const OPERATION_TYPES = ['Params', 'Body', 'Result'] as const

/** What other client generators append. */
const OTHERS = ['Request', 'RequestBody', 'Response']

interface Part {
  /** The name a client generator makes for this schema when it has none. */
  made: string
  /** `Fulfilment.status` */
  at: string
  schema: Schema
}

function* properties(name: string, schema: Schema): Generator<Part> {
  for (const [path, below] of schemasBelow(schema)) {
    if (typeof below !== 'object' || below === null || Array.isArray(below)) continue
    const property = path.startsWith('properties/') ? path.slice('properties/'.length) : null
    const made = property === null ? name : name + pascal(property)
    if (property !== null) yield { made, at: `${name}.${property}`, schema: below }
    yield* properties(made, below)
  }
}

/** The component a schema is: by reference, as a list of it, or as it or null. */
function componentOf(schema: Schema): string | null {
  const own = componentName(schema)
  if (own !== null) return own
  const inner = schemasBelow(schema)
    .filter(([path]) => !path.startsWith('properties/'))
    .map(([, below]) => below as Schema)
    .filter(({ type }) => type !== 'null')
  return inner.length === 1 && inner[0] ? componentOf(inner[0]) : null
}

/**
 * Complaints about names that client generators would make twice. They call a type without a name after its parent and
 * its property, so a component `FulfilmentStatus` is the type of `Fulfilment.status`, or it has another name.
 */
export function checkNames(schemas: Record<string, Schema>, operations: Operation[]): string[] {
  const complaints: string[] = []
  const names = new Map<string, string>()
  for (const name of Object.keys(schemas)) {
    const twin = names.get(name.toLowerCase())
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) complaints.push(`schema ${name}: a name in PascalCase, it becomes a type`)
    if (twin !== undefined) complaints.push(`schema ${name}: differs from ${twin} in nothing but case`)
    names.set(name.toLowerCase(), name)
  }
  const parts = Object.entries(schemas).flatMap(([name, schema]) => [...properties(name, schema)])
  const parameters = operations.flatMap((operation) =>
    operation.parameters.map(({ name, schema }) => ({
      made: pascal(operation.operationId) + pascal(name),
      at: `${operation.operationId}: parameter ${name}`,
      schema,
    })),
  )
  for (const { made, at, schema } of [...parts, ...parameters]) {
    const taken = names.get(made.toLowerCase())
    if (taken !== undefined && componentOf(schema) !== taken) {
      complaints.push(`schema ${taken}: generators make this name for ${at}, which is something else`)
    }
  }
  for (const { operationId } of operations) {
    for (const suffix of [...OPERATION_TYPES, ...OTHERS]) {
      const taken = names.get((operationId + suffix).toLowerCase())
      if (taken !== undefined) complaints.push(`schema ${taken}: generators make this name for ${operationId}`)
    }
  }
  return complaints
}
