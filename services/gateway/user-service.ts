import { createClients } from '@stoa/kit/calls/client'
import type { Transport } from '@stoa/kit/calls/transport'
import type { Keys } from '@stoa/kit/security/secrets'
import { type Clients, calls } from './generated/clients.ts'

/** The operations of the user service that the gateway calls. */
export type UserService = Clients['user']

/** Requests of clients wait for these responses. */
const TIMEOUT_MS = 2_000

export function createUserService(secret: Keys, transport: Transport): UserService {
  return createClients<Clients>({ caller: 'gateway', calls, secret, transport, timeoutMs: TIMEOUT_MS }).user
}
