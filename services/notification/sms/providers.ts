import { ConfigError } from '@stoa/kit/process/config'
import { apiUrlOf, type NotificationConfig } from '../config.ts'
import type { TwilioReceipts } from '../domain/twilio-receipt.ts'
import { createHttpProvider } from './http-provider.ts'
import type { SmsProvider, SmsProviderName } from './provider.ts'
import { createTwilioProvider } from './twilio-provider.ts'

const missing = (name: string, provider: string) =>
  new ConfigError([`${name} is missing (or ${name}_FILE): SMS_PROVIDERS names ${provider}`])

/** How Twilio's receipts are taken: it calls no address without TLS, which is one of a trial. */
export function twilioReceiptsOf(config: NotificationConfig): TwilioReceipts | null {
  const { TWILIO_AUTH_TOKEN: authToken } = config
  const apiUrl = apiUrlOf(config)
  if (!config.SMS_PROVIDERS.includes('twilio') || !authToken || !apiUrl?.startsWith('https:')) return null
  return { url: `${apiUrl}/v1/sms-receipts/twilio`, authToken }
}

const makers: Record<SmsProviderName, (config: NotificationConfig) => SmsProvider> = {
  http(config) {
    if (!config.SMS_HTTP_URL) throw missing('SMS_HTTP_URL', 'http')
    return createHttpProvider({
      url: config.SMS_HTTP_URL,
      method: config.SMS_HTTP_METHOD,
      headers: config.SMS_HTTP_HEADER ?? {},
      body: config.SMS_HTTP_BODY,
      success: config.SMS_HTTP_SUCCESS ?? null,
    })
  },
  twilio(config) {
    const {
      TWILIO_API_URL: url,
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
      TWILIO_FROM: from,
    } = config
    if (!accountSid) throw missing('TWILIO_ACCOUNT_SID', 'twilio')
    if (!authToken) throw missing('TWILIO_AUTH_TOKEN', 'twilio')
    if (!from) throw missing('TWILIO_FROM', 'twilio')
    return createTwilioProvider({
      url,
      accountSid,
      authToken,
      from,
      receiptsUrl: twilioReceiptsOf(config)?.url ?? null,
    })
  },
}

/** The providers that the settings name, in the order in which they are tried. */
export const smsProvidersOf = (config: NotificationConfig): SmsProvider[] =>
  config.SMS_PROVIDERS.map((name) => makers[name](config))
