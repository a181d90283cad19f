import t from 'tap'
import { openCachedShop } from './cached-shop.ts'
import { sendRaw } from './fixture.ts'

t.test('a response is made once and sent again, until a broadcast purges it on every gateway', async (t) => {
  const { first, second, change, state } = await openCachedShop(t)
  for (const gateway of [first, second]) {
    t.equal((await gateway.read('/v1/things')).number, 1)
    t.equal((await gateway.read('/v1/things')).number, 1)
  }
  t.equal(state.requests.length, 2, 'once for each gateway')
  await change('thg_1')
  for (const gateway of [first, second]) t.equal((await gateway.read('/v1/things')).number, 2)
  t.equal(state.requests.length, 4)
})

t.test('a page is purged by its own id, by the subjects it declares, and by nothing else', async (t) => {
  const { first, change } = await openCachedShop(t)
  const pages = async () => [(await first.read('/v1/things/one')).number, (await first.read('/v1/things/two')).number]
  t.strictSame(await pages(), [1, 1])
  await change('one')
  t.strictSame(await pages(), [2, 1])
  await change('any', 'note.changed')
  t.strictSame(await pages(), [3, 3])
})

t.test('a fill that began before its purge is sent and not kept', async (t) => {
  const { first, hold, change } = await openCachedShop(t)
  const { promise, resolve: goOn } = Promise.withResolvers<void>()
  const { promise: reached, resolve } = Promise.withResolvers<void>()
  Object.assign(hold, { until: promise, reached: resolve })
  const early = first.read('/v1/things')
  await reached
  await change('thg_1')
  hold.until = null
  t.equal((await first.read('/v1/things')).number, 2, 'who comes after the purge does not wait for the old one')
  goOn()
  t.equal((await early).number, 1)
  t.equal((await first.read('/v1/things')).number, 2)
})

t.test('a response of a replica that has not consumed the broadcast yet is sent and not kept', async (t) => {
  const { first, change, state, service } = await openCachedShop(t)
  await change('thg_1')
  const behind = Object.defineProperty(service, 'seen', { get: () => '1-0', configurable: true })
  t.equal((await first.read('/v1/things')).number, 2)
  t.equal((await first.read('/v1/things')).number, 2)
  t.equal(state.requests.length, 2, 'asked each time')
  Object.defineProperty(behind, 'seen', { get: () => '9999999999999-0' })
  await first.read('/v1/things')
  await first.read('/v1/things')
  t.equal(state.requests.length, 3, 'kept once it has')
})

t.test('what staff changed through a gateway is read through it at once', async (t) => {
  const { first } = await openCachedShop(t)
  t.equal((await first.read('/v1/things/one')).number, 1)
  const headers = { authorization: `Bearer ${first.users.token()}` }
  t.equal((await fetch(`${first.url}/v1/things/one`, { method: 'PATCH', headers })).status, 200)
  t.equal((await first.read('/v1/things/one')).number, 2)
})

t.test('many who want the same at once cost one request of the service', async (t) => {
  const { first, hold, state } = await openCachedShop(t)
  const { promise, resolve: goOn } = Promise.withResolvers<void>()
  const { promise: reached, resolve } = Promise.withResolvers<void>()
  Object.assign(hold, { until: promise, reached: resolve })
  const reads = Array.from({ length: 20 }, () => first.read('/v1/things?limit=5'))
  await reached
  goOn()
  t.strictSame(new Set((await Promise.all(reads)).map(({ number }) => number)), new Set([1]))
  t.equal(state.requests.length, 1)
})

t.test('problems are not kept, and each names its own request', async (t) => {
  const { first, state } = await openCachedShop(t)
  for (const id of ['request-1', 'request-2']) {
    const { status, headers } = await first.read('/v1/things/missing', { 'x-request-id': id })
    t.equal(status, 404)
    t.equal(headers.get('x-request-id'), id)
    t.equal(headers.get('cache-control'), 'no-store')
  }
  t.equal(state.requests.length, 2)
})

t.test('hit and miss have the same headers, and If-None-Match gets 304', async (t) => {
  const { first } = await openCachedShop(t)
  const variable = new Set(['date', 'ratelimit', 'x-request-id'])
  const origin = { origin: 'https://shop.example' }
  const stable = (headers: Headers) => [...headers].filter(([name]) => !variable.has(name))
  const miss = await first.read('/v1/things', origin)
  const hit = await first.read('/v1/things', origin)
  t.strictSame(stable(hit.headers), stable(miss.headers))
  t.match(Object.fromEntries(hit.headers), {
    'access-control-allow-origin': 'https://shop.example',
    'cache-control': 'no-cache',
    'content-type': /^application\/json/,
    etag: /^W\/"[\w-]{22}"$/,
    'ratelimit-policy': '"default";q=10000;w=60',
    'x-content-type-options': 'nosniff',
  })
  t.notOk(hit.headers.has('stoa-seen'))
  const etag = hit.headers.get('etag') ?? ''
  for (const value of [etag, `"other", ${etag}`, etag.slice(2), '*']) {
    const same = await first.read('/v1/things', { ...origin, 'if-none-match': value })
    t.equal(same.status, 304, value)
    t.equal(same.headers.get('etag'), etag)
    t.equal(same.headers.get('vary'), hit.headers.get('vary'))
    t.notOk(same.headers.has('content-type'))
  }
  t.equal((await first.read('/v1/things', { 'if-none-match': '"other"' })).status, 200)
})

