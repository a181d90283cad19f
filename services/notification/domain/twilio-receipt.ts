import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ReceiptStatus } from './delivery.ts'
import { failureOfTwilio } from './twilio-failure.ts'

/** Where Twilio tells what became of an SMS, and the token of the account, by which it signs. */
export interface TwilioReceipts {
  url: string
  authToken: string
}

/** The address that Twilio is told with one request. */
export const receiptUrl = (url: string, attempt: string): string => `${url}?attempt=${encodeURIComponent(attempt)}`

const byName = ([one]: [string, string], [other]: [string, string]) => Number(one > other) - Number(one < other)

/** Twilio's signature: base64 HMAC-SHA1 of the address and the pairs of the form, sorted by their names, without anything between them. */
export function twilioSignature(authToken: string, url: string, form: URLSearchParams): string {
  const pairs = [...form].sort(byName).map(([name, value]) => `${name}${value}`)
  return createHmac('sha1', authToken)
    .update(`${url}${pairs.join('')}`)
    .digest('base64')
}

export function isSignedByTwilio(
  { url, authToken }: TwilioReceipts,
  attempt: string,
  form: URLSearchParams,
  signature: string,
): boolean {
  const expected = Buffer.from(twilioSignature(authToken, receiptUrl(url, attempt), form))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** What a receipt says. */
export interface TwilioReceipt {
  sid: string
  /** Null while it is on its way. */
  end: { status: ReceiptStatus; reason: string | null } | null
}

export function readTwilioReceipt(form: URLSearchParams): TwilioReceipt {
  const sid = form.get('MessageSid') ?? ''
  const status = form.get('MessageStatus')
  if (status === 'delivered') return { sid, end: { status, reason: null } }
  if (status !== 'undelivered' && status !== 'failed') return { sid, end: null }
  const code = form.get('ErrorCode') ?? ''
  // Of one without a code nothing is known; 400 is a refusal for some reason.
  const { message } = failureOfTwilio(400, /^\d{1,6}$/.test(code) ? Number(code) : null, 0)
  return { sid, end: { status: 'undelivered', reason: message } }
}
