import { fastifyUrl } from './emit-routes.ts'
import type { Operation, Spec } from './model.ts'

/**
 * The operations that a service calls, grouped by the service called. A call that is not allowed is an error. Public operations
 * are called through the gateway, and by the gateway itself.
 */
export function callsOf(spec: Spec, specs: Spec[]): Map<Spec, Operation[]> {
  const calls = new Map<Spec, Operation[]>()
  for (const call of spec.calls) {
    const [service, operationId] = call.split('.')
    const callee = specs.find((other) => other.name === service)
    const operation = callee?.operations.find((candidate) => candidate.operationId === operationId)
    if (!callee || !operation) throw new Error(`${spec.name} calls ${call}, which does not exist`)
    const isAllowed =
      operation.permission === 'internal' ? operation.callers.includes(spec.name) : spec.name === 'gateway'
    if (!isAllowed) throw new Error(`${call} does not list ${spec.name} in x-callers`)
    calls.set(callee, [...(calls.get(callee) ?? []), operation])
  }
  return calls
}

/** Whether what the request names, an id that its caller has kept, makes twice the same as once. No key goes with such calls. */
function isRepeatable({ permission, idempotency }: Operation): boolean {
  return permission === 'internal' && (idempotency === 'natural' || idempotency === 'resumable')
}

/** `generated/clients.ts`: the calls as data and the type of the client built from them. */
export function emitClients(calls: Map<Spec, Operation[]>): string {
  const services = [...calls.keys()]
  const data = [...calls.values()].flat().map((operation) => ({
    service: operation.service,
    operationId: operation.operationId,
    method: operation.method,
    url: fastifyUrl(operation.path),
    ...(isRepeatable(operation) ? { repeatable: true } : {}),
  }))
  const members = [...calls].map(
    ([callee, operations]) =>
      `  ${callee.name}: {\n${operations
        .map((o) => `    /** ${o.summary} */\n    ${o.operationId}: ClientCall<${callee.name}['${o.operationId}']>\n`)
        .join('')}  }\n`,
  )
  return `import type { Call, ClientCall } from '@stoa/kit/contract/operations'
${services.map((callee) => `import type { operations as ${callee.name} } from './${callee.name}-client.ts'\n`).join('')}
export const calls: readonly Call[] = ${JSON.stringify(data, null, 2)}

/** Other services, as this one may call them. */
export interface Clients {
${members.join('')}}
`
}