t.test(
  'a fill carries nothing of the client, whose credentials are checked and whose copy is stored nowhere',
  async (t) => {
    const { first, state, change } = await openCachedShop(t)
    const token = first.users.token()
    const sent = { authorization: `Bearer ${token}`, cookie: 'a=b', 'accept-encoding': 'gzip', 'if-none-match': '"x"' }
    const signedIn = await first.read('/v1/things', sent)
    t.equal(signedIn.headers.get('cache-control'), 'no-store')
    for (const name of Object.keys(sent)) t.notOk(name in state.headers, name)
    t.equal((await first.read('/v1/things')).headers.get('cache-control'), 'no-cache')
    t.equal(state.requests.length, 1)
    const bad = await first.read('/v1/things', { 'stoa-cart-token': 'forged' })
    t.equal(bad.status, 401, 'also where the response is kept')
    first.users.sessions.delete('ses_1')
    await change('usr_1', 'principal.changed')
    t.equal((await first.read('/v1/things', sent)).status, 401, 'and a revoked one is refused')
  },
)

t.test('a hit counts towards the rate limit, and is read in one way only', async (t) => {
  const policies = { default: { limit: 5, windowSeconds: 60, exact: false } }
  const { first } = await openCachedShop(t, { settings: { policies } })
  const statuses = []
  for (let at = 0; at < 7; at++) statuses.push((await first.read('/v1/things')).status)
  t.strictSame(statuses, [200, 200, 200, 200, 200, 429, 429])
  const other = await openCachedShop(t)
  await other.first.read('/v1/things')
  const twice = await sendRaw(other.first.url, 'GET /v1/things HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n')
  t.match(twice, /^HTTP\/1.1 400/)
  const up = await sendRaw(other.first.url, 'GET /v1/x/../things HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  t.match(up, /^HTTP\/1.1 404/)
})

t.test(
  'what is kept is sent before the framework sees the request, in whatever order its parameters are',
  async (t) => {
    const { first, state } = await openCachedShop(t)
    const id = { 'x-request-id': 'request-1' }
    for (const query of ['a=1&b=2', 'a=1&b=2', 'b=2&a=%31']) {
      const { headers, status } = await first.read(`/v1/things?${query}`, id)
      t.equal(status, 200)
      t.equal(headers.get('x-request-id'), 'request-1')
    }
    await first.read('/v1/things?a=1&b=2', { 'if-none-match': '*' })
    t.ok(await first.metric('stoa_kept_responses_total{operation="listThings",status="200"} 2'))
    t.ok(await first.metric('stoa_kept_responses_total{operation="listThings",status="304"} 1'))
    t.strictSame(state.requests, ['/v1/things?a=1&b=2'])
  },
)

t.test('HEAD gets the headers of GET', async (t) => {
  const { first } = await openCachedShop(t)
  const { headers } = await first.read('/v1/things')
  const response = await fetch(`${first.url}/v1/things`, { method: 'HEAD' })
  t.equal(await response.text(), '')
  for (const name of ['etag', 'content-length', 'content-type']) t.equal(response.headers.get(name), headers.get(name))
})

t.test('while broadcasts cannot be read every request goes to the service', async (t) => {
  const { first, state } = await openCachedShop(t)
  await first.read('/v1/things')
  await first.broadcasts.close()
  Object.defineProperty(first.broadcasts, 'lastReadAt', { get: () => Number.NEGATIVE_INFINITY })
  state.number = 9
  t.equal((await first.read('/v1/things')).number, 9)
  t.equal((await first.read('/v1/things')).number, 9)
  t.equal(state.requests.length, 3)
})

t.test('a response is kept for each locale, and a change purges all of them', async (t) => {
  const { first, change, state } = await openCachedShop(t)
  const urls = ['/v1/things/one', '/v1/things/one?locale=de', '/v1/things/one?locale=fr']
  const numbers = async () => Promise.all(urls.map(async (url) => (await first.read(url)).number))
  t.strictSame(await numbers(), [1, 1, 1])
  t.strictSame(await numbers(), [1, 1, 1])
  t.equal(state.requests.length, 3, 'each is made once')
  await change('one')
  t.strictSame(await numbers(), [2, 2, 2])
})
