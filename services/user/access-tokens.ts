import jwt, { type SignOptions } from '@fastify/jwt'
import { newId } from '@stoa/kit/values/ids'
import type { FastifyInstance } from 'fastify'
import { ACCESS_TOKEN_SECONDS } from './domain/session.ts'
import type { KeyRing } from './flows/key-ring.ts'

/**
 * Access tokens: short-lived, ES256, holding subject and session and nothing about the person
 * (docs/decisions/0015-permissions-are-looked-up.md).
 */
export interface AccessTokens {
  issue(userId: string, sessionId: string, now: Date): Promise<string>
  /** Registers the signer with the app; before that no token can be issued. */
  mount(app: FastifyInstance): void
}

interface AccessTokensOptions {
  keys: KeyRing
  issuer: string
  audience: string
}

/** The plugin requires keys at registration, but each token is signed with a key of the ring. The gateway verifies them. */
const noKey = async (): Promise<string> => {
  throw new Error('a token is signed with a key of the ring')
}

export function createAccessTokens({ keys, issuer, audience }: AccessTokensOptions): AccessTokens {
  let app: FastifyInstance | undefined
  return {
    mount(given) {
      app = given
      given.register(jwt, { secret: { private: noKey, public: noKey }, sign: { algorithm: 'ES256' } })
    },
    async issue(userId, sessionId, now) {
      if (!app) throw new Error('access tokens need an app')
      const { kid, pem } = await keys.signing(now)
      const iat = Math.floor(now.getTime() / 1_000)
      const claims = {
        iss: issuer,
        aud: audience,
        sub: userId,
        sid: sessionId,
        iat,
        exp: iat + ACCESS_TOKEN_SECONDS,
        jti: newId('jti', now.getTime()),
      }
      // RFC 9068: a type of its own, so that no other kind of token is accepted as one. The plugin's types lack `typ`.
      const options: Partial<SignOptions> & { typ: string } = { algorithm: 'ES256', kid, typ: 'at+jwt', key: pem }
      return app.jwt.sign(claims, options)
    },
  }
}
