import { once } from 'node:events'
import { connect } from 'node:net'
import { createLog } from '@stoa/kit/observability/log'
import t from 'tap'
import { createClientAddress, createProxyList } from '../client-address.ts'
import { principalOf, type Received } from './echo-service.ts'
import { sendRaw, startGateway } from './fixture.ts'

function clientOf(remoteAddress: string, forwarded?: string) {
  const warned: string[] = []
  const isTrusted = createProxyList(['loopback', '10.0.0.0/8', 'fd00::/8'])
  const addressOf = createClientAddress(isTrusted, (proxy) => warned.push(proxy))
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return { client: addressOf({ socket: { remoteAddress }, headers } as never), warned }
}

t.test('X-Forwarded-For: what a trusted proxy says of its client, in any form that proxies write', async (t) => {
  for (const [forwarded, client] of [
    ['198.51.100.7', '198.51.100.7'],
    ['198.51.100.7:52114', '198.51.100.7'],
    ['[2001:DB8::7]:443', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['2001:db8:0:0::7', '2001:db8::7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['::ffff:c633:6407', '198.51.100.7'],
    ['203.0.113.9, 198.51.100.7', '198.51.100.7'],
    ['198.51.100.7, 10.1.1.1,10.1.1.2 ', '198.51.100.7'],
    ['unknown', '127.0.0.1'],
    ['198.51.100.7, _hidden', '127.0.0.1'],
    ['198.51.100.7, unknown, 10.1.1.1', '10.1.1.1'],
    ['<script>', '127.0.0.1'],
    ['198.51.100.7:', '127.0.0.1'],
    ['198.51.100.300', '127.0.0.1'],
    ['fe80::1%eth0', '127.0.0.1'],
    [`${'198.51.100.7,'.repeat(5_000)}10.1.1.1`, '198.51.100.7'],
    // An end of as many characters as are read would begin within this address: it is no 8.51.100.7.
    [`198.51.100.7,${' '.repeat(2_029)}10.1.1.1`, '10.1.1.1'],
    [`198.51.100.7${', 10.1.1.1'.repeat(31)}`, '198.51.100.7'],
    [',', '127.0.0.1'],
  ] as const) {
    t.equal(clientOf('127.0.0.1', forwarded).client, client, forwarded.slice(0, 60))
  }
  t.equal(clientOf('::ffff:127.0.0.1', '198.51.100.7').client, '198.51.100.7', 'the proxy over a socket of both kinds')
  t.same(clientOf('192.0.2.1', '198.51.100.7'), { client: '192.0.2.1', warned: ['192.0.2.1'] })
  t.same(clientOf('192.0.2.1'), { client: '192.0.2.1', warned: [] })
})

t.test('a trusted proxy is an address or a range', async (t) => {
  for (const entry of ['proxy.example', '10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/8/8', '', '300.1.1.1']) {
    t.throws(() => createProxyList([entry]), /neither an address nor a range/, entry)
  }
  t.equal(createProxyList([])('127.0.0.1'), false)
  t.equal(createProxyList(['2001:db8::/32'])('2001:db8::1'), true)
})

t.test('one client has one rate limit, whatever port or form a trusted proxy writes', async (t) => {
  const policies = { login: { limit: 3, windowSeconds: 60, exact: true } }
  const { url } = await startGateway(t, { dispatch: 'local', settings: { policies, trustedProxies: ['127.0.0.1'] } })
  const statuses: number[] = []
  for (const address of ['198.51.100.7:1', '198.51.100.7:2', '::ffff:198.51.100.7', '198.51.100.7:3']) {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address }
    statuses.push((await fetch(`${url}/v1/auth/login`, { method: 'POST', headers, body: '{}' })).status)
  }
  t.same(statuses, [200, 200, 200, 429])
})

t.test('a client that resets its connection with a request is served with its address, or not at all', async (t) => {
  const addresses: string[] = []
  const { url } = await startGateway(t, {
    dispatch: 'local',
    service: (app) =>
      app.addHook('onRequest', async ({ raw }) => {
        const principal = principalOf(raw)
        addresses.push(principal?.kind === 'anonymous' ? principal.address : 'unknown')
      }),
  })
  const { hostname, port } = new URL(url)
  for (let n = 0; n < 20; n += 1) {
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    socket.write('GET /v1/things/1 HTTP/1.1\r\nHost: a\r\n\r\n', () => socket.resetAndDestroy())
    await once(socket, 'close')
    t.equal((await fetch(`${url}/v1/things/1`)).status, 200)
  }
  t.ok(addresses.length >= 20)
  t.same(
    addresses.filter((address) => address !== '127.0.0.1'),
    [],
  )
})

t.test('a proxy that is not named is warned of, once', async (t) => {
  const warnings: unknown[] = []
  const log = createLog('silent')
  log.child = () => Object.assign(createLog('silent'), { warn: (data: unknown) => warnings.push(data) }) as never
  const { url } = await startGateway(t, { dispatch: 'local', log })
  for (let i = 0; i < 3; i += 1) {
    const response = await fetch(`${url}/v1/things/1`, { headers: { 'x-forwarded-for': '198.51.100.7' } })
    t.equal(((await response.json()) as Received).principal.kind, 'anonymous')
  }
  t.same(warnings, [{ proxy: '127.0.0.1' }])
})

t.test('headers of which there is one at most are refused twice, and so are steps up in a path', async (t) => {
  const { url } = await startGateway(t, { dispatch: 'local' })
  const send = (path: string, ...lines: string[]) =>
    sendRaw(url, `GET ${path} HTTP/1.1\r\n${['Connection: close', ...lines].join('\r\n')}\r\n\r\n`)
  t.match(await send('/v1/things/1', 'Host: a'), /^HTTP\/1\.1 200/)
  t.match(await send('/v1/things/1'), /^HTTP\/1\.1 400/, 'no Host')
  const lists = ['If-Match: "a"', 'If-Match: "b"', 'X-Request-Id: a', 'X-Request-Id: b']
  t.match(await send('/v1/things/1?next=/../x', 'Host: a', ...lists), /^HTTP\/1\.1 200/, 'lists, and what is no path')
  for (const name of ['Host', 'Authorization', 'Stoa-Cart-Token', 'Stoa-Api-Key', 'Idempotency-Key', 'Content-Type']) {
    const response = await send(
      '/v1/things/1',
      ...(name === 'Host' ? [] : ['Host: a']),
      `${name}: a`,
      `${name.toLowerCase()}: b`,
    )
    t.match(response, /^HTTP\/1\.1 400/, name)
    t.match(response, `more than one ${name.toLowerCase()}`)
  }
  for (const path of [
    '/docs/static/../x',
    '/docs/static/%2e%2e/x',
    '/docs/./',
    '/v1/things/..',
    '/docs/static/..%2fx',
  ]) {
    t.match(await send(path, 'Host: a'), /^HTTP\/1\.1 404/, path)
  }
})
