import { ApiError, StoaError, UnauthenticatedError } from './errors.ts'
import type { StoaOptions, Store, StoredTokens, TokenStore } from './types.ts'

/** A token this close to its end may end on the way. */
const SKEW_MS = 30_000

/** Keeps a value in memory. */
export function memoryStore<T>(initial: T | null = null): Store<T> {
  let value = initial
  return {
    get: () => value,
    set: (next) => {
      value = next
    },
  }
}

interface TokenResponse {
  access_token: string
  refresh_token: string
  /** Seconds. */
  expires_in: number
}

function isTokenResponse(body: unknown): body is TokenResponse {
  const tokens = body as Partial<TokenResponse> | null | undefined
  return typeof tokens?.access_token === 'string' && typeof tokens.refresh_token === 'string'
}

/** The shop says that the session is over; anything else may be better next time. */
const isRefusal = (error: unknown): error is ApiError => error instanceof ApiError && error.status === 401

export interface SessionParts {
  auth: TokenStore | (() => string | null | Promise<string | null>)
  /** Requests new tokens from the API. Null when the API has no such operation. */
  refresh: ((refreshToken: string) => Promise<unknown>) | null
  onSignedOut: StoaOptions['onSignedOut']
  now: () => number
}

/** The signed-in user's tokens: kept, refreshed once for everybody who needs it, dropped when they are worth nothing. */
export class Session {
  readonly #parts: SessionParts
  #refreshing: Promise<StoredTokens | null> | null = null

  constructor(parts: SessionParts) {
    this.#parts = parts
  }

  /** The access token to send now, or null for a guest. Rejects when the session turns out to have ended. */
  async accessToken(): Promise<string | null> {
    const { auth, now } = this.#parts
    if (typeof auth === 'function') return await auth()
    const tokens = await auth.get()
    if (!tokens || tokens.expires_at - SKEW_MS > now()) return tokens?.access_token ?? null
    try {
      return (await this.#refresh(auth, tokens))?.access_token ?? null
    } catch (error) {
      if (!isRefusal(error) && tokens.expires_at > now()) return tokens.access_token
      throw error
    }
  }

  /**
   * After a 401: whether there is another token than `used` to try again with, which a call beside this one or another tab may
   * have brought.
   */
  async renewedSince(used: string, error: unknown): Promise<boolean> {
    if (!(error instanceof UnauthenticatedError)) return false
    if (error.code !== 'token_expired' && error.code !== 'unauthenticated') return false
    const { auth } = this.#parts
    if (typeof auth === 'function') return ![null, used].includes(await auth())
    const tokens = await auth.get()
    if (!tokens) return false
    if (tokens.access_token !== used) return true
    try {
      return (await this.#refresh(auth, tokens)) !== null
    } catch {
      return false // the 401 says more to the caller than why the refresh failed
    }
  }

  /** Keeps the tokens in a response, if it has any. */
  async keep(body: unknown): Promise<void> {
    const { auth } = this.#parts
    if (typeof auth !== 'function' && isTokenResponse(body)) await auth.set(this.#tokensOf(body))
  }

  async forget(): Promise<void> {
    const { auth } = this.#parts
    if (typeof auth !== 'function') await auth.set(null)
  }

  #tokensOf({ access_token, refresh_token, expires_in }: TokenResponse): StoredTokens {
    return { access_token, refresh_token, expires_at: this.#parts.now() + expires_in * 1000 }
  }

  /** Single flight: a rotated token is good for one use, so calls side by side share one refresh. */
  #refresh(store: TokenStore, old: StoredTokens): Promise<StoredTokens | null> {
    this.#refreshing ??= this.#exchange(store, old).finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  async #exchange(store: TokenStore, old: StoredTokens): Promise<StoredTokens | null> {
    if (!this.#parts.refresh) return null
    const outcome = await this.#parts.refresh(old.refresh_token).catch((error: unknown) => {
      if (isRefusal(error)) return error
      throw error
    })
    // Whoever signed in or out meanwhile is right; these tokens belong to the user before.
    const current = await store.get()
    if (current?.refresh_token !== old.refresh_token) return current
    if (isRefusal(outcome)) {
      await store.set(null)
      await this.#parts.onSignedOut?.(outcome)
      throw outcome
    }
    // Of a page that a network puts before the shop, for instance; the session is as it was.
    if (!isTokenResponse(outcome)) throw new StoaError('the refresh of the session brought no tokens')
    const tokens = this.#tokensOf(outcome)
    await store.set(tokens)
    return tokens
  }
}
