import type { IncomingResponse, Transport } from '@stoa/kit/calls/transport'
import type { CallOptions, GatewayRoute } from '@stoa/kit/contract/operations'
import { INTERNAL_TOKEN, mintTokenFor } from '@stoa/kit/security/internal-token'
import type { Principal } from '@stoa/kit/security/principal'
import type { Keys } from '@stoa/kit/security/secrets'

/** Nobody, and from nowhere: what is kept for everyone depends on neither. */
const NOBODY: Principal = { kind: 'anonymous', cart: null, address: '' }

interface FillRequestOptions {
  secret: Keys
  transport: Transport
  timeoutMs: number
}

/** Requests what is to be kept: the gateway's own request, without any header of a client. */
export function createFillRequest({ secret, transport, timeoutMs }: FillRequestOptions) {
  return ({ service }: GatewayRoute, url: string, call: CallOptions): Promise<IncomingResponse> => {
    const claims = { caller: 'gateway', callee: service, method: 'GET', url, principal: NOBODY }
    const headers: Record<string, string> = {
      host: service,
      accept: 'application/json',
      'x-request-id': call.requestId,
      [INTERNAL_TOKEN]: mintTokenFor(transport, secret, claims),
      ...(call.traceparent ? { traceparent: call.traceparent } : {}),
    }
    return transport.request({ service, method: 'GET', url, headers, timeoutMs })
  }
}
