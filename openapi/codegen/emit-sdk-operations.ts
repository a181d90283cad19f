import { answerKind, isSession } from './emit-sdk-answers.ts'
import type { Operation, Spec } from './model.ts'

function entry(spec: Spec, operation: Operation): string {
  const answer = answerKind(operation)
  const comma = operation.parameters.filter((parameter) => parameter.commaSeparated).map(({ name }) => name)
  const data = {
    id: operation.operationId,
    method: operation.method,
    path: operation.path,
    ...(operation.idempotency && operation.idempotency !== 'none' ? { keyed: true } : {}),
    ...(operation.body ? { body: operation.body.mediaType } : {}),
    ...(answer ? { answer } : {}),
    ...(comma.length > 0 ? { comma } : {}),
    ...(operation.permission === 'buyer' ? { buyer: true } : {}),
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
