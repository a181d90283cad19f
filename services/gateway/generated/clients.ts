// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Call, ClientCall } from '@stoa/kit/contract/operations'
import type { operations as user } from './user-client.ts'

export const calls: readonly Call[] = [
  {
    "service": "user",
    "operationId": "resolvePrincipal",
    "method": "POST",
    "url": "/internal/principals/resolve"
  },
  {
    "service": "user",
    "operationId": "getJwks",
    "method": "GET",
    "url": "/.well-known/jwks.json"
  }
]

/** Other services, as this one may call them. */
export interface Clients {
  user: {
    /** Says who stands behind a session or an API key, and what they may do */
    resolvePrincipal: ClientCall<user['resolvePrincipal']>
    /** The public keys that access tokens are signed with */
    getJwks: ClientCall<user['getJwks']>
  }
}
