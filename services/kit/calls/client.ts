import type { Call, CallOptions } from '../contract/operations.ts'
import { bodyHashOf, INTERNAL_TOKEN, mintTokenFor } from '../security/internal-token.ts'
import type { Keys } from '../security/secrets.ts'
import { DomainError, fromProblem, type Problem, UnavailableError } from '../values/problem.ts'
import type { IncomingResponse, Transport } from './transport.ts'

interface ClientOptions {
  /** Name of the service that calls. */
  caller: string
  calls: readonly Call[]
  secret: Keys
  transport: Transport
  /** Milliseconds one attempt may take unless the call says otherwise. */
  timeoutMs?: number
}

interface CallInput {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
}

function urlOf(call: Call, input: CallInput): string {
  const path = call.url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(input.params?.[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null) query.set(name, String(value))
  }
  return query.size > 0 ? `${path}?${query}` : path
}

function read(call: Call, response: IncomingResponse): unknown {
  const isJson = String(response.headers['content-type'] ?? '').includes('json')
  if (response.status < 300) return isJson ? JSON.parse(response.body) : undefined
  const problem = isJson ? (JSON.parse(response.body) as Problem) : undefined
  if (!problem?.code) throw new UnavailableError(`${call.service} answered ${response.status}.`, true)
  if (response.status >= 500) throw new UnavailableError(`${call.service}: ${problem.title}`, true)
  throw fromProblem(problem)
}

/**
 * Builds the typed client of a service from its generated `calls`. What another service refuses is thrown as the
 * DomainError of its response; a call that could not be made is an UnavailableError.
 */
export function createClients<C>(options: ClientOptions): C {
  const { caller, calls, secret, transport } = options
  const send = async (call: Call, input: CallInput, opts: CallOptions) => {
    const url = urlOf(call, input)
    const principal = { kind: 'service', name: caller } as const
    const body = input.body === undefined ? undefined : JSON.stringify(input.body)
    const claims = { caller, callee: call.service, method: call.method, url, principal }
    const bodyOf = body === undefined ? undefined : () => ({ hash: bodyHashOf(body) })
    const token = mintTokenFor(transport, secret, claims, bodyOf)
    const response = await transport.request({
      service: call.service,
      method: call.method,
      url,
      headers: {
        [INTERNAL_TOKEN]: token,
        'x-request-id': opts.requestId,
        ...(opts.traceparent ? { traceparent: opts.traceparent } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      ...(call.repeatable ? { repeatable: true } : {}),
      timeoutMs: opts.timeoutMs ?? options.timeoutMs ?? 5_000,
      ...(opts.signal ? { signal: opts.signal } : {}),
    })
    return read(call, response)
  }
  const clients: Record<string, Record<string, unknown>> = {}
  for (const call of calls) {
    clients[call.service] = {
      ...clients[call.service],
      [call.operationId]: (input: CallInput, opts: CallOptions) => send(call, input, opts),
    }
  }
  return clients as C
}

/** Whether an error is a problem with this code, thrown here or sent by another service. */
export function isProblem(error: unknown, code: DomainError['code']): error is DomainError {
  return error instanceof DomainError && error.code === code
}

/** Null for what is not there any more. */
export async function unlessGone<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read
  } catch (error) {
    if (isProblem(error, 'not_found')) return null
    throw error
  }
}
