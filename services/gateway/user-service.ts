import { createClients } from '@stoa/kit/calls/client'
import type { Transport } from '@stoa/kit/calls/transport'
import type { Call, CallOptions } from '@stoa/kit/contract/operations'
import type { Keys } from '@stoa/kit/security/secrets'

export interface ResolvedPrincipal {
  kind: 'user' | 'key'
  /** User id or API key id. */
  id: string
  permissions: string[]
  publishable?: boolean
}

/** A key set (RFC 7517). */
export interface Jwks {
  keys: Record<string, unknown>[]
}

/** The operations of the user service that the gateway calls. */
export interface UserService {
  resolvePrincipal(
    input: { body: { session_id: string } | { api_key: string } },
    options: CallOptions,
  ): Promise<ResolvedPrincipal>
  getJwks(input: Record<string, never>, options: CallOptions): Promise<Jwks>
}

const calls: readonly Call[] = [
  {
    service: 'user',
    operationId: 'resolvePrincipal',
    method: 'POST',
    url: '/internal/principals/resolve',
  },
  { service: 'user', operationId: 'getJwks', method: 'GET', url: '/.well-known/jwks.json' },
]

/** Requests of clients wait for these responses. */
const TIMEOUT_MS = 2_000

export function createUserService(secret: Keys, transport: Transport): UserService {
  const clients = createClients<{ user: UserService }>({
    caller: 'gateway',
    calls,
    secret,
    transport,
    timeoutMs: TIMEOUT_MS,
  })
  return clients.user
}
