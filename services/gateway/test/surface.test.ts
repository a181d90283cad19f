import { problems } from '@stoa/kit/generated/problems'
import { ConfigError, readConfig } from '@stoa/kit/process/config'
import type { Problem } from '@stoa/kit/values/problem'
import t from 'tap'
import { limitKey, plainAddress } from '../client-address.ts'
import { gatewayConfig, gatewaySettings } from '../config.ts'
import { routes } from '../generated/routes.ts'
import { createKeySet } from '../key-set.ts'
import { createRateLimiter, type Standing } from '../rate-limit.ts'
import { defaultPolicies } from '../rate-policies.ts'
import type { TokenStore } from '../rate-tokens.ts'
import { createUsers, openShop, sendRaw } from './shop.ts'

const codeOf = async (answer: Response) => ((await answer.json()) as Problem).code
const login = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{}',
  })

t.test('docs', async (t) => {
  const { url } = await openShop(t, { way: 'local' })

  t.test('the document is that of gateway.yaml, and has every route', async (t) => {
    const answer = await fetch(`${url}/openapi.json`)
    t.match(answer.headers.get('content-type'), /^application\/json/)
    const { paths } = (await answer.json()) as { paths: Record<string, Record<string, { operationId: string }>> }
    const documented = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
    for (const { operationId } of routes) t.ok(documented.includes(operationId), operationId)
    t.notOk(Object.keys(paths).some((path) => path.startsWith('/internal/')))
  })

  t.test('the reference asks no other host for anything', async (t) => {
    const page = await fetch(`${url}/docs/`)
    t.equal(page.status, 200)
    const html = await page.text()
    const links = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, link = '']) => new URL(link, page.url))
    t.ok(links.length >= 4)
    for (const link of links) {
      t.equal(link.origin, new URL(url).origin)
      t.equal((await fetch(link)).status, 200, link.pathname)
    }
    const policy = page.headers.get('content-security-policy') ?? ''
    t.match(policy, /default-src 'none'/)
    t.notMatch(policy, /https?:|\*|upgrade-insecure/)
    const start = await (await fetch(new URL('static/swagger-initializer.js', page.url))).text()
    t.notMatch(start.replace(/^\s*\/\/.*$/gm, ''), /https?:\/\//)
    t.match(start, /"\/openapi\.json"/)
  })

  t.test('every problem type is an anchor of a page', async (t) => {
    const page = await fetch(`${url}/docs/problems`)
    t.match(page.headers.get('content-type'), /text\/html/)
    const html = await page.text()
    for (const code of Object.keys(problems)) t.ok(html.includes(`id="${code}"`), code)
  })

  t.test('probes', async (t) => {
    t.equal((await fetch(`${url}/livez`)).status, 200)
    const ready = await fetch(`${url}/readyz`)
    t.equal(ready.status, 200)
    t.match(await ready.json(), { status: 'ok', redis: 'ok', broadcasts: 'ok', order: 'in this process' })
    t.equal((await fetch(`${url}/metrics`)).status, 404, 'on a port of its own')
  })
})

