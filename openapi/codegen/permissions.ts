import type { Operation, Schema, Spec } from './model.ts'

const STAFF = 'staff:'

/** Every permission that an operation needs: what there is to give. */
export function permissionsOf(operations: readonly Operation[]): string[] {
  const needed = operations.map(({ permission }) => permission).filter((permission) => permission.startsWith(STAFF))
  return [...new Set(needed.map((permission) => permission.slice(STAFF.length)))].sort()
}

/** Completes the schema of a permission, wherever a document has it, with those there are. */
export function describePermissions({ schemas }: Pick<Spec, 'schemas'>, permissions: readonly string[]): void {
  const schema = schemas.Permission as (Schema & { description?: string }) | undefined
  if (!schema) return
  const list = permissions.map((permission) => `\`${permission}\``).join(', ')
  schema.description = `${schema.description ?? ''} There are ${list}.`.trim()
}

/** `permissions.ts` of the service that gives them. */
export function emitPermissions(permissions: readonly string[]): string {
  return `/** Every permission that an operation needs, beside \`*\`. */
export const PERMISSIONS: readonly string[] = ${JSON.stringify(permissions, null, 2)}
`
}
