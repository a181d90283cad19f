import type { PublicSender } from '@stoa/kit/calls/public-sender'
import { SendError } from '../domain/sender.ts'
import { PUSH_TIMEOUT_MS, pauseOf, postOrFail } from './exchange.ts'
import { assertionOf, type ServiceAccount } from './service-account.ts'

/** Before its end a token is replaced, so that none ends on its way. */
const MARGIN_MS = 5 * 60_000

export interface AccessTokens {
  /** One that is good for minutes; throws SendError. Those who ask meanwhile wait for the same one. */
  get(now: Date): Promise<string>
  /** It was refused: the next one is new. */
  forget(token: string): void
}

interface Way {
  sender: PublicSender
  timeoutMs: number
}

async function request(account: ServiceAccount, { sender, timeoutMs }: Way, now: Date) {
  const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertionOf(account, now) }
  const response = await postOrFail(sender, account.tokenUrl, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: String(new URLSearchParams(form)),
    timeoutMs,
  })
  const { status, body } = response
  // Never for good: an account that is refused is mended by whoever runs the shop.
  if (status !== 200) throw new SendError(`EAUTH ${status}`, false, pauseOf(response, now))
  const { access_token: token, expires_in: seconds } = readToken(body)
  if (typeof token !== 'string' || typeof seconds !== 'number') throw new SendError('EAUTH', false)
  return { token, until: now.getTime() + seconds * 1_000 - MARGIN_MS }
}

function readToken(body: Buffer): { access_token?: unknown; expires_in?: unknown } {
  try {
    return { ...(JSON.parse(body.toString('utf8')) as object) }
  } catch {
    return {}
  }
}

/** Tokens of the account, one for all messages of about an hour. */
export function createAccessTokens(
  account: ServiceAccount,
  sender: PublicSender,
  timeoutMs = PUSH_TIMEOUT_MS,
): AccessTokens {
  let held: { token: string; until: number } | null = null
  let coming: Promise<string> | null = null
  const renew = async (now: Date) => {
    held = await request(account, { sender, timeoutMs }, now)
    return held.token
  }
  return {
    async get(now) {
      if (held && held.until > now.getTime()) return held.token
      coming ??= renew(now).finally(() => {
        coming = null
      })
      return coming
    },
    forget(token) {
      if (held?.token === token) held = null
    },
  }
}
