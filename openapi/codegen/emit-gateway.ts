import { fastifyUrl } from './emit-routes.ts'
import type { Spec } from './model.ts'

/** operationId → name of the service that has it. */
export type Owners = Map<string, string>

/** `generated/routes.ts` of the gateway: which service has each public operation, and what it requires of the caller. */
export function emitGatewayRoutes(gateway: Spec, owners: Owners): string {
  const routes = gateway.operations.map((operation) => {
    const service = owners.get(operation.operationId)
    if (!service) throw new Error(`gateway.yaml: no service has ${operation.operationId}`)
    if (operation.permission === 'internal') throw new Error(`gateway.yaml: ${operation.operationId} is internal`)
    return {
      operationId: operation.operationId,
      service,
      method: operation.method,
      url: fastifyUrl(operation.path),
      permission: operation.permission,
      ...(operation.rateLimit ? { rateLimit: operation.rateLimit } : {}),
      ...(operation.body?.raw ? { rawBody: true } : {}),
    }
  })
  return `import type { GatewayRoute } from '@stoa/kit/contract/operations'

export const routes: readonly GatewayRoute[] = ${JSON.stringify(routes, null, 1)}
`
}

/** The published document: the bundle without the notes that only the generator reads. */
export function emitOpenApi(gateway: Spec): string {
  const hidden = new Set(['x-calls', 'x-callers', 'x-rate-limit', 'x-idempotency-required', 'x-raw-body', 'x-problems'])
  return `${JSON.stringify(gateway.document, (key, value) => (hidden.has(key) ? undefined : value), 1)}\n`
}
