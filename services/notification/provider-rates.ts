import type { Runtime } from '@stoa/kit/process/service'
import { closeRedis, createRedis } from '@stoa/kit/redis/redis'
import type { NotificationConfig } from './config.ts'
import { createProviderRate, type ProviderRates } from './flows/provider-rate.ts'
import { createProviderTurns } from './store/provider-turns.ts'

type RateSettings = Pick<NotificationConfig, 'SMTP_PER_SECOND' | 'SMS_HTTP_PER_SECOND' | 'TWILIO_PER_SECOND'>

/** The rates that the settings name, which all processes keep together. */
export async function openProviderRates(
  { SMTP_PER_SECOND: smtp, SMS_HTTP_PER_SECOND: http, TWILIO_PER_SECOND: twilio }: RateSettings,
  { cacheRedisUrl, keyPrefix, log }: Pick<Runtime, 'cacheRedisUrl' | 'keyPrefix' | 'log'>,
): Promise<{ rates: ProviderRates; close: () => Promise<void> }> {
  const given = Object.entries({ smtp, http, twilio }).flatMap(([name, rate]) => (rate ? [[name, rate] as const] : []))
  if (given.length === 0) return { rates: {}, close: async () => undefined }
  const onError = (err: Error) => log.warn({ err }, 'connection lost')
  const redis = await createRedis({ url: cacheRedisUrl, name: 'notification', onError })
  const onFailure = (err: unknown) => log.warn({ err }, 'each process keeps the rates of providers by itself')
  const turns = createProviderTurns({ redis, keyPrefix, onFailure })
  const rates = given.map(([provider, perSecond]) => [provider, createProviderRate({ provider, perSecond, turns })])
  return { rates: Object.fromEntries(rates), close: () => closeRedis(redis) }
}
