import type { IncomingMessage } from 'node:http'
import { CART_TOKEN, openCartToken } from '@stoa/kit/security/cart-token'
import type { Keys } from '@stoa/kit/security/secrets'
import { LRUCache } from 'lru-cache'
import type { AccessToken } from './access-token.ts'
import { API_KEY, MAX_CREDENTIAL_LENGTH } from './authentication.ts'
import type { Principals } from './principals.ts'

/**
 * Credentials that were found valid before, for requests that need no more than that: a response that is the same for
 * everybody is sent to whoever has none or valid ones.
 */
export interface KnownCredentials {
  /** `unknown` says nothing of them: they have to be authenticated. */
  of(request: IncomingMessage): 'none' | 'valid' | 'unknown'
  /** An access token was verified. */
  remember(authorization: string, token: AccessToken): void
}

interface KnownCredentialsOptions {
  secret: Keys
  principals: Pick<Principals, 'knownSession' | 'knownKey'>
  /** Milliseconds since 1970. */
  clock?: () => number
}

/** Each holds the whole header or token. */
const MAX_TOKENS = 5_000
const MAX_HEADER_LENGTH = 2_000

/** Cart tokens that were opened. Whether one is good depends on nothing but the secret. */
function createCartTokens(secret: Keys) {
  const opened = new LRUCache<string, true>({ max: MAX_TOKENS })
  return (token: string): boolean => {
    if (opened.get(token)) return true
    if (token === '' || token.length > MAX_CREDENTIAL_LENGTH || openCartToken(secret, token) === null) return false
    opened.set(token, true)
    return true
  }
}

export function createKnownCredentials(options: KnownCredentialsOptions): KnownCredentials {
  const { secret, principals, clock = Date.now } = options
  const tokens = new LRUCache<string, AccessToken>({ max: MAX_TOKENS })
  const opensCart = createCartTokens(secret)

  /** Whose sessions or permissions have changed is forgotten by the principals, and so unknown here. */
  const isSignedIn = (authorization: string): boolean => {
    const token = tokens.get(authorization)
    if (!token || clock() >= token.exp * 1_000) return false
    const user = principals.knownSession(token.sid)
    return user?.kind === 'user' && user.id === token.sub
  }
  const isKnownKey = (apiKey: string, isAlone: boolean): boolean => {
    if (apiKey === '' || apiKey.length > MAX_CREDENTIAL_LENGTH) return false
    const key = principals.knownKey(apiKey)
    return key !== undefined && (isAlone || key.publishable === true)
  }

  return {
    of({ headers }) {
      const { authorization, [CART_TOKEN]: cart, [API_KEY]: apiKey } = headers
      if (authorization === undefined && cart === undefined && apiKey === undefined) return 'none'
      const areValid =
        (cart === undefined || (typeof cart === 'string' && opensCart(cart))) &&
        (authorization === undefined || isSignedIn(authorization)) &&
        (apiKey === undefined || (typeof apiKey === 'string' && isKnownKey(apiKey, authorization === undefined)))
      return areValid ? 'valid' : 'unknown'
    },
    remember(authorization, token) {
      if (authorization.length <= MAX_HEADER_LENGTH) tokens.set(authorization, token)
    },
  }
}
