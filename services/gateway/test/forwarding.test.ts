import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { INTERNAL_TOKEN, mintInternalToken } from '@stoa/kit/security/internal-token'
import type { Problem } from '@stoa/kit/values/problem'
import type { FastifyInstance } from 'fastify'
import t from 'tap'
import { createLocalDispatch } from '../dispatch-local.ts'
import type { Received } from './echo-service.ts'
import { sendRaw, startGateway } from './fixture.ts'

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const json = { 'content-type': 'application/json' }
const problemOf = async (response: Response) => (await response.json()) as Problem
const receivedBy = async (response: Response) => (await response.json()) as Received

for (const dispatch of ['local', 'http'] as const) {
  t.test(`${dispatch}: what a service receives`, async (t) => {
    const { url, userService } = await startGateway(t, { dispatch })

    t.test('a guest as principal, with a new request id and trace', async (t) => {
      const response = await fetch(`${url}/v1/things/1?a=%20b`)
      t.equal(response.status, 200)
      const received = await receivedBy(response)
      t.same(received.principal, { kind: 'anonymous', cart: null, address: '127.0.0.1' })
      t.equal(received.caller, 'gateway')
      t.equal(received.url, '/v1/things/1?a=%20b')
      t.match(received.headers.traceparent, /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
      t.equal(response.headers.get('x-request-id'), received.headers['x-request-id'])
    })

    t.test('the request id and trace of the client, when they are well-formed', async (t) => {
      const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
      const wellFormed = await fetch(`${url}/v1/things/1`, {
        headers: { 'x-request-id': 'my-own-id-1', traceparent, tracestate: 'x=1' },
      })
      t.equal(wellFormed.headers.get('x-request-id'), 'my-own-id-1')
      t.match((await receivedBy(wellFormed)).headers, { traceparent, tracestate: 'x=1' })
      const malformed = await fetch(`${url}/v1/things/1`, {
        headers: { 'x-request-id': 'a b\tc'.repeat(30), tracestate: 'x=1' },
      })
      t.match(malformed.headers.get('x-request-id'), /^req_/)
      t.equal((await receivedBy(malformed)).headers.tracestate, undefined)
    })

    t.test('no header that only the gateway sets', async (t) => {
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
        'Stoa-Received: 1-1',
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
      const response = await sendRaw(url, `${lines.join('\r\n')}\r\n\r\n`)
      t.match(response, /^HTTP\/1\.1 200/)
      const body = response.slice(response.indexOf('{'), response.lastIndexOf('}') + 1)
      const { headers, principal } = JSON.parse(body) as Received
      t.same(principal, { kind: 'anonymous', cart: null, address: '127.0.0.1' })
      t.not(headers[INTERNAL_TOKEN], forged)
      const names = Object.keys(headers).filter((name) => /stoa|forward|real|custom|^te$|^authorization$/.test(name))
      t.same(names, [INTERNAL_TOKEN])
      t.equal(headers['x-kept'], 'yes')
      t.not(headers.host, 'evil.example')
    })

    t.test('a customer as principal, without the access token', async (t) => {
      const response = await fetch(`${url}/v1/things`, {
        method: 'POST',
        headers: { ...bearer(userService.token()), ...json },
        body: '{"name":"x"}',
      })
      const received = await receivedBy(response)
      t.match(received.principal, { kind: 'user', id: 'usr_1', session: 'ses_1', permissions: [], cart: null })
      t.equal(received.headers.authorization, undefined)
      t.same(received.body, { name: 'x' })
    })

    t.test('a chunked body', async (t) => {
      const chunks = new ReadableStream({
        start(controller) {
          for (const chunk of ['{"na', 'me":', '"é"}']) controller.enqueue(new TextEncoder().encode(chunk))
          controller.close()
        },
      })
      const init = { method: 'POST', headers: json, body: chunks, duplex: 'half' }
      const response = await fetch(`${url}/v1/json`, init)
      t.same((await receivedBy(response)).body, { name: 'é' })
    })
  })

  t.test(`${dispatch}: what a client receives`, async (t) => {
    const { url } = await startGateway(t, { dispatch })

    t.test("the service's response and the gateway's headers", async (t) => {
      const response = await fetch(`${url}/v1/things/1`, { headers: { origin: 'https://shop.example' } })
      t.equal(response.headers.get('etag'), '"7"')
      t.equal(response.headers.get('access-control-allow-origin'), 'https://shop.example')
      t.equal(response.headers.get('access-control-allow-credentials'), 'true')
      t.equal(response.headers.get('x-content-type-options'), 'nosniff')
      t.match(response.headers.get('strict-transport-security'), /max-age/)
      t.match(response.headers.get('content-security-policy'), /default-src 'none'/)
      const { headers } = await fetch(`${url}/v1/things/drawing`)
      t.equal(headers.get('content-security-policy'), 'sandbox', 'that of a service which sets one, of what it shows')
      t.equal(headers.get('x-frame-options'), 'DENY')
      t.same(
        new Set(response.headers.get('vary')?.toLowerCase().split(', ')),
        new Set(['origin', 'accept-language', 'authorization', 'stoa-api-key', 'stoa-cart-token']),
      )
      t.match(response.headers.get('x-request-id'), /^req_/, 'not the one that the service sets')
      t.equal(response.headers.get('stoa-seen'), null, 'internal')
      t.equal(response.headers.get('ratelimit-policy'), '"default";q=10000;w=60')
    })

    t.test('other origins, similar ones and null get no CORS header', async (t) => {
      for (const origin of [
        'https://shop.example.evil.example',
        'https://evilshop.example',
        'null',
        'http://shop.example',
      ]) {
        const response = await fetch(`${url}/v1/things/1`, { headers: { origin } })
        t.equal(response.headers.get('access-control-allow-origin'), null, origin)
      }
    })

    t.test('OPTIONS names the methods of an address', async (t) => {
      const response = await fetch(`${url}/v1/things/1`, { method: 'OPTIONS' })
      t.match([response.status, response.headers.get('allow')], [204, 'GET, PATCH, HEAD, OPTIONS'])
      t.equal((await fetch(`${url}/v1/nothing`, { method: 'OPTIONS' })).headers.get('allow'), null)
    })

    t.test('the gateway responds to a preflight itself', async (t) => {
      const response = await fetch(`${url}/v1/things`, {
        method: 'OPTIONS',
        headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
      })
      t.equal(response.status, 204)
      t.match(response.headers.get('access-control-allow-headers'), /Idempotency-Key/)
      t.match(response.headers.get('access-control-allow-methods'), /POST/)
    })

    t.test('HEAD has the headers and no body', async (t) => {
      const response = await fetch(`${url}/v1/things/1`, { method: 'HEAD' })
      t.equal(response.status, 200)
      t.equal(response.headers.get('etag'), '"7"')
      t.equal(await response.text(), '')
    })

    t.test('unknown paths are 404, other methods 405 with Allow, whatever the body', async (t) => {
      const unknown = await fetch(`${url}/internal/principals/resolve`, { method: 'POST', body: 'x' })
      t.equal(unknown.status, 404)
      t.equal(unknown.headers.get('content-type'), 'application/problem+json')
      const problem = await problemOf(unknown)
      t.match(problem, { code: 'not_found', type: 'urn:stoa:problem:not_found' })
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

    t.test('a service without an address is 503', async (t) => {
      const response = await fetch(`${url}/v1/elsewhere`)
      t.equal(response.status, 503)
      t.equal((await problemOf(response)).code, 'service_unavailable')
      t.equal(response.headers.get('retry-after'), '1')
    })

    t.test('two lengths, or a length and chunks, are refused', async (t) => {
      const head = 'POST /v1/json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n'
      t.match(
        await sendRaw(url, `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
        /^HTTP\/1\.1 400/,
      )
      t.match(await sendRaw(url, `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} `), /^HTTP\/1\.1 400/)
    })
  })
}

t.test('a request whose client has gone is handed to no service', async (t) => {
  const handed: unknown[] = []
  const app = { routing: (raw: unknown) => handed.push(raw) } as unknown as FastifyInstance
  const { dispatch } = createLocalDispatch(new Map([['stub', app]]))
  const dispatchOf = (isGone: boolean) => {
    const raw = Object.assign(new PassThrough(), { headers: {} })
    if (isGone) raw.destroy()
    const reply = { hijack: () => undefined, getHeaders: () => ({}), raw: new EventEmitter() }
    Object.assign(reply.raw, { writeHead: () => undefined, getHeaderNames: () => [], getHeaders: () => ({}) })
    const request = { raw }
    return dispatch({ route: { service: 'stub' }, request, reply, headers: {}, onHead: () => undefined } as never)
  }
  await dispatchOf(true)
  t.equal(handed.length, 0)
  await dispatchOf(false)
  t.equal(handed.length, 1)
})
