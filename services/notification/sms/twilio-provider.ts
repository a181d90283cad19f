import { failureOfTwilio, twilioErrorOf } from '../domain/twilio-failure.ts'
import { receiptUrl } from '../domain/twilio-receipt.ts'
import { exchange, pauseOf } from './exchange.ts'
import { PROVIDER_TIMEOUT_MS, type SmsProvider } from './provider.ts'

export interface TwilioSettings {
  /** Of the API: `https://api.twilio.com`, or that of a region. */
  url: string
  accountSid: string
  authToken: string
  /** A number (E.164), the name of a sender, or the SID of a messaging service. */
  from: string
  /** Where it tells what becomes of an SMS; null where it cannot reach that. */
  receiptsUrl?: string | null
  timeoutMs?: number
}

const isMessagingService = (from: string) => /^MG[0-9a-f]{32}$/i.test(from)

function sidOf(body: string | null): string | null {
  try {
    const { sid } = JSON.parse(body ?? '') as { sid?: unknown }
    return typeof sid === 'string' && /^[A-Z]{2}[0-9a-f]{32}$/i.test(sid) ? sid : null
  } catch {
    return null
  }
}

/** Twilio, by its Messages API (2010-04-01). */
export function createTwilioProvider(settings: TwilioSettings): SmsProvider {
  const { url, accountSid, authToken, from, receiptsUrl = null, timeoutMs = PROVIDER_TIMEOUT_MS } = settings
  const address = new URL(`/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`, url).href
  const headers = {
    authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
  }
  const sender = isMessagingService(from) ? 'MessagingServiceSid' : 'From'
  return {
    name: 'twilio',
    async send({ attempt, to, text }) {
      const callback = receiptsUrl === null ? {} : { StatusCallback: receiptUrl(receiptsUrl, attempt) }
      const body = String(new URLSearchParams({ To: to, [sender]: from, Body: text, ...callback }))
      const response = await exchange(address, { method: 'POST', headers, body }, timeoutMs)
      const { status } = response
      // A success whose body broke off is one without the id.
      if (status >= 200 && status < 300) return { id: sidOf(response.body) }
      throw failureOfTwilio(status, twilioErrorOf(response.body), pauseOf(response.headers))
    },
  }
}
