import t from 'tap'
import { gatewayConfig } from '../config.ts'
import { startGateway } from './fixture.ts'

t.test('a storefront in development may have any port of this machine', async (t) => {
  const corsOrigins = gatewayConfig.STOA_CORS_ORIGINS.parse('http://localhost:*,http://[::1]:*,https://shop.example')
  const { url } = await startGateway(t, { dispatch: 'local', settings: { corsOrigins } })
  const allowed = async (origin: string) => {
    const response = await fetch(`${url}/v1/things/1`, { headers: { origin } })
    return response.headers.get('access-control-allow-origin')
  }
  for (const origin of ['http://localhost:5173', 'http://localhost:61234', 'http://localhost', 'http://[::1]:3000']) {
    t.equal(await allowed(origin), origin)
    t.equal(await allowed(origin), origin, 'kept responses too')
  }
  t.equal(await allowed('https://shop.example'), 'https://shop.example')
  for (const origin of [
    'https://localhost:5173',
    'http://localhost.evil.example:80',
    'http://evil.example/http://localhost:1',
    'http://127.0.0.1:3000',
    'http://localhost:*',
    'http://localhost:123456',
    'null',
  ]) {
    t.equal(await allowed(origin), null, origin)
  }
  for (const entry of ['https://shop.example:*', 'http://*:3000', 'localhost:*']) {
    t.throws(() => gatewayConfig.STOA_CORS_ORIGINS.parse(entry), entry)
  }
})
