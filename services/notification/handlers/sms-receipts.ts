import type { Readable } from 'node:stream'
import { readSmallBody } from '@stoa/kit/http/small-body'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { isSignedByTwilio, readTwilioReceipt } from '../domain/twilio-receipt.ts'
import { takeReceipt } from '../flows/sms-receipts.ts'

/** Twenty octets in base64. */
const SIGNATURE = /^[A-Za-z0-9+/]{27}=$/
/** Bytes: Twilio's have some hundred. Anybody may send one, and its pairs are sorted before they are believed. */
const LONGEST_FORM = 8_192

export const receiveTwilioReceipt: Handler<'receiveTwilioReceipt'> = async ({ query, headers, body }, ctx) => {
  if (!ctx.twilioReceipts) throw notFound('This provider')
  const signature = headers['x-twilio-signature'] ?? ''
  if (!SIGNATURE.test(signature)) throw new DomainError('unauthenticated', 'The receipt is not signed.')
  // x-raw-body: `body` is a stream of the exact bytes; its type is that of the parsed body.
  const form = new URLSearchParams((await readSmallBody(body as unknown as Readable, LONGEST_FORM)).toString('utf8'))
  if (!isSignedByTwilio(ctx.twilioReceipts, query.attempt, form, signature)) {
    throw new DomainError('unauthenticated', 'The signature does not fit the address and the form.')
  }
  await takeReceipt(ctx, query.attempt, readTwilioReceipt(form))
  return { status: 204 }
}
