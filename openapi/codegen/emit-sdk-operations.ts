import type { Operation, Spec } from './model.ts'
import { EVENT_STREAM, isJson, propertiesOf } from './schema.ts'

const successes = (operation: Operation) => operation.responses.filter(({ status }) => status < 300)

/** Whether an operation signs somebody in: its response carries both tokens. */
function isSession(spec: Spec, operation: Operation): boolean {
  return successes(operation).some(({ schema }) => {
    const { access_token, refresh_token } = propertiesOf(spec, schema)
    return access_token !== undefined && refresh_token !== undefined
  })
}

const hasBody = (operation: Operation) => successes(operation).every(({ mediaType }) => mediaType !== null)

/** How the SDK reads a successful response; null for JSON and for no body at all. */
function responseKind(operation: Operation): 'text' | 'blob' | 'stream' | null {
  const mediaType = successes(operation).find((response) => response.mediaType !== null)?.mediaType ?? null
  if (mediaType === null || isJson(mediaType)) return null
  if (mediaType === EVENT_STREAM) return 'stream'
  return mediaType.startsWith('text/') ? 'text' : 'blob'
}

function entry(spec: Spec, operation: Operation): string {
  const response = responseKind(operation)
  const comma = operation.parameters.filter((parameter) => parameter.commaSeparated).map(({ name }) => name)
  const data = {
    id: operation.operationId,
    method: operation.method,
    path: operation.path,
    ...(operation.idempotency && operation.idempotency !== 'none' ? { keyed: true } : {}),
    ...(operation.body ? { body: operation.body.mediaType } : {}),
    ...(response ? { response } : {}),
    ...(hasBody(operation) ? { hasBody: true } : {}),
    ...(comma.length > 0 ? { comma } : {}),
    ...(operation.permission === 'buyer' || operation.permission === 'order-buyer' ? { buyer: true } : {}),
    ...(isSession(spec, operation) ? { session: true } : {}),
  }
  return `  ${operation.operationId}: ${JSON.stringify(data)},\n`
}

/** `operations.ts`: what the client needs to know of each operation when it runs. */
export function emitOperations(spec: Spec): string {
  return `import type { Operation } from '../types.ts'
import type { operations as Declared } from './types.ts'

/** Every operation of the API, by operationId. */
export const operations: Readonly<Record<keyof Declared, Operation>> = {
${spec.operations.map((operation) => entry(spec, operation)).join('')}}
`
}
