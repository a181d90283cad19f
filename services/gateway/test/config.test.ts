import { ConfigError, readConfig } from '@stoa/kit/process/config'
import t from 'tap'
import { gatewayConfig, gatewaySettings } from '../config.ts'
import { routes } from '../generated/routes.ts'
import { defaultPolicies } from '../rate-policies.ts'

t.test('settings are read from the environment, and refused when they make no sense', async (t) => {
  const given = gatewaySettings(readConfig({ STOA_RATE_LIMITS: 'default=5/1, login=2/30' }, gatewayConfig))
  t.same(given.policies.default, { limit: 5, windowSeconds: 1, exact: false })
  t.same(given.policies.login, { limit: 2, windowSeconds: 30, exact: true })
  t.same(given.policies.refresh, defaultPolicies.refresh)
  const wrong = {
    STOA_RATE_LIMITS: 'default=0/1',
    STOA_CORS_ORIGINS: 'https://shop.example/path',
    STOA_PUBLIC_URL: 'ftp://x',
  }
  t.throws(() => readConfig(wrong, gatewayConfig), ConfigError)
  for (const origin of ['null', 'shop.example', 'https://*.shop.example']) {
    t.throws(() => readConfig({ STOA_CORS_ORIGINS: origin }, gatewayConfig), ConfigError, origin)
  }
})

t.test('a provider’s webhook is no stream', (t) => {
  const streams = routes.filter(({ isStream }) => isStream)
  t.ok(streams.length > 0 && streams.every(({ permission }) => permission.startsWith('staff:')))
  t.ok(routes.some(({ operationId, rawBody }) => operationId === 'receiveProviderWebhook' && rawBody))
  t.end()
})
