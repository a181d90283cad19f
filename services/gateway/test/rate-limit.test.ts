import { networkOf, siteOf, siteOfNetwork } from '@stoa/kit/values/network'
import type { Problem } from '@stoa/kit/values/problem'
import t from 'tap'
import { clientOf, plainAddress } from '../client-address.ts'
import { routes } from '../generated/routes.ts'
import { countRequest, createRateLimiter, type RateStatus } from '../rate-limit.ts'
import { defaultPolicies, policyFor, readPolicies, sitePolicyOf } from '../rate-policies.ts'
import type { TokenStore } from '../rate-tokens.ts'
import { startGateway } from './fixture.ts'

const codeOf = async (response: Response) => ((await response.json()) as Problem).code
const login = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{}',
  })

t.test('rate limits', async (t) => {
  const policies = {
    default: { limit: 20, windowSeconds: 60, exact: false },
    login: { limit: 3, windowSeconds: 60, exact: true },
  }

  t.test(
    'login is counted exactly, whatever client it claims to be, and refused with 429 and the time to wait',
    async (t) => {
      const gateway = await startGateway(t, { dispatch: 'local', settings: { policies } })
      const responses: Response[] = []
      for (let i = 0; i < 4; i += 1) {
        // Neither header names another client: no proxy is trusted here.
        responses.push(await login(gateway.url, { 'x-forwarded-for': `10.0.0.${i}`, 'x-real-ip': `10.0.0.${i}` }))
      }
      t.same(
        responses.map(({ status }) => status),
        [200, 200, 200, 429],
      )
      t.equal(responses[0]?.headers.get('ratelimit-policy'), '"login";q=3;w=60')
      t.match(responses[0]?.headers.get('ratelimit'), /^"login";r=2;t=(60|5\d)$/)
      const last = responses[3]
      t.equal(last?.headers.get('retry-after'), /t=(\d+)/.exec(last?.headers.get('ratelimit') ?? '')?.[1])
      t.equal(last && (await codeOf(last)), 'rate_limited')
      t.equal((await fetch(`${gateway.url}/v1/things/1`)).status, 200, 'other policies have their own count')
    },
  )

  t.test('a trusted proxy names the client; addresses of one IPv6 /64 count together', async (t) => {
    const { url } = await startGateway(t, { dispatch: 'local', settings: { policies, trustedProxies: ['127.0.0.1'] } })
    const from = (address: string) => login(url, { 'x-forwarded-for': address })
    for (let i = 1; i < 4; i += 1) t.equal((await from(`2001:db8:1:2::${i}`)).status, 200)
    t.equal((await from('2001:db8:1:2:ffff::9')).status, 429)
    t.equal((await from('2001:db8:1:3::1')).status, 200)
    const received = (await (await from('198.51.100.7')).json()) as { principal: { address: string } }
    t.equal(received.principal.address, '198.51.100.7')
  })

  t.test('the networks of one IPv6 /48 have a few times what one of them has', async (t) => {
    const { url } = await startGateway(t, { dispatch: 'local', settings: { policies, trustedProxies: ['127.0.0.1'] } })
    const from = (address: string) => login(url, { 'x-forwarded-for': address })
    const statuses: number[] = []
    for (let network = 1; network <= 9; network++) {
      for (let i = 1; i <= 3; i++) statuses.push((await from(`2001:db8:6:${network}::${i}`)).status)
    }
    t.same(statuses, [...Array(24).fill(200), 429, 429, 429])
    const refused = await from('2001:db8:6:ff::1')
    t.equal(refused.status, 429)
    t.match(refused.headers.get('ratelimit-policy'), '"login";q=24;w=60')
    t.match(refused.headers.get('retry-after'), /^(60|[1-5]\d)$/)
    t.equal((await from('2001:db8:7:1::1')).status, 200, 'another site')
    for (let i = 1; i <= 30; i++) t.equal((await from(`198.51.100.${i}`)).status, 200, 'IPv4 addresses have no site')
    const read = (network: number) =>
      fetch(`${url}/v1/things/1`, { headers: { 'x-forwarded-for': `2001:db8:6:${network}::1` } })
    const reads: number[] = []
    for (let request = 0; request < 170; request++) reads.push((await read(request)).status)
    t.same(reads, [...Array(160).fill(200), ...Array(10).fill(429)], 'ordinary requests too')
    t.equal((await fetch(`${url}/v1/things/1`, { headers: { 'x-forwarded-for': '2001:db8:7:1::1' } })).status, 200)
  })

  t.test('counting for the site makes no network call while its lease lasts', async (t) => {
    const calls: string[] = []
    const store: TokenStore = {
      async lease(key, { limit, block }) {
        calls.push(key)
        return { tokens: block, left: limit - block, endsInMs: 60_000 }
      },
    }
    const limiter = createRateLimiter({ store })
    const policy = policyFor(defaultPolicies, 'default')
    const count = (address: string) => countRequest(limiter, { name: 'default', policy, client: clientOf(address) })
    await count('2001:db8:6:1::1')
    t.same(calls, ['default:2001:db8:6:1::/64', 'default:2001:db8:6::/48'])
    for (let i = 0; i < 59; i++) if ('then' in count('2001:db8:6:1::1')) t.fail('waits')
    await count('2001:db8:6:2::1')
    t.same(calls.slice(2), ['default:2001:db8:6:2::/64'], 'another network of the site')
    await count('192.0.2.1')
    t.same(calls.slice(3), ['default:192.0.2.1'], 'an IPv4 address has none')
  })

  t.test('without Redis: ordinary requests pass, guessing is still limited', async (t) => {
    const { url } = await startGateway(t, {
      dispatch: 'local',
      settings: { policies },
      redisUrl: 'redis://127.0.0.1:1',
    })
    for (let i = 0; i < 30; i += 1) {
      const response = await fetch(`${url}/v1/things/1`)
      if (response.status !== 200 && i < 20) t.fail('refused')
    }
    const attempts = [await login(url), await login(url), await login(url), await login(url)]
    t.same(
      attempts.map(({ status }) => status),
      [200, 200, 200, 429],
    )
  })

  t.test(
    'ordinary tokens are leased in blocks, and no more requests than the limit pass, over all gateways',
    async (t) => {
      let now = 0
      let used = 0
      let calls = 0
      const store: TokenStore = {
        async lease(_key, { limit, block }) {
          calls += 1
          const tokens = Math.max(Math.min(block, limit - used), 0)
          used += tokens
          return { tokens, left: limit - used, endsInMs: 60_000 }
        },
      }
      const policy = { limit: 300, windowSeconds: 60, exact: false }
      const gateways = [createRateLimiter({ store, clock: () => now }), createRateLimiter({ store, clock: () => now })]
      const statuses: RateStatus[] = []
      const take = (limiter: (typeof gateways)[number]) => limiter.take('default', policy, '192.0.2.1')
      for (let i = 0; i < 400; i += 1) for (const limiter of gateways) statuses.push(await take(limiter))
      t.equal(statuses.filter(({ allowed }) => allowed).length, 300)
      t.ok(calls <= 12, `${calls} calls for 800 requests`)
      t.equal(statuses[0]?.remaining, 299)
      now += 60_001
      used = 0
      t.ok((await take(gateways[0] as (typeof gateways)[number])).allowed, 'a new window')
      const many = Array.from({ length: 500 }, () => gateways[1]?.take('default', policy, '192.0.2.1'))
      t.equal(
        (await Promise.all(many)).filter((each) => each?.allowed).length,
        270,
        'all at once; the other gateway holds one block',
      )
    },
  )

  t.test('addresses are normalised', async (t) => {
    t.equal(plainAddress('::FFFF:192.0.2.1'), '192.0.2.1')
    t.equal(plainAddress('::ffff:c000:0201'), '192.0.2.1')
    t.equal(plainAddress('2001:DB8:0::0:1'), '2001:db8::1')
    t.equal(plainAddress('FE80::1%eth0'), 'fe80::1')
    t.equal(plainAddress(undefined), '', 'of a client that has disconnected')
    t.equal(networkOf('192.0.2.1'), '192.0.2.1')
    for (const same of ['2001:db8::1', '2001:db8:0:0:9::', '2001:0db8:0000::ffff'])
      t.equal(networkOf(same), '2001:db8:0:0::/64')
    t.equal(networkOf('::1'), '0:0:0:0::/64')
    for (const address of ['2001:db8::1', '2001:db8:a:b::1', '::1'])
      t.equal(siteOfNetwork(networkOf(address)), siteOf(address))
    for (const other of ['192.0.2.1', 'usr_1', '2001:db8:1::/48', '']) t.equal(siteOfNetwork(other), null)
  })
})

t.test('creating carts has a limit of its own', async (t) => {
  const route = routes.find(({ operationId }) => operationId === 'createCart')
  t.match(policyFor(defaultPolicies, route?.rateLimit ?? ''), { limit: 30, windowSeconds: 60, exact: false })
})

t.test('every policy counts the site, too, whatever its setting', async (t) => {
  const policies = readPolicies('carts=7/30,login=3/60')
  t.match(sitePolicyOf(policyFor(policies, 'carts')), { limit: 56, windowSeconds: 30 })
  t.match(sitePolicyOf(policyFor(policies, 'login')), { limit: 24, windowSeconds: 60 })
  t.match(sitePolicyOf(policyFor(policies, 'no such policy')), { limit: 160 })
  t.same(sitePolicyOf(policyFor(policies, 'default')), { limit: 4_800, windowSeconds: 60, exact: false })
})

t.test('placing orders is counted one by one', async (t) => {
  const route = routes.find(({ operationId }) => operationId === 'placeOrder')
  t.match(policyFor(defaultPolicies, route?.rateLimit ?? ''), { limit: 30, windowSeconds: 60, exact: true })
  t.ok(route?.rateLimit && route.rateLimit in defaultPolicies)
})
