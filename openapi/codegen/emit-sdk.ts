import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { onlyOperations, reachable } from './document-parts.ts'
import { emitPages } from './emit-sdk-lists.ts'
import { emitOperations } from './emit-sdk-operations.ts'
import { emitResource } from './emit-sdk-resources.ts'
import { emitSdkTypes } from './emit-types.ts'
import type { Spec } from './model.ts'
import { OPERATION_TYPES, pascal } from './names.ts'
import { CLIENT, resourceTree, withDescendants } from './sdk-tree.ts'

const GENERATED = 'sdk/src/generated'

/** What the SDK's index exports by name: names that a generated type must leave alone. */
export function exportedNames(index: string): Set<string> {
  const { statements } = ts.createSourceFile(index, readFileSync(index, 'utf8'), ts.ScriptTarget.Latest)
  const exported = statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)
      ? [...statement.exportClause.elements]
      : [],
  )
  // The client is generated; its name comes from the tree of resources.
  return new Set(exported.map(({ name }) => name.text).filter((name) => name !== CLIENT))
}

/**
 * The operations that a user of the SDK calls, with what they need, and what webhooks bring beside the events that lists show;
 * `x-sdk-name: none` leaves an operation out.
 */
function offered(gateway: Spec): Spec {
  const operations = gateway.operations.filter(({ sdkName }) => sdkName !== 'none')
  const document = onlyOperations(gateway.document, new Set(operations.map(({ operationId }) => operationId)))
  const ofWebhooks = reachable(gateway.document, gateway.document.webhooks).schemas as Spec['schemas'] | undefined
  const components = document.components as { schemas: Spec['schemas'] }
  components.schemas = { ...components.schemas, ...ofWebhooks }
  const { schemas } = components
  return { ...gateway, document, operations, schemas }
}

function refuseTwins(names: string[], own: Set<string>): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (own.has(name)) throw new Error(`${name}: the SDK has something of that name, choose another`)
    if (seen.has(name)) throw new Error(`${name}: the SDK would have two types of that name`)
    seen.add(name)
  }
}

/** Files of the SDK that come from the public document, by path from the root. `own`: names its index exports already. */
export async function emitSdk(gateway: Spec, own: Set<string>): Promise<Map<string, string>> {
  const spec = offered(gateway)
  const resources = withDescendants(resourceTree(spec))
  const ofOperations = spec.operations.flatMap(({ operationId }) =>
    OPERATION_TYPES.map((suffix) => pascal(operationId) + suffix),
  )
  refuseTwins([...Object.keys(spec.schemas), ...ofOperations, ...resources.map(({ className }) => className)], own)
  const files = new Map([
    [`${GENERATED}/types.ts`, await emitSdkTypes(spec.document)],
    [`${GENERATED}/pages.ts`, emitPages(spec)],
    [`${GENERATED}/operations.ts`, emitOperations(spec)],
  ])
  for (const resource of resources) files.set(`${GENERATED}/${resource.file}`, emitResource(spec, resource))
  return files
}
