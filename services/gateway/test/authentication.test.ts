import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { mintCartToken } from '@stoa/kit/security/cart-token'
import { mintInternalToken } from '@stoa/kit/security/internal-token'
import { mintOrderToken } from '@stoa/kit/security/order-token'
import { headersOfChange } from '@stoa/kit/security/principal'
import { testSecret } from '@stoa/kit/testing/app'
import type { Problem } from '@stoa/kit/values/problem'
import t from 'tap'

import type { Received } from './echo-service.ts'
import { startGateway } from './fixture.ts'

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const json = { 'content-type': 'application/json' }
const problemOf = async (response: Response) => (await response.json()) as Problem
const receivedBy = async (response: Response) => (await response.json()) as Received

for (const dispatch of ['local', 'http'] as const) {
  t.test(`${dispatch}: authentication and authorization`, async (t) => {
    const { url, userService, broadcasts } = await startGateway(t, {
      dispatch,
      service: (app) => {
        app.get('/v1/downloads', async (_request, reply) => reply.headers(headersOfChange('usr_5')).send({}))
      },
    })
    const create = (headers: Record<string, string>, body = '{"name":"x"}') =>
      fetch(`${url}/v1/things`, { method: 'POST', headers: { ...json, ...headers }, body })
    const refusal = async (response: Promise<Response>) => {
      const { headers } = await response
      const { status, code } = await problemOf(await response)
      t.equal(/^Bearer\b/.test(headers.get('www-authenticate') ?? ''), status === 401, 'each 401 has a challenge')
      return `${status} ${code}`
    }

    t.test('401 comes before any validation of the body', async (t) => {
      t.equal(await refusal(create({}, '{"nonsense":')), '401 unauthenticated')
      t.equal((await create(bearer(userService.token()), '{}')).status, 400)
    })

    t.test('access tokens that are forged, of another kind, or expired', async (t) => {
      const { pair } = userService
      const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }) as string
      const hs256 = (secret: string) => (input: string) =>
        createHmac('sha256', secret).update(input).digest('base64url')
      const now = () => Math.floor(Date.now() / 1000)
      const byOther = (input: string) =>
        sign('sha256', Buffer.from(input), { key: other.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
      const jwk = other.publicKey.export({ format: 'jwk' })
      const attacks: Record<string, string> = {
        'alg none': userService.token({ header: { alg: 'none' }, signWith: () => '' }),
        'alg none, signed': userService.token({ header: { alg: 'none' } }),
        'HS256 with the public key': userService.token({ header: { alg: 'HS256' }, signWith: hs256(pem) }),
        'HS256 with no key': userService.token({ header: { alg: 'HS256' }, signWith: hs256('') }),
        'ES384 named': userService.token({ header: { alg: 'ES384' } }),
        'signed with another key': userService.token({ signWith: byOther }),
        'own key in the header': userService.token({ header: { jwk }, signWith: byOther }),
        'key at a URL': userService.token({ header: { jku: 'https://evil.example/jwks' }, signWith: byOther }),
        'unknown kid': userService.token({ header: { kid: '../../etc/passwd' } }),
        'kid that is no text': userService.token({ header: { kid: { $gt: '' } } }),
        'no kid': userService.token({ header: { kid: undefined } }),
        'other audience': userService.token({ claims: { aud: 'another-shop' } }),
        'other issuer': userService.token({ claims: { iss: 'https://evil.example' } }),
        'an id token': userService.token({ header: { typ: 'JWT' } }),
        'no type': userService.token({ header: { typ: undefined } }),
        'no expiry': userService.token({ claims: { exp: undefined } }),
        'not yet valid': userService.token({ claims: { nbf: now() + 70 } }),
        'no session': userService.token({ claims: { sid: undefined } }),
        'subject of another session': userService.token({ claims: { sub: 'usr_2' } }),
        'unknown critical header': userService.token({ header: { crit: ['b64'], b64: false } }),
        'a cart token': mintCartToken(testSecret, 'crt_1'),
        'an internal token': mintInternalToken(testSecret, {
          caller: 'gateway',
          callee: 'user',
          method: 'POST',
          url: '/v1/things',
          principal: { kind: 'service', name: 'user' },
        }),
        nothing: '',
        text: 'abc',
      }
      for (const [name, token] of Object.entries(attacks)) {
        t.equal(await refusal(create(bearer(token))), '401 unauthenticated', name)
      }
      t.equal(await refusal(create(bearer(userService.token({ claims: { exp: now() - 70 } })))), '401 token_expired')
      for (const claimsAt of [
        (at: number) => ({ exp: at - 50 }),
        (at: number) => ({ nbf: at + 50 }),
        (at: number) => ({ iat: at + 50 }),
      ]) {
        const claims = claimsAt(now())
        t.equal((await create(bearer(userService.token({ claims })))).status, 200, 'clocks may be a minute apart')
      }
      t.equal(await refusal(create({ authorization: 'Basic dTpw' })), '401 unauthenticated')
      t.equal((await create(bearer(userService.token()))).status, 200, 'and a valid one still works')
    })

    t.test('a session is resolved once, and again after a broadcast names its user', async (t) => {
      userService.sessions.set('ses_2', { id: 'usr_2', permissions: ['things.read'] })
      const token = userService.token({ claims: { sub: 'usr_2', sid: 'ses_2' } })
      const before = userService.calls.principals
      for (let i = 0; i < 5; i += 1) t.equal((await create(bearer(token))).status, 200)
      t.equal(userService.calls.principals, before + 1)
      userService.sessions.delete('ses_2')
      await broadcasts.send('principal.changed', 'usr_1')
      t.equal((await create(bearer(token))).status, 200, 'another user changed')
      await broadcasts.send('principal.changed', 'usr_2')
      t.equal(await refusal(create(bearer(token))), '401 unauthenticated')
    })

    t.test('revocation takes effect at once while broadcasts are disconnected, and after a gap', async (t) => {
      userService.sessions.set('ses_3', { id: 'usr_3', permissions: [] })
      const token = userService.token({ claims: { sub: 'usr_3', sid: 'ses_3' } })
      t.equal((await create(bearer(token))).status, 200)
      userService.sessions.delete('ses_3')
      broadcasts.state.lastReadAt = performance.now() - 5_001
      t.equal(await refusal(create(bearer(token))), '401 unauthenticated')
      broadcasts.state.lastReadAt = Number.POSITIVE_INFINITY
      await broadcasts.sendGap()
      t.equal(await refusal(create(bearer(token))), '401 unauthenticated')
    })

    t.test('whoever a service says has changed is resolved anew before its response is out', async (t) => {
      for (const id of ['usr_5', 'usr_6']) userService.sessions.set(`ses_${id}`, { id, permissions: [] })
      const tokenOf = (id: string) => bearer(userService.token({ claims: { sub: id, sid: `ses_${id}` } }))
      for (const id of ['usr_5', 'usr_6']) t.equal((await create(tokenOf(id))).status, 200)
      for (const id of ['usr_5', 'usr_6']) userService.sessions.delete(`ses_${id}`)
      t.equal((await create(tokenOf('usr_5'))).status, 200, 'still cached')
      const response = await fetch(`${url}/v1/downloads`)
      t.notOk(
        [...response.headers.keys()].some((name) => name.startsWith('stoa-')),
        'the client is not told',
      )
      t.equal(await refusal(create(tokenOf('usr_5'))), '401 unauthenticated')
      t.equal((await create(tokenOf('usr_6'))).status, 200, 'others are not resolved again')
    })

    t.test('a key is resolved again when its creator changed, and not cached past its end', async (t) => {
      const list = (key: string) => fetch(`${url}/v1/admin/things`, { headers: { 'stoa-api-key': key } })
      userService.keys.set('sk_7', { id: 'key_7', permissions: ['things.read'], creator_id: 'usr_7' })
      t.equal((await list('sk_7')).status, 200)
      userService.keys.set('sk_7', { id: 'key_7', permissions: [], creator_id: 'usr_7' })
      t.equal((await list('sk_7')).status, 200, 'still cached')
      await broadcasts.send('principal.changed', 'usr_7')
      t.equal(await refusal(list('sk_7')), '403 forbidden')
      userService.keys.set('sk_8', { id: 'key_8', permissions: ['things.read'], seconds_left: 0 })
      const before = userService.calls.principals
      t.equal((await list('sk_8')).status, 200)
      // The key has a millisecond, within which a fast machine sends the next request.
      await delay(2)
      t.equal((await list('sk_8')).status, 200)
      t.ok(userService.calls.principals >= before + 2)
    })

    t.test('without the user service: cached sessions work, others are 503', async (t) => {
      t.equal((await create(bearer(userService.token()))).status, 200)
      userService.setUnavailable(true)
      t.equal((await create(bearer(userService.token()))).status, 200)
      t.equal(await refusal(create(bearer(userService.token({ claims: { sid: 'ses_9' } })))), '503 service_unavailable')
      userService.setUnavailable(false)
    })

    t.test('invented key ids cause no storm of fetches', async (t) => {
      const before = userService.calls.jwks
      const kids = Array.from({ length: 20 }, (_, i) => userService.token({ header: { kid: `k${i}` } }))
      await Promise.all(kids.map((token) => refusal(create(bearer(token)))))
      t.ok(userService.calls.jwks - before <= 1, `${userService.calls.jwks - before} fetches`)
    })

    t.test('a cart token opens its cart; a bad one is refused', async (t) => {
      const cart = (headers: Record<string, string>) => fetch(`${url}/v1/carts/crt_1`, { headers })
      const token = mintCartToken(testSecret, 'crt_1')
      const received = await receivedBy(await cart({ 'stoa-cart-token': token }))
      t.same(received.principal, { kind: 'anonymous', cart: 'crt_1', address: '127.0.0.1' })
      t.equal(received.headers['stoa-cart-token'], undefined)
      const both = await receivedBy(await cart({ 'stoa-cart-token': token, ...bearer(userService.token()) }))
      t.match(both.principal, { kind: 'user', id: 'usr_1', cart: 'crt_1' })
      t.equal(await refusal(cart({})), '401 unauthenticated')
      t.equal(await refusal(cart({ 'stoa-cart-token': `${token}x` })), '401 unauthenticated')
      t.equal(
        await refusal(fetch(`${url}/v1/things/1`, { headers: { 'stoa-cart-token': 'x' } })),
        '401 unauthenticated',
      )
    })

    t.test('an order token opens its order alone, and counts as none once it has expired', async (t) => {
      const soon = new Date(Date.now() + 60_000)
      const read = (path: string, token: string, headers: Record<string, string> = {}) =>
        fetch(`${url}${path}`, { headers: { 'stoa-cart-token': token, ...headers } })
      const token = mintOrderToken(testSecret, 'ord_1', soon)
      const received = await receivedBy(await read('/v1/orders/ord_1', token))
      t.same(received.principal, { kind: 'anonymous', cart: null, order: 'ord_1', address: '127.0.0.1' })
      t.equal(received.headers['stoa-cart-token'], undefined)
      t.equal(await refusal(read('/v1/carts/crt_1', token)), '401 unauthenticated', 'it opens no cart')
      t.equal(await refusal(read('/v1/orders/ord_1', `${token}x`)), '401 unauthenticated')
      const old = mintOrderToken(testSecret, 'ord_1', new Date(Date.now() - 1))
      t.equal(await refusal(read('/v1/orders/ord_1', old)), '401 unauthenticated')
      const signedIn = await receivedBy(await read('/v1/orders/ord_1', old, bearer(userService.token())))
      t.match(signedIn.principal, { kind: 'user', id: 'usr_1', cart: null })
      t.notOk('order' in signedIn.principal, 'it keeps nobody out of what they may do without it')
    })

    t.test('staff routes: secret keys and staff with the permission', async (t) => {
      userService.keys.set('sk_1', { id: 'key_1', permissions: ['things.read'] })
      userService.keys.set('sk_2', { id: 'key_2', permissions: ['things.write'] })
      userService.keys.set('pk_1', { id: 'key_3', permissions: [], publishable: true })
      userService.sessions.set('ses_4', { id: 'usr_4', permissions: ['*'] })
      const list = (headers: Record<string, string>) => fetch(`${url}/v1/admin/things`, { headers })
      t.match((await receivedBy(await list({ 'stoa-api-key': 'sk_1' }))).principal, { kind: 'key', id: 'key_1' })
      const staff = bearer(userService.token({ claims: { sub: 'usr_4', sid: 'ses_4' } }))
      t.match((await receivedBy(await list(staff))).principal, { kind: 'user', permissions: ['*'] })
      t.match((await receivedBy(await list({ ...staff, 'stoa-api-key': 'pk_1' }))).principal, { kind: 'user' })
      t.equal(await refusal(list({})), '401 unauthenticated')
      t.equal(
        await refusal(list({ 'stoa-api-key': 'pk_1' })),
        '401 unauthenticated',
        'a publishable key grants nothing',
      )
      t.equal(await refusal(list({ 'stoa-api-key': 'sk_2' })), '403 forbidden')
      t.equal(await refusal(list(bearer(userService.token()))), '403 forbidden')
      t.equal(await refusal(list({ 'stoa-api-key': 'sk_unknown' })), '401 unauthenticated')
      t.equal(await refusal(list({ 'stoa-api-key': 'sk_1', ...staff })), '401 unauthenticated', 'two principals')
      t.equal(await refusal(create({ 'stoa-api-key': 'sk_1' })), '403 forbidden', 'a key is no customer')
    })
  })
}