t.test('what is no HTTP request is answered with a problem as well', async (t) => {
  const { url } = await openShop(t, { way: 'local' })
  const broken = {
    headers_too_large: `GET /v1/things/1 HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
    malformed_body: 'FOO /v1/things/1 HTTP/1.1\r\nHost: a\r\n\r\n',
  }
  for (const [code, text] of Object.entries(broken)) {
    const [head = '', body = ''] = (await sendRaw(url, text)).split('\r\n\r\n')
    t.match(head, `HTTP/1.1 ${problems[code as keyof typeof broken].status} `)
    t.match(head, 'application/problem+json')
    const problem = JSON.parse(body) as Problem
    t.equal(problem.code, code)
    t.match(head, `x-request-id: ${problem.request_id}`)
  }
})

t.test('rate limits', async (t) => {
  const policies = {
    default: { limit: 20, windowSeconds: 60, exact: false },
    login: { limit: 3, windowSeconds: 60, exact: true },
  }

  t.test('login is counted exactly, over all gateways, and answers 429 with the time to wait', async (t) => {
    const first = await openShop(t, { way: 'local', settings: { policies } })
    const answers: Response[] = []
    for (let i = 0; i < 4; i += 1) {
      // Neither names another client: nobody trusts them here.
      answers.push(await login(first.url, { 'x-forwarded-for': `10.0.0.${i}`, 'x-real-ip': `10.0.0.${i}` }))
    }
    t.same(
      answers.map(({ status }) => status),
      [200, 200, 200, 429],
    )
    t.equal(answers[0]?.headers.get('ratelimit-policy'), '"login";q=3;w=60')
    t.match(answers[0]?.headers.get('ratelimit'), /^"login";r=2;t=(60|59)$/)
    const last = answers[3]
    t.equal(last?.headers.get('retry-after'), /t=(\d+)/.exec(last?.headers.get('ratelimit') ?? '')?.[1])
    t.equal(last && (await codeOf(last)), 'rate_limited')
    t.equal((await fetch(`${first.url}/v1/things/1`)).status, 200, 'other policies have their own count')
  })

  t.test('a trusted edge says who the client is; IPv6 neighbours count together', async (t) => {
    const { url } = await openShop(t, { way: 'local', settings: { policies, trustedProxies: ['127.0.0.1'] } })
    const from = (address: string) => login(url, { 'x-forwarded-for': address })
    for (let i = 1; i < 4; i += 1) t.equal((await from(`2001:db8:1:2::${i}`)).status, 200)
    t.equal((await from('2001:db8:1:2:ffff::9')).status, 429)
    t.equal((await from('2001:db8:1:3::1')).status, 200)
    const seen = (await (await from('198.51.100.7')).json()) as { principal: { address: string } }
    t.equal(seen.principal.address, '198.51.100.7')
  })

  t.test('without Redis: browsing goes on, guessing is still limited', async (t) => {
    const { url } = await openShop(t, { way: 'local', settings: { policies }, redisUrl: 'redis://127.0.0.1:1' })
    for (let i = 0; i < 30; i += 1) {
      const answer = await fetch(`${url}/v1/things/1`)
      if (answer.status !== 200 && i < 20) t.fail('refused')
    }
    const tries = [await login(url), await login(url), await login(url), await login(url)]
    t.same(
      tries.map(({ status }) => status),
      [200, 200, 200, 429],
    )
  })

  t.test('ordinary tokens are leased in blocks, and never more than the limit is let in', async (t) => {
    let now = 0
    let used = 0
    let asked = 0
    const store: TokenStore = {
      async lease(_key, { limit, block }) {
        asked += 1
        const tokens = Math.max(Math.min(block, limit - used), 0)
        used += tokens
        return { tokens, left: limit - used, endsInMs: 60_000 }
      },
    }
    const policy = { limit: 300, windowSeconds: 60, exact: false }
    const gateways = [createRateLimiter({ store, clock: () => now }), createRateLimiter({ store, clock: () => now })]
    const standings: Standing[] = []
    const take = (limiter: (typeof gateways)[number]) => limiter.take('default', policy, '192.0.2.1')
    for (let i = 0; i < 400; i += 1) for (const limiter of gateways) standings.push(await take(limiter))
    t.equal(standings.filter(({ allowed }) => allowed).length, 300)
    t.ok(asked <= 12, `asked ${asked} times for 800 requests`)
    t.equal(standings[0]?.remaining, 299)
    now += 60_001
    used = 0
    t.ok((await take(gateways[0] as (typeof gateways)[number])).allowed, 'a new window')
    const many = Array.from({ length: 500 }, () => gateways[1]?.take('default', policy, '192.0.2.1'))
    t.equal(
      (await Promise.all(many)).filter((each) => each?.allowed).length,
      270,
      'all at once, one block is elsewhere',
    )
  })

  t.test('addresses in one form', async (t) => {
    t.equal(plainAddress('::FFFF:192.0.2.1'), '192.0.2.1')
    t.equal(plainAddress('FE80::1%eth0'), 'fe80::1')
    t.equal(plainAddress(undefined), '', 'of somebody who has hung up')
    t.equal(limitKey('192.0.2.1'), '192.0.2.1')
    for (const same of ['2001:db8::1', '2001:db8:0:0:9::', '2001:0db8:0000::ffff'])
      t.equal(limitKey(same), '2001:db8:0:0::/64')
    t.equal(limitKey('::1'), '0:0:0:0::/64')
  })
})

t.test('published keys', async (t) => {
  const users = createUsers()
  let now = 0
  let fetches = 0
  let fails = false
  const keys = createKeySet({
    clock: () => now,
    fetch: async () => {
      fetches += 1
      if (fails) throw new Error('away')
      return { keys: [...users.published].map(([kid, key]) => ({ ...key.export({ format: 'jwk' }), kid })) }
    },
  })

  t.match(await keys.find('key-1'), /BEGIN PUBLIC KEY/)
  now += 10_000
  const other = createUsers().pair.publicKey
  users.published.set('key-2', other)
  t.match(await keys.find('key-2'), /BEGIN PUBLIC KEY/, 'a new key is fetched when a token names it')
  users.published.delete('key-1')
  now += 61_000
  t.equal(await keys.find('key-1'), null, 'a withdrawn one is refused within a minute')
  fails = true
  now += 600_000
  t.match(await keys.find('key-2'), /BEGIN PUBLIC KEY/, 'the last known ones outlive an outage')
  const before = fetches
  for (let i = 0; i < 50; i += 1) await keys.find('key-2')
  t.equal(fetches, before, 'and the outage is not made worse')
})

t.test('settings', async (t) => {
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
