import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { bodyHeadersOf, INTERNAL_TOKEN, mintInternalToken } from '../security/internal-token.ts'
import type { Principal } from '../security/principal.ts'
import type { Keys, RootSecret } from '../security/secrets.ts'

/** A root secret for tests; never a default of anything. */
export const testSecret: RootSecret = { current: 'a secret for tests only, 32+ characters' }

export const anonymous: Principal = { kind: 'anonymous', cart: null, address: '192.0.2.1' }
export const guest = (cart: string): Principal => ({ kind: 'anonymous', cart, address: '192.0.2.1' })
export const customer = (id: string): Principal => ({
  kind: 'user',
  id,
  session: `ses_of_${id}`,
  permissions: [],
  cart: null,
  address: '192.0.2.1',
})
export const staff = (...permissions: string[]): Principal => ({ ...customer('usr_staff'), permissions }) as Principal
export const serviceNamed = (name: string): Principal => ({ kind: 'service', name })

export interface TestResponse<B> {
  status: number
  headers: Record<string, unknown>
  body: B
}

interface Extra {
  body?: unknown
  headers?: Record<string, string>
}

/** The body as it is sent, and the headers that describe it, as a client over HTTP would set them. */
function bodyOf({ body, headers = {} }: Extra) {
  if (body === undefined) return { headers }
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body) || body instanceof Readable
  const payload = isRaw ? body : JSON.stringify(body)
  const length = payload instanceof Readable ? {} : { 'content-length': String(Buffer.byteLength(payload)) }
  return { payload, headers: { ...(isRaw ? {} : { 'content-type': 'application/json' }), ...length, ...headers } }
}

/** Calls a service's app as the gateway would for this principal, or as another service. */
export function callerOf(app: FastifyInstance, service: string, secret: Keys = testSecret) {
  return (principal: Principal) =>
    async <B = Record<string, unknown>>(method: string, url: string, extra: Extra = {}): Promise<TestResponse<B>> => {
      const caller = principal.kind === 'service' ? principal.name : 'gateway'
      const { payload, headers } = bodyOf(extra)
      const body = bodyHeadersOf(method, headers)
      const token = mintInternalToken(secret, { caller, callee: service, method, url, principal, body })
      const response = await app.inject({
        method: method as 'GET',
        url,
        headers: { [INTERNAL_TOKEN]: token, ...headers },
        ...(payload === undefined ? {} : { payload }),
      })
      const isJson = String(response.headers['content-type']).includes('json')
      return {
        status: response.statusCode,
        headers: response.headers,
        body: (isJson ? response.json() : response.body) as B,
      }
    }
}
