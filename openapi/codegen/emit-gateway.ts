import { fastifyUrl } from './emit-routes.ts'
import type { CachePolicy, Spec } from './model.ts'
import { isEventStream } from './schema.ts'

/** operationId → name of the service that has it. */
export type Owners = Map<string, string>

/** What is kept is purged by broadcasts; a tag that none of them is about would never be. */
export function checkCacheTags(specs: readonly Spec[]): void {
  const events = specs.flatMap((spec) => spec.events).filter((event) => event.isBroadcast)
  const subjects = new Set(events.map(({ type }) => type.split('.')[0]))
  for (const { operationId, cache } of specs.flatMap((spec) => spec.operations)) {
    for (const tag of cache?.tags ?? []) {
      if (!subjects.has(tag)) throw new Error(`${operationId}: no broadcast is about ${tag}, so nothing purges it`)
    }
  }
}

/** Public operations that gateway.yaml does not list: clients would get 404 from them, and the SDK would not have them. */
export function checkPublished(gateway: Spec, specs: readonly Spec[]): void {
  const published = new Set(gateway.operations.map(({ operationId }) => operationId))
  for (const { operationId, permission, path } of specs.flatMap((spec) => spec.operations)) {
    if (permission !== 'internal' && !published.has(operationId)) {
      throw new Error(`gateway.yaml: does not list ${operationId} (${path}), which is public`)
    }
  }
}

function cacheOf({ ttl, tags, 'miss-rate-limit': missRateLimit }: CachePolicy) {
  return { ttlSeconds: ttl, tags, ...(missRateLimit ? { missRateLimit } : {}) }
}

/** Raw bodies that are small all the same: what is signed has to be read as it was sent. */
const SIGNED_TYPES = new Set(['application/json', 'application/x-www-form-urlencoded'])

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
      ...(operation.cache ? { cache: cacheOf(operation.cache) } : {}),
      ...(operation.body?.raw ? { rawBody: true } : {}),
      ...(operation.body?.raw && !SIGNED_TYPES.has(operation.body.mediaType) ? { isStream: true } : {}),
      ...(isEventStream(operation) ? { isEventStream: true } : {}),
    }
  })
  return `import type { GatewayRoute } from '@stoa/kit/contract/operations'

export const routes: readonly GatewayRoute[] = ${JSON.stringify(routes, null, 1)}
`
}
