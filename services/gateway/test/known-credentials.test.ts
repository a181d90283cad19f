import { mintCartToken } from '@stoa/kit/security/cart-token'
import { testSecret } from '@stoa/kit/testing/app'
import t from 'tap'
import type { ResolvedPrincipal } from '../generated/user-client.ts'
import { createKnownCredentials } from '../known-credentials.ts'
import { openCachedShop } from './cached-shop.ts'
import { sendRaw } from './fixture.ts'

const HITS = 'stoa_kept_responses_total{operation="listThings",status="200"}'
const THINGS = '/v1/things'

t.test('known credentials get what is kept before the framework sees them, and store it nowhere', async (t) => {
  const { first, state } = await openCachedShop(t)
  first.users.keys.set('pk_1', { id: 'key_1', permissions: [], publishable: true })
  const credentials = [
    { authorization: `Bearer ${first.users.token()}` },
    { 'stoa-cart-token': mintCartToken(testSecret, 'crt_1') },
    { 'stoa-api-key': 'pk_1' },
    { 'stoa-api-key': 'pk_1', authorization: `Bearer ${first.users.token({ claims: { jti: '2' } })}` },
  ]
  const plain = await first.read(THINGS)
  let hits = 0
  for (const headers of credentials) {
    const authenticated = await first.read(THINGS, headers as Record<string, string>)
    const known = await first.read(THINGS, headers as Record<string, string>)
    t.equal(known.headers.get('cache-control'), 'no-store')
    t.equal(known.headers.get('vary'), plain.headers.get('vary'))
    t.strictSame(known.body, authenticated.body)
    hits += 1
    // A cart token needs nobody who knows it: the first response with credentials told the headers.
    if ('stoa-cart-token' in headers) hits += 1
    t.ok(await first.metric(`${HITS} ${hits}`), Object.keys(headers).join(' and '))
  }
  t.equal((await first.read(THINGS)).headers.get('cache-control'), 'no-cache', 'and nobody else is told so')
  t.equal(state.requests.length, 1)
})

t.test('what is kept is never what staff may see, and staff get what everybody gets', async (t) => {
  const { first, state } = await openCachedShop(t)
  first.users.sessions.set('ses_2', { id: 'usr_2', permissions: ['*'] })
  first.users.keys.set('sk_1', { id: 'key_1', permissions: ['*'] })
  const staff = [
    { authorization: `Bearer ${first.users.token({ claims: { sub: 'usr_2', sid: 'ses_2' } })}` },
    { 'stoa-api-key': 'sk_1' },
  ]
  for (const headers of staff as Record<string, string>[]) {
    for (const path of [THINGS, '/v1/things/one']) {
      // The service would show a preview to whoever may see it.
      t.notMatch((await first.read(path, headers)).body, { preview: true })
      t.notMatch((await first.read(path, headers)).body, { preview: true })
      t.notMatch((await first.read(path)).body, { preview: true })
    }
    t.equal(state.principal?.kind, 'anonymous', 'the service is asked for nobody')
    t.equal((await fetch(`${first.url}${THINGS}/one`, { method: 'PATCH', headers })).status, 200)
    t.not(state.principal?.kind, 'anonymous', 'and knows staff otherwise')
  }
})

t.test('credentials that are no longer valid are refused where the response is kept', async (t) => {
  const { first, change } = await openCachedShop(t)
  const headers = { authorization: `Bearer ${first.users.token()}` }
  for (let at = 0; at < 3; at++) t.equal((await first.read(THINGS, headers)).status, 200)
  first.users.sessions.delete('ses_1')
  await change('usr_1', 'principal.changed')
  t.equal((await first.read(THINGS, headers)).status, 401)
  const cart = mintCartToken(testSecret, 'crt_1')
  t.equal((await first.read(THINGS, { 'stoa-cart-token': cart })).status, 200)
  for (const bad of [`${cart}x`, cart.slice(1), '', 'x'.repeat(300)]) {
    t.equal((await first.read(THINGS, { 'stoa-cart-token': bad })).status, 401, bad.slice(0, 10))
  }
  first.users.keys.set('sk_1', { id: 'key_1', permissions: [] })
  t.equal((await first.read(THINGS, { 'stoa-api-key': 'sk_1' })).status, 200)
  t.equal((await first.read(THINGS, { 'stoa-api-key': 'sk_1' })).status, 200)
  first.users.sessions.set('ses_1', { id: 'usr_1', permissions: [] })
  t.equal((await first.read(THINGS, { 'stoa-api-key': 'sk_1', ...headers })).status, 401, 'a secret key and a token')
})

t.test('two access tokens are refused although the first is known', async (t) => {
  const { first } = await openCachedShop(t)
  const authorization = `Bearer ${first.users.token()}`
  await first.read(THINGS, { authorization })
  await first.read(THINGS, { authorization })
  const twice = `GET ${THINGS} HTTP/1.1\r\nHost: a\r\nAuthorization: ${authorization}\r\nAuthorization: Bearer x\r\n\r\n`
  t.match(await sendRaw(first.url, twice), /^HTTP\/1.1 400/)
})

t.test('a token is known until it expires, and as long as its session is', async (t) => {
  const user: ResolvedPrincipal = { kind: 'user', id: 'usr_1', permissions: [] }
  const sessions = new Map([['ses_1', user]])
  let now = 0
  const known = createKnownCredentials({
    secret: testSecret,
    principals: { knownSession: (id) => sessions.get(id), knownKey: () => undefined },
    clock: () => now,
  })
  const of = (headers: Record<string, string>) => known.of({ headers } as never)
  t.equal(of({}), 'none')
  t.equal(of({ authorization: 'Bearer a' }), 'unknown')
  known.remember('Bearer a', { sub: 'usr_1', sid: 'ses_1', exp: 100 })
  known.remember('Bearer b', { sub: 'usr_2', sid: 'ses_1', exp: 100 })
  t.equal(of({ authorization: 'Bearer a' }), 'valid')
  t.equal(of({ authorization: 'Bearer b' }), 'unknown', 'a session of somebody else')
  t.equal(of({ authorization: 'Bearer a', 'stoa-cart-token': 'forged' }), 'unknown')
  t.equal(of({ authorization: 'Bearer a', 'stoa-api-key': 'sk_unknown' }), 'unknown')
  now = 99_999
  t.equal(of({ authorization: 'Bearer a' }), 'valid')
  now = 100_000
  t.equal(of({ authorization: 'Bearer a' }), 'unknown')
  now = 0
  sessions.clear()
  t.equal(of({ authorization: 'Bearer a' }), 'unknown')
})
