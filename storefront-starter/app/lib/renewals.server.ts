import type { StoredTokens } from '@stoa/sdk'

/** Long enough to load a page again that was broken off; short, as somebody who copied the cookie gets the new tokens so long. */
const KEPT_MS = 2 * 60_000
/** Of a busy shop in that time; the oldest go first. */
const MAX_KEPT = 10_000

/** The SDK renews tokens that end within half a minute, and keeps those of a sign-in or a new password by the same way. */
const DUE_MS = 60_000

/** The session of an access token that the API has sent, which is therefore not verified again. */
function sessionOf({ access_token }: StoredTokens): unknown {
  try {
    return JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()).sid ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

interface Renewal {
  tokens: StoredTokens
  keptUntilMs: number
}

/**
 * Remembers what sessions were renewed to. A page that is broken off while its session is renewed never brings the browser the new
 * cookie, and the API takes the old one for a theft once it has waited some seconds: the customer would be signed out everywhere.
 */
export function createRenewals(now: () => number = Date.now) {
  const renewals = new Map<string, Renewal>()
  return {
    /**
     * Remembers it where it is a renewal, which stays in its session: after a sign-in, also to the same account, or a new password the
     * former tokens shall be worth nothing.
     */
    remember(former: StoredTokens, tokens: StoredTokens): void {
      const session = sessionOf(former)
      if (former.expires_at - DUE_MS > now() || session === null || session !== sessionOf(tokens)) return
      const oldest = renewals.keys().next()
      if (renewals.size >= MAX_KEPT && !oldest.done) renewals.delete(oldest.value)
      renewals.set(former.refresh_token, { tokens, keptUntilMs: now() + KEPT_MS })
    },
    /** What a browser's tokens have become that does not know it yet; null = they are the newest. */
    successorOf({ refresh_token }: StoredTokens): StoredTokens | null {
      const found = renewals.get(refresh_token)
      if (found && found.keptUntilMs > now()) return found.tokens
      renewals.delete(refresh_token)
      return null
    },
  }
}

export const renewals = createRenewals()
