/** Providers that settings can name. */
export const SMS_PROVIDERS = ['http', 'twilio'] as const
export type SmsProviderName = (typeof SMS_PROVIDERS)[number]

/** An SMS as it goes out. */
export interface Sms {
  /** Of the delivery and the request to send it: the same over its attempts. */
  id: string
  /** Of this attempt: the request to this provider alone. */
  attempt: string
  /** E.164. */
  to: string
  text: string
}

/** Who takes SMS to phones. */
export interface SmsProvider {
  name: string
  /** Resolves with the provider's id of the SMS, when it has told one; throws SendError, whose reason begins with a code of `reasons`. */
  send(sms: Sms): Promise<{ id: string | null }>
}

/** Milliseconds that a provider may take to respond. */
export const PROVIDER_TIMEOUT_MS = 15_000
