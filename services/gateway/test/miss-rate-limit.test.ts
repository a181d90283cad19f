import t from 'tap'
import { routes } from '../generated/routes.ts'
import { defaultPolicies } from '../rate-policies.ts'
import { openCachedShop } from './cached-shop.ts'

const policies = { ...defaultPolicies, search: { ...defaultPolicies.search, limit: 2, windowSeconds: 60, exact: true } }

t.test(
  'what nothing is kept for has a limit of its own, which no kept response and no trusted proxy counts towards',
  async (t) => {
    const { first, second, state } = await openCachedShop(t, { settings: { policies, trustedProxies: ['127.0.0.1'] } })
    const search = (text: string, address = '198.51.100.7') =>
      first.read(`/v1/searches?q=${text}`, { 'x-forwarded-for': address })
    t.equal((await search('a')).status, 200)
    t.equal((await search('b')).headers.get('ratelimit-policy'), '"default";q=600;w=60')
    const refused = await search('c')
    t.equal(refused.status, 429)
    t.match(refused.body, { code: 'rate_limited' })
    t.equal(refused.headers.get('ratelimit-policy'), '"search";q=2;w=60')
    t.match(refused.headers.get('retry-after'), /^(60|5\d)$/)
    t.equal(state.requests.length, 2, 'a refused search is no work for the service')
    t.equal((await search('a')).status, 200, 'what is kept is sent all the same')
    t.equal((await first.read('/v1/things?q=c', { 'x-forwarded-for': '198.51.100.7' })).status, 200)
    const elsewhere = await second.read('/v1/searches?q=d', { 'x-forwarded-for': '198.51.100.7' })
    t.equal(elsewhere.status, 429, 'all gateways count together')
    t.equal((await search('c', '198.51.100.8')).status, 200, 'shoppers of one storefront are counted one by one')
    for (const text of ['e', 'f', 'g']) t.equal((await first.read(`/v1/searches?q=${text}`)).status, 200)
  },
)

t.test('where nothing is kept, every search counts', async (t) => {
  const { first } = await openCachedShop(t, { settings: { policies, cacheBytes: 0 } })
  const statuses: number[] = []
  for (let at = 0; at < 3; at += 1) statuses.push((await first.read('/v1/searches')).status)
  t.same(statuses, [200, 200, 429])
})

t.test('the networks of one IPv6 /48 have twice the searches of one that nothing is kept for, together', async (t) => {
  const { first } = await openCachedShop(t, { settings: { policies, trustedProxies: ['127.0.0.1'] } })
  const statuses: number[] = []
  for (let network = 1; network <= 6; network += 1) {
    const headers = { 'x-forwarded-for': `2001:db8:9:${network}::1` }
    statuses.push((await first.read(`/v1/searches?q=${network}`, headers)).status)
  }
  t.same(statuses, [200, 200, 200, 200, 429, 429])
  const elsewhere = await first.read('/v1/searches?q=7', { 'x-forwarded-for': '2001:db8:a::1' })
  t.equal(elsewhere.status, 200)
})

t.test('lists and completions of products have limits for what is not kept', async (t) => {
  const limitOf = (id: string) => routes.find(({ operationId }) => operationId === id)?.cache?.missRateLimit
  t.equal(limitOf('listProducts'), 'search')
  t.equal(limitOf('suggest'), 'suggest')
  // What nothing is kept for at all counts always.
  for (const id of ['getAvailability', 'streamAvailability']) {
    const policy = routes.find(({ operationId }) => operationId === id)?.rateLimit ?? ''
    t.equal(policy, 'stock')
    t.equal(defaultPolicies[policy]?.siteRates, 2, 'the networks of one subscriber have no thread for themselves')
  }
  for (const { cache } of routes) if (cache?.missRateLimit) t.ok(defaultPolicies[cache.missRateLimit])
})
