import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { OutgoingRequest, Transport } from '@stoa/kit/calls/transport'
import { UnavailableError } from '@stoa/kit/values/problem'
import type { ResolvedPrincipal } from '../generated/user-client.ts'

export const ISSUER = 'stoa'

const base64url = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** The user service as far as the gateway calls it: sessions, API keys, published signing keys; calls are counted. */
export function createUserService() {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const published = new Map<string, KeyObject>([['key-1', pair.publicKey]])
  const sessions = new Map<string, { id: string; permissions: string[] }>()
  const keys = new Map<string, Omit<ResolvedPrincipal, 'kind'>>()
  const calls = { jwks: 0, principals: 0 }
  let isUnavailable = false

  const resolve = (body: { session_id?: string; api_key?: string }) => {
    calls.principals += 1
    const user = sessions.get(body.session_id ?? '')
    if (user) return { kind: 'user', ...user }
    const key = keys.get(body.api_key ?? '')
    return key ? { kind: 'key', ...key } : null
  }
  const respond = (status: number, body: unknown) => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const transport: Transport = {
    async request({ url, body }: OutgoingRequest) {
      if (isUnavailable) throw new UnavailableError('user is unavailable', false)
      if (url === '/.well-known/jwks.json') {
        calls.jwks += 1
        const jwks = [...published].map(([kid, key]) => ({
          ...key.export({ format: 'jwk' }),
          kid,
          alg: 'ES256',
          use: 'sig',
        }))
        return respond(200, { keys: jwks })
      }
      const found = resolve(JSON.parse(body ?? '{}'))
      return found ? respond(200, found) : respond(401, { code: 'unauthenticated', title: 'no', status: 401, type: '' })
    },
    close: async () => undefined,
  }
  const now = () => Math.floor(Date.now() / 1000)
  return {
    calls,
    transport,
    sessions,
    keys,
    published,
    pair,
    setUnavailable: (unavailable: boolean) => {
      isUnavailable = unavailable
    },
    /** An access token, signed as requested; by default one that the gateway accepts. */
    token(more: { header?: object; claims?: object; signWith?: (input: string) => string } = {}): string {
      const header = { alg: 'ES256', typ: 'at+jwt', kid: 'key-1', ...more.header }
      const claims = {
        iss: ISSUER,
        aud: 'stoa',
        sub: 'usr_1',
        sid: 'ses_1',
        iat: now(),
        exp: now() + 600,
        ...more.claims,
      }
      const input = `${base64url(header)}.${base64url(claims)}`
      const es256 = () =>
        sign('sha256', Buffer.from(input), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
      return `${input}.${more.signWith ? more.signWith(input) : es256()}`
    },
  }
}
