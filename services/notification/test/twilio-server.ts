import { type Behaviour, startSmsProvider, type TakenRequest } from './sms-provider.ts'

export const ACCOUNT = `AC${'0123456789abcdef'.repeat(2)}`
export const AUTH_TOKEN = 'a-token-of-tests'
const AUTHORIZATION = `Basic ${Buffer.from(`${ACCOUNT}:${AUTH_TOKEN}`).toString('base64')}`

/** An error as Twilio's API has it. */
export const twilioError = (status: number, code: number, headers?: Record<string, string>): Behaviour => ({
  status,
  ...(headers ? { headers } : {}),
  body: { code, status, message: `The text of ${code} names +491711234567`, more_info: 'https://www.twilio.com/docs' },
})

const sidOf = (number: number) => `SM${number.toString(16).padStart(32, '0')}`

/** What Twilio responds to a request that is as its documentation says, and to one that is not. */
function respondTo({ method, url, headers, body }: TakenRequest, number: number): Behaviour {
  if (headers.authorization !== AUTHORIZATION) return twilioError(401, 20003)
  if (method !== 'POST' || url !== `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`) return twilioError(404, 20404)
  if (headers['content-type'] !== 'application/x-www-form-urlencoded') return twilioError(400, 21604)
  const form = new URLSearchParams(body)
  const to = form.get('To') ?? ''
  if (to === '') return twilioError(400, 21604)
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return twilioError(400, 21211)
  if (!form.get('From') === !form.get('MessagingServiceSid')) return twilioError(400, 21603)
  if (!form.get('Body')) return twilioError(400, 21602)
  return { status: 201, body: { sid: sidOf(number), status: 'queued', to, body: form.get('Body'), error_code: null } }
}

/** A server that behaves like Twilio's Messages API, unless `next` says otherwise. */
export const startTwilio = () => startSmsProvider(respondTo)
