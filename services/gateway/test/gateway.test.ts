import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { mintCartToken } from '@stoa/kit/security/cart-token'
import { INTERNAL_TOKEN, mintInternalToken } from '@stoa/kit/security/internal-token'
import { testSecret } from '@stoa/kit/testing/app'
import type { Problem } from '@stoa/kit/values/problem'
import t from 'tap'
import { openShop, type Seen, sendRaw } from './shop.ts'

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const json = { 'content-type': 'application/json' }
const problemOf = async (answer: Response) => (await answer.json()) as Problem
const seenBy = async (answer: Response) => (await answer.json()) as Seen

for (const way of ['local', 'http'] as const) {
  t.test(`${way}: what reaches a service`, async (t) => {
    const { url, users } = await openShop(t, { way })

    t.test('a guest, with a request id and a trace of its own', async (t) => {
      const answer = await fetch(`${url}/v1/things/1?a=%20b`)
      t.equal(answer.status, 200)
      const seen = await seenBy(answer)
      t.same(seen.principal, { kind: 'anonymous', cart: null, address: '127.0.0.1' })
      t.equal(seen.caller, 'gateway')
      t.equal(seen.url, '/v1/things/1?a=%20b')
      t.match(seen.headers.traceparent, /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
      t.equal(answer.headers.get('x-request-id'), seen.headers['x-request-id'])
    })

    t.test('the id and trace that a client brings, when they are sane', async (t) => {
      const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
      const sane = await fetch(`${url}/v1/things/1`, {
        headers: { 'x-request-id': 'my-own-id-1', traceparent, tracestate: 'x=1' },
      })
      t.equal(sane.headers.get('x-request-id'), 'my-own-id-1')
      t.match((await seenBy(sane)).headers, { traceparent, tracestate: 'x=1' })
      const odd = await fetch(`${url}/v1/things/1`, {
        headers: { 'x-request-id': 'a b\tc'.repeat(30), tracestate: 'x=1' },
      })
      t.match(odd.headers.get('x-request-id'), /^req_/)
      t.equal((await seenBy(odd)).headers.tracestate, undefined)
    })

    t.test('nothing that only the gateway may say', async (t) => {
      const forged = mintInternalToken(
        { current: 'some other secret of at least 32 characters' },
        {
          caller: 'gateway',
          callee: 'order',
          method: 'GET',
          url: '/v1/things/1',
          principal: { kind: 'service', name: 'order' },
        },
      )
      const lines = [
        'GET /v1/things/1 HTTP/1.1',
        'Host: evil.example',
        `Stoa-Internal: ${forged}`,
        `STOA-INTERNAL: ${forged}`,
        `stoa_internal: ${forged}`,
        'Stoa-Seen: 1-1',
        'X-Forwarded-For: 10.9.9.9',
        'X_Forwarded_For: 10.9.9.9',
        'X-Forwarded-Host: evil.example',
        'X-Forwarded-Proto: https',
        'Forwarded: for=10.9.9.9',
        'X-Real-IP: 10.9.9.9',
        'X-Custom: dropped, as Connection says',
        'X-Kept: yes',
        'TE: trailers',
        'Connection: close, X-Custom, stoa-internal, x-request-id',
      ]
      const answer = await sendRaw(url, `${lines.join('\r\n')}\r\n\r\n`)
      t.match(answer, /^HTTP\/1\.1 200/)
      const body = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1)
      const { headers, principal } = JSON.parse(body) as Seen
      t.same(principal, { kind: 'anonymous', cart: null, address: '127.0.0.1' })
      t.not(headers[INTERNAL_TOKEN], forged)
      const names = Object.keys(headers).filter((name) => /stoa|forward|real|custom|^te$|^authorization$/.test(name))
      t.same(names, [INTERNAL_TOKEN])
      t.equal(headers['x-kept'], 'yes')
      t.not(headers.host, 'evil.example')
    })

    t.test('a customer, without the token', async (t) => {
      const answer = await fetch(`${url}/v1/things`, {
        method: 'POST',
        headers: { ...bearer(users.token()), ...json },
        body: '{"name":"x"}',
      })
      const seen = await seenBy(answer)
      t.match(seen.principal, { kind: 'user', id: 'usr_1', session: 'ses_1', permissions: [], cart: null })
      t.equal(seen.headers.authorization, undefined)
      t.same(seen.body, { name: 'x' })
    })

    t.test('a body sent in pieces without a length', async (t) => {
      const pieces = new ReadableStream({
        start(controller) {
          for (const piece of ['{"na', 'me":', '"é"}']) controller.enqueue(new TextEncoder().encode(piece))
          controller.close()
        },
      })
      const init = { method: 'POST', headers: json, body: pieces, duplex: 'half' }
      const answer = await fetch(`${url}/v1/json`, init)
      t.same((await seenBy(answer)).body, { name: 'é' })
    })
  })

  t.test(`${way}: what comes back`, async (t) => {
    const { url } = await openShop(t, { way })

    t.test("the service's answer and the gateway's headers", async (t) => {
      const answer = await fetch(`${url}/v1/things/1`, { headers: { origin: 'https://shop.example' } })
      t.equal(answer.headers.get('etag'), '"7"')
      t.equal(answer.headers.get('access-control-allow-origin'), 'https://shop.example')
      t.equal(answer.headers.get('access-control-allow-credentials'), 'true')
      t.equal(answer.headers.get('x-content-type-options'), 'nosniff')
      t.match(answer.headers.get('strict-transport-security'), /max-age/)
      t.match(answer.headers.get('content-security-policy'), /default-src 'none'/)
      t.same(new Set(answer.headers.get('vary')?.toLowerCase().split(', ')), new Set(['origin', 'accept-language']))
      t.match(answer.headers.get('x-request-id'), /^req_/, 'not the one that the service would set')
      t.equal(answer.headers.get('stoa-seen'), null, 'ours alone')
      t.equal(answer.headers.get('ratelimit-policy'), '"default";q=10000;w=60')
    })

    t.test('other origins, look-alikes and null are told nothing', async (t) => {
      for (const origin of [
        'https://shop.example.evil.example',
        'https://evilshop.example',
        'null',
        'http://shop.example',
      ]) {
        const answer = await fetch(`${url}/v1/things/1`, { headers: { origin } })
        t.equal(answer.headers.get('access-control-allow-origin'), null, origin)
      }
    })

    t.test('a preflight is answered here', async (t) => {
      const answer = await fetch(`${url}/v1/things`, {
        method: 'OPTIONS',
        headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
      })
      t.equal(answer.status, 204)
      t.match(answer.headers.get('access-control-allow-headers'), /Idempotency-Key/)
      t.match(answer.headers.get('access-control-allow-methods'), /POST/)
    })

    t.test('HEAD has the headers and no body', async (t) => {
      const answer = await fetch(`${url}/v1/things/1`, { method: 'HEAD' })
      t.equal(answer.status, 200)
      t.equal(answer.headers.get('etag'), '"7"')
      t.equal(await answer.text(), '')
    })

    t.test('unknown addresses are 404, other methods 405 with Allow, whatever the body', async (t) => {
      const unknown = await fetch(`${url}/internal/principals/resolve`, { method: 'POST', body: 'x' })
      t.equal(unknown.status, 404)
      t.equal(unknown.headers.get('content-type'), 'application/problem+json')
      const problem = await problemOf(unknown)
      t.match(problem, { code: 'not_found', type: '/docs/problems#not_found' })
      t.equal(problem.request_id, unknown.headers.get('x-request-id'))
      const method = await fetch(`${url}/v1/things/1`, {
        method: 'DELETE',
        headers: { 'content-type': 'odd/type' },
        body: 'x',
      })
      t.equal(method.status, 405)
      t.equal(method.headers.get('allow'), 'GET, PATCH, HEAD, OPTIONS')
      t.equal((await problemOf(method)).code, 'method_not_allowed')
      t.equal((await fetch(`${url}/v1/json`)).status, 405, 'GET where only POST is')
      const trace = await sendRaw(url, 'TRACE /v1/things/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
      t.match(trace, /^HTTP\/1\.1 40[45]/)
      t.equal((await problemOf(await fetch(`${url}/v1/things/%zz`))).code, 'not_found')
    })

    t.test('a service that is nowhere is 503', async (t) => {
      const answer = await fetch(`${url}/v1/elsewhere`)
      t.equal(answer.status, 503)
      t.equal((await problemOf(answer)).code, 'service_unavailable')
      t.equal(answer.headers.get('retry-after'), '1')
    })

    t.test('two lengths, or a length and pieces, are not a request', async (t) => {
      const head = 'POST /v1/json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n'
      t.match(
        await sendRaw(url, `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
        /^HTTP\/1\.1 400/,
      )
      t.match(await sendRaw(url, `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} `), /^HTTP\/1\.1 400/)
    })
  })

  t.test(`${way}: who is let in`, async (t) => {
    const { url, users, stream } = await openShop(t, { way })
    const create = (headers: Record<string, string>, body = '{"name":"x"}') =>
      fetch(`${url}/v1/things`, { method: 'POST', headers: { ...json, ...headers }, body })
    const refusal = async (answer: Promise<Response>) => {
      const { status, code } = await problemOf(await answer)
      return `${status} ${code}`
    }

    t.test('401 comes before anything is said of the body', async (t) => {
      t.equal(await refusal(create({}, '{"nonsense":')), '401 unauthenticated')
      t.equal((await create(bearer(users.token()), '{}')).status, 400)
    })

    t.test('tokens that are not ours, not access tokens, or not good any more', async (t) => {
      const { pair } = users
      const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }) as string
      const hs256 = (secret: string) => (input: string) =>
        createHmac('sha256', secret).update(input).digest('base64url')
      const past = Math.floor(Date.now() / 1000) - 10
      const byOther = (input: string) =>
        sign('sha256', Buffer.from(input), { key: other.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
      const jwk = other.publicKey.export({ format: 'jwk' })
      const attacks: Record<string, string> = {
        'alg none': users.token({ header: { alg: 'none' }, signWith: () => '' }),
        'alg none, signed': users.token({ header: { alg: 'none' } }),
        'HS256 with the public key': users.token({ header: { alg: 'HS256' }, signWith: hs256(pem) }),
        'HS256 with no key': users.token({ header: { alg: 'HS256' }, signWith: hs256('') }),
        'ES384 named': users.token({ header: { alg: 'ES384' } }),
        'signed by somebody else': users.token({ signWith: byOther }),
        'own key in the header': users.token({ header: { jwk }, signWith: byOther }),
        'key behind an address': users.token({ header: { jku: 'https://evil.example/jwks' }, signWith: byOther }),
        'unknown kid': users.token({ header: { kid: '../../etc/passwd' } }),
        'kid that is no text': users.token({ header: { kid: { $gt: '' } } }),
        'no kid': users.token({ header: { kid: undefined } }),
        'other audience': users.token({ claims: { aud: 'another-shop' } }),
        'other issuer': users.token({ claims: { iss: 'https://evil.example' } }),
        'an id token': users.token({ header: { typ: 'JWT' } }),
        'no type': users.token({ header: { typ: undefined } }),
        'no expiry': users.token({ claims: { exp: undefined } }),
        'not yet valid': users.token({ claims: { nbf: past + 1_000 } }),
        'no session': users.token({ claims: { sid: undefined } }),
        'subject of another session': users.token({ claims: { sub: 'usr_2' } }),
        'unknown critical header': users.token({ header: { crit: ['b64'], b64: false } }),
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
      t.equal(await refusal(create(bearer(users.token({ claims: { exp: past } })))), '401 token_expired')
      t.equal(await refusal(create({ authorization: 'Basic dTpw' })), '401 unauthenticated')
      t.equal((await create(bearer(users.token()))).status, 200, 'and a good one still works')
    })

    t.test('a session is asked for once, and again when a broadcast names its user', async (t) => {
      users.sessions.set('ses_2', { id: 'usr_2', permissions: ['things.read'] })
      const token = users.token({ claims: { sub: 'usr_2', sid: 'ses_2' } })
      const before = users.asked.principals
      for (let i = 0; i < 5; i += 1) t.equal((await create(bearer(token))).status, 200)
      t.equal(users.asked.principals, before + 1)
      users.sessions.delete('ses_2')
      await stream.tell('principal.changed', 'usr_1')
      t.equal((await create(bearer(token))).status, 200, 'somebody else changed')
      await stream.tell('principal.changed', 'usr_2')
      t.equal(await refusal(create(bearer(token))), '401 unauthenticated')
    })

    t.test('revocation holds at once while no broadcast can be heard, and after a gap', async (t) => {
      users.sessions.set('ses_3', { id: 'usr_3', permissions: [] })
      const token = users.token({ claims: { sub: 'usr_3', sid: 'ses_3' } })
      t.equal((await create(bearer(token))).status, 200)
      users.sessions.delete('ses_3')
      stream.heard.lastReadAt = performance.now() - 5_001
      t.equal(await refusal(create(bearer(token))), '401 unauthenticated')
      stream.heard.lastReadAt = Number.POSITIVE_INFINITY
      await stream.lose()
      t.equal(await refusal(create(bearer(token))), '401 unauthenticated')
    })

    t.test('without the user service: known sessions work, unknown ones are 503', async (t) => {
      t.equal((await create(bearer(users.token()))).status, 200)
      users.goAway(true)
      t.equal((await create(bearer(users.token()))).status, 200)
      t.equal(await refusal(create(bearer(users.token({ claims: { sid: 'ses_9' } })))), '503 service_unavailable')
      users.goAway(false)
    })

    t.test('invented key ids cause no storm of fetches', async (t) => {
      const before = users.asked.jwks
      const kids = Array.from({ length: 20 }, (_, i) => users.token({ header: { kid: `k${i}` } }))
      await Promise.all(kids.map((token) => refusal(create(bearer(token)))))
      t.ok(users.asked.jwks - before <= 1, `${users.asked.jwks - before} fetches`)
    })

    t.test('a cart token opens its cart; a bad one is refused', async (t) => {
      const cart = (headers: Record<string, string>) => fetch(`${url}/v1/carts/crt_1`, { headers })
      const token = mintCartToken(testSecret, 'crt_1')
      const seen = await seenBy(await cart({ 'stoa-cart-token': token }))
      t.same(seen.principal, { kind: 'anonymous', cart: 'crt_1', address: '127.0.0.1' })
      t.equal(seen.headers['stoa-cart-token'], undefined)
      const both = await seenBy(await cart({ 'stoa-cart-token': token, ...bearer(users.token()) }))
      t.match(both.principal, { kind: 'user', id: 'usr_1', cart: 'crt_1' })
      t.equal(await refusal(cart({})), '401 unauthenticated')
      t.equal(await refusal(cart({ 'stoa-cart-token': `${token}x` })), '401 unauthenticated')
      t.equal(
        await refusal(fetch(`${url}/v1/things/1`, { headers: { 'stoa-cart-token': 'x' } })),
        '401 unauthenticated',
      )
    })

    t.test('staff routes: secret keys and staff with the permission', async (t) => {
      users.keys.set('sk_1', { id: 'key_1', permissions: ['things.read'] })
      users.keys.set('sk_2', { id: 'key_2', permissions: ['things.write'] })
      users.keys.set('pk_1', { id: 'key_3', permissions: [], publishable: true })
      users.sessions.set('ses_4', { id: 'usr_4', permissions: ['*'] })
      const list = (headers: Record<string, string>) => fetch(`${url}/v1/admin/things`, { headers })
      t.match((await seenBy(await list({ 'stoa-api-key': 'sk_1' }))).principal, { kind: 'key', id: 'key_1' })
      const staff = bearer(users.token({ claims: { sub: 'usr_4', sid: 'ses_4' } }))
      t.match((await seenBy(await list(staff))).principal, { kind: 'user', permissions: ['*'] })
      t.match((await seenBy(await list({ ...staff, 'stoa-api-key': 'pk_1' }))).principal, { kind: 'user' })
      t.equal(await refusal(list({})), '401 unauthenticated')
      t.equal(await refusal(list({ 'stoa-api-key': 'pk_1' })), '401 unauthenticated', 'publishable opens nothing')
      t.equal(await refusal(list({ 'stoa-api-key': 'sk_2' })), '403 forbidden')
      t.equal(await refusal(list(bearer(users.token()))), '403 forbidden')
      t.equal(await refusal(list({ 'stoa-api-key': 'sk_unknown' })), '401 unauthenticated')
      t.equal(await refusal(list({ 'stoa-api-key': 'sk_1', ...staff })), '401 unauthenticated', 'who is it?')
      t.equal(await refusal(create({ 'stoa-api-key': 'sk_1' })), '403 forbidden', 'a key is no customer')
    })
  })

  t.test(`${way}: bodies are streams`, async (t) => {
    const arrived = { bytes: 0, first: Promise.withResolvers<void>() }
    const confirmed = Promise.withResolvers<void>()
    const left = Promise.withResolvers<void>()
    const hanging = Promise.withResolvers<void>()
    const { url } = await openShop(t, {
      way,
      service(app) {
        app.post('/v1/uploads', async (request) => {
          for await (const chunk of request.raw) {
            arrived.bytes += chunk.length
            arrived.first.resolve()
          }
          return { bytes: arrived.bytes }
        })
        app.get('/v1/downloads', (_request, reply) => {
          reply.hijack()
          reply.raw.writeHead(200, { 'content-type': 'text/csv', vary: 'Accept' })
          reply.raw.write('first')
          confirmed.promise.then(() => {
            reply.raw.write(Buffer.alloc(8_000_000, 'x'))
            reply.raw.end('last')
          })
        })
        app.get('/v1/hangs', (request) => {
          hanging.resolve()
          request.raw.socket.on('close', () => left.resolve())
        })
      },
    })

    t.test('up: the service reads while the client still sends', async (t) => {
      const chunk = Buffer.alloc(64 * 1024, 'a')
      const sending = request(`${url}/v1/uploads`, { method: 'POST', headers: { 'content-type': 'text/csv' } })
      sending.write(chunk)
      await arrived.first.promise
      for (let i = 1; i < 160; i += 1) if (!sending.write(chunk)) await once(sending, 'drain')
      sending.end()
      const [answer] = await once(sending, 'response')
      t.same(JSON.parse((await answer.toArray()).join('')), { bytes: 160 * 64 * 1024 })
    })

    t.test('down: the client reads while the service still writes', async (t) => {
      const answer = await fetch(`${url}/v1/downloads`)
      t.equal(answer.headers.get('content-type'), 'text/csv')
      t.equal(answer.headers.get('x-content-type-options'), 'nosniff')
      const reader = answer.body?.getReader()
      const first = await reader?.read()
      t.equal(Buffer.from(first?.value ?? []).toString(), 'first')
      confirmed.resolve()
      let length = 0
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) length += part.value.length
      t.equal(length, 8_000_004)
    })

    t.test('a client that goes away takes its request with it', async (t) => {
      const stop = new AbortController()
      const waiting = fetch(`${url}/v1/hangs`, { signal: stop.signal }).catch((error) => error.name)
      await hanging.promise
      stop.abort()
      t.equal(await waiting, 'AbortError')
      await left.promise
    })

    t.test('a length beyond every limit is refused before it is sent', async (t) => {
      const head = 'POST /v1/uploads HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\nContent-Length: 30000001\r\n\r\n'
      const answer = await sendRaw(url, head)
      t.match(answer, /^HTTP\/1\.1 413/)
      t.match(answer, /payload_too_large/)
      const body = JSON.stringify({ long: 'x'.repeat(3_000_000) })
      const headers = { 'content-type': 'application/json' }
      const near = await fetch(`${url}/v1/json`, { method: 'POST', headers, body })
      t.equal(near.status, 413, 'heard by a client that is still sending')
    })
  })
}

t.test('local: a service that stops reading is heard, and the next request finds its way', async (t) => {
  const { url } = await openShop(t, {
    way: 'local',
    service(app) {
      app.post('/v1/gives-up', async (request, reply) => {
        for await (const _chunk of request.raw.iterator({ destroyOnReturn: false })) break
        return reply.code(413).send({})
      })
    },
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  t.teardown(() => agent.destroy())
  for (let i = 0; i < 3; i += 1) {
    const sending = request(`${url}/v1/gives-up`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'text/csv' },
    })
    sending.end(Buffer.alloc(4_000_000, 'a'))
    const [answer] = await once(sending, 'response')
    t.equal(answer.statusCode, 413)
    await once(answer.resume(), 'end')
  }
})
