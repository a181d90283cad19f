import { DomainError, UnavailableError } from '@stoa/kit/values/problem'
import type { Challenge } from '../../context.ts'

/** Milliseconds the service that checks tokens may take. */
const TIMEOUT_MS = 3_000

/** What siteverify of Turnstile, hCaptcha and reCAPTCHA respond with, as far as it counts here. */
interface Verdict {
  success?: boolean
}

/** Checks tokens by the protocol that Turnstile, hCaptcha and reCAPTCHA share: a form of secret, response and remoteip. */
export function createChallenge({ url, secret }: { url: string; secret: string }): Challenge {
  return {
    async verify(token, address) {
      const form = new URLSearchParams({ secret, response: token, ...(address ? { remoteip: address } : {}) })
      try {
        const response = await fetch(url, { method: 'POST', body: form, signal: AbortSignal.timeout(TIMEOUT_MS) })
        const { success } = (await response.json()) as Verdict
        return success === true
      } catch {
        // Letting everybody pass would make an outage of that service the way around it.
        throw new UnavailableError('The challenge cannot be checked right now.', false)
      }
    },
  }
}

/** Refuses who has not solved the shop's challenge; without one set, nobody is asked for it. */
export async function assertChallenge(
  challenge: Challenge | null,
  solved: { token: string | null; address: string | null },
): Promise<void> {
  if (!challenge) return
  if (solved.token && (await challenge.verify(solved.token, solved.address))) return
  throw new DomainError('challenge_required')
}
