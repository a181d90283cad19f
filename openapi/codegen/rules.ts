import { checkKeywords } from './keywords.ts'
import type { Operation, Schema } from './model.ts'

const PERMISSION = /^(public|customer|buyer|order-buyer|internal|staff:[a-z_]+\.(read|write))$/
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

function inline(schema: Schema | null, path: string): string[] {
  return schema === null ? [] : checkKeywords(schema, path)
}

/** A kept response is the same for everybody, and depends on the address alone. */
function checkCache({ cache, method, permission, parameters }: Operation): string | null {
  if (cache === null) return null
  if (method !== 'GET' || permission !== 'public') return 'is no public GET, so it declares no x-cache'
  if (parameters.some((parameter) => parameter.in === 'header')) return 'reads a header, so it declares no x-cache'
  const isWhole = Number.isInteger(cache.ttl) && cache.ttl >= 1 && cache.ttl <= 3_600
  if (!isWhole) return 'keeps responses for 1 to 3600 seconds (ttl of x-cache)'
  return cache.tags?.length > 0 ? null : 'says what purges its kept responses (tags of x-cache)'
}

/** Lint rules that redocly does not have; each complaint names the operation. */
export function checkOperation(operation: Operation): string[] {
  const { operationId: id, permission, path } = operation
  const complaints: string[] = []
  const must = (holds: boolean, rule: string) => {
    if (!holds) complaints.push(`${id}: ${rule}`)
  }
  must(/^[a-z][A-Za-z0-9]+$/.test(id ?? ''), 'has an operationId in camelCase')
  must(
    PERMISSION.test(permission ?? ''),
    'declares x-permission (public, customer, buyer, order-buyer, staff:<thing>.<read|write> or internal)',
  )
  must(operation.tag !== '', 'has one tag')
  must(
    (permission === 'internal') === path.startsWith('/internal/'),
    'is internal exactly when its path begins with /internal/',
  )
  if (permission === 'internal') must(operation.callers.length > 0, 'lists its callers in x-callers')
  else must(operation.sdkName !== null, 'says its SDK name in x-sdk-name, or none there')
  if (UNSAFE.has(operation.method)) must(operation.idempotency !== null, 'is unsafe, so it declares x-idempotency')
  else must(operation.idempotency === null, 'is safe, so it declares no x-idempotency')
  const cacheComplaint = checkCache(operation)
  must(cacheComplaint === null, cacheComplaint ?? '')
  must(operation.responses.length > 0, 'declares a response below 400')
  for (const response of operation.responses)
    complaints.push(...inline(response.schema, `${id}: response ${response.status}`))
  for (const parameter of operation.parameters)
    complaints.push(...inline(parameter.schema, `${id}: parameter ${parameter.name}`))
  complaints.push(...inline(operation.body?.schema ?? null, `${id}: body`))
  return complaints
}
