import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import type { FetchError } from '@stoa/kit/calls/fetch-error'
import { createPublicFetcher, type FetchOptions } from '@stoa/kit/calls/public-fetcher'
import { retryAfterMs } from '@stoa/kit/calls/retry-after'
import { isPublicAddress } from '@stoa/kit/values/public-address'
import t, { type Test } from 'tap'

const LOCAL = '127.0.0.1'
const OPTIONS: FetchOptions = { maxBytes: 1_000, timeoutMs: 5_000, accept: 'image/*' }

/** A web server on this machine, and what it was asked for. */
async function serve(t: Test, respond: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(request.url ?? '')
    respond(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, LOCAL, resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { seen, port, url: `http://${LOCAL}:${port}` }
}

/** A fetcher that may reach this machine's servers, and no other address that is not public. */
function fetcherOf(t: Test, setup: Parameters<typeof createPublicFetcher>[0] = {}) {
  const fetcher = createPublicFetcher({
    isAllowed: (address) => address === LOCAL || isPublicAddress(address),
    ...setup,
  })
  t.teardown(() => fetcher.close())
  return fetcher
}

const namesTo = (addresses: readonly string[][]): LookupFunction => {
  let calls = 0
  return (_name, _options, callback) => {
    const found = addresses[Math.min(calls, addresses.length - 1)] ?? []
    calls += 1
    callback(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
}

const failure = (work: Promise<unknown>): Promise<FetchError> =>
  work.then(
    () => t.fail('it was fetched') as never,
    (error: unknown) => error as FetchError,
  )

t.test('only addresses of the internet are public, however they are written', async (t) => {
  const own = [
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
  ]
  const shared = [
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
  ]
  const v6 = [
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '100::1',
    '4000::1',
  ]
  const disguised = [
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:0:1::',
  ]
  const notAddresses = ['', 'localhost', '127.1', '0x7f000001', '2130706433', '8.8.8.8:80']
  for (const address of [...own, ...shared, ...v6, ...disguised, ...notAddresses, '168.63.129.16']) {
    t.equal(isPublicAddress(address), false, address)
  }
  for (const address of ['8.8.8.8', '23.227.38.32', '2606:4700::1111', '2a00:1450:4001:80b::200e']) {
    t.equal(isPublicAddress(address), true, address)
  }
})

t.test('nothing inside is reached by the address of a URL, in any of its spellings', async (t) => {
  const inside = await serve(t, (_request, response) => response.end('secret'))
  const fetcher = createPublicFetcher()
  t.teardown(() => fetcher.close())
  const hosts = [
    LOCAL,
    'localhost',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '127.0.0.1.',
    '①②⑦.0.0.1',
  ]
  for (const host of hosts) {
    const { code } = await failure(fetcher.fetch(`http://${host}:${inside.port}/`, OPTIONS))
    t.equal(code, 'address_forbidden', host)
  }
  for (const url of [
    'file:///etc/passwd',
    'ftp://example.com/a',
    'gopher://example.com',
    'data:,x',
    '/v1/media/a.png',
    'no address',
    `http://me:secret@${LOCAL}/`,
  ]) {
    t.equal((await failure(fetcher.fetch(url, OPTIONS))).code, 'address_forbidden', url)
  }
  t.same(inside.seen, [])
})

t.test(
  'a name with one private address is refused, and the address that was checked is the one connected to',
  async (t) => {
    const server = await serve(t, (_request, response) => response.end('picture'))
    const mixed = fetcherOf(t, { lookup: namesTo([['8.8.8.8', '10.0.0.1']]) })
    t.equal((await failure(mixed.fetch('http://shop.example/a', OPTIONS))).code, 'address_forbidden')
    const mapped = fetcherOf(t, { lookup: namesTo([['::ffff:127.0.0.1']]) })
    t.equal((await failure(mapped.fetch('http://shop.example/a', OPTIONS))).code, 'address_forbidden')
    const none = fetcherOf(t, { lookup: namesTo([[]]) })
    t.equal((await failure(none.fetch('http://shop.example/a', OPTIONS))).code, 'address_forbidden')
    // A second look-up would say 10.0.0.1.
    let lookups = 0
    const first = namesTo([[LOCAL], ['10.0.0.1']])
    const counted: LookupFunction = (...given) => {
      lookups += 1
      first(...given)
    }
    const rebinding = fetcherOf(t, { lookup: counted })
    t.equal((await rebinding.fetch(`http://shop.example:${server.port}/a`, OPTIONS)).toString(), 'picture')
    t.equal(lookups, 1)
  },
)

t.test('redirects are followed, each is checked, and there are no more than five', async (t) => {
  const inside = await serve(t, (_request, response) => response.end('secret'))
  const server = await serve(t, (request, response) => {
    const to = new Map([
      ['/a', '/b'],
      ['/b', `${server.url}/end`],
      ['/loop', '/loop'],
      ['/inside', `http://inside.example:${inside.port}/`],
      ['/metadata', 'http://169.254.169.254/latest/meta-data/'],
      ['/file', 'file:///etc/passwd'],
    ]).get(request.url ?? '')
    if (to) response.writeHead(302, { location: to }).end()
    else response.end('end')
  })
  const lookup: LookupFunction = (_name, _options, callback) => callback(null, [{ address: '127.0.0.2', family: 4 }])
  const fetcher = fetcherOf(t, { lookup })
  t.equal((await fetcher.fetch(`${server.url}/a`, OPTIONS)).toString(), 'end')
  for (const path of ['/inside', '/metadata', '/file']) {
    t.equal((await failure(fetcher.fetch(server.url + path, OPTIONS))).code, 'address_forbidden', path)
  }
  t.same(inside.seen, [])
  t.equal((await failure(fetcher.fetch(`${server.url}/loop`, OPTIONS))).code, 'too_many_redirects')
  t.equal(server.seen.filter((path) => path === '/loop').length, 6)
})

t.test('more bytes, more time, another type or a coding than allowed ends it, whatever the headers say', async (t) => {
  let written = 0
  const server = await serve(t, (request, response) => {
    if (request.url === '/announced') return void response.writeHead(200, { 'content-length': '5000' }).write('x')
    if (request.url === '/endless') {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(500))) written += 500
      }
      response.on('drain', more)
      return more()
    }
    if (request.url === '/slow') return void response.writeHead(200).write('x')
    if (request.url === '/zip') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x')
    if (request.url === '/head') return void response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end('x')
    response.writeHead(request.url === '/gone' ? 410 : 200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>')
  })
  const fetcher = fetcherOf(t)
  const images = { ...OPTIONS, acceptsType: (type: string | null) => type === null || type.startsWith('image/') }
  const codes = new Map<string, string>()
  for (const path of ['/announced', '/endless', '/zip', '/page', '/gone', '/head']) {
    const { code, retryMs } = await failure(fetcher.fetch(server.url + path, images))
    codes.set(path, `${code} ${retryMs === null ? 'for good' : 'for now'}`)
  }
  t.same(Object.fromEntries(codes), {
    '/announced': 'too_large for good',
    '/endless': 'too_large for good',
    '/zip': 'wrong_type for good',
    '/page': 'wrong_type for good',
    '/gone': 'refused for good',
    '/head': 'unreachable for now',
  })
  t.ok(written < 10_000_000)
  const slow = await failure(fetcher.fetch(`${server.url}/slow`, { ...OPTIONS, timeoutMs: 100 }))
  t.match(slow, { code: 'timeout', retryMs: Number })
  const closed = await failure(fetcher.fetch(`http://${LOCAL}:1/`, OPTIONS))
  t.match(closed, { code: 'unreachable', retryMs: Number })
})

t.test(
  'a host has a few requests at once, all hosts together a few more, and nobody waits for a slow host',
  async (t) => {
    let open = 0
    let most = 0
    const waiting: (() => void)[] = []
    const server = await serve(t, (_request, response) => {
      open += 1
      most = Math.max(most, open)
      waiting.push(() => {
        open -= 1
        response.end('x')
      })
      if (waiting.length === 2) for (const respond of waiting.splice(0)) respond()
    })
    const quick = await serve(t, (_request, response) => response.end('quick'))
    const fetcher = fetcherOf(t, { lookup: namesTo([[LOCAL]]), maxRequests: 3, maxRequestsOfHost: 2 })
    const slow = Array.from({ length: 6 }, () => fetcher.fetch(`http://slow.example:${server.port}/`, OPTIONS))
    t.equal((await fetcher.fetch(`http://quick.example:${quick.port}/`, OPTIONS)).toString(), 'quick')
    await Promise.all(slow)
    t.equal(most, 2)
  },
)

t.test('a host that asks for a pause gets it, other hosts do not wait', async (t) => {
  const server = await serve(t, (_request, response) => void response.writeHead(429, { 'retry-after': '120' }).end())
  const other = await serve(t, (_request, response) => response.end('x'))
  const fetcher = fetcherOf(t)
  const first = await failure(fetcher.fetch(`${server.url}/1`, OPTIONS))
  t.match(first, { code: 'busy', retryMs: 120_000 })
  const second = await failure(fetcher.fetch(`${server.url}/2`, OPTIONS))
  t.match(second, { code: 'busy' })
  t.ok((second.retryMs ?? 0) > 100_000)
  t.same(server.seen, ['/1'], 'it is not asked again')
  const crowded = fetcherOf(t, { maxRequestsOfHost: 1 })
  const waiting = Array.from({ length: 5 }, () => failure(crowded.fetch(`${server.url}/3`, OPTIONS)))
  t.same(new Set((await Promise.all(waiting)).map(({ code }) => code)), new Set(['busy']))
  t.same(server.seen, ['/1', '/3'], 'nor by those who waited for their turn')
  t.equal((await fetcher.fetch(`${other.url}/`, OPTIONS)).toString(), 'x')
  const now = Date.parse('2026-01-01T00:00:00Z')
  t.equal(retryAfterMs('Thu, 01 Jan 2026 00:00:30 GMT', now), 30_000)
  t.same(
    [retryAfterMs(undefined, now), retryAfterMs('soon', now), retryAfterMs('0', now), retryAfterMs('999999999', now)],
    [60_000, 60_000, 1_000, 3_600_000],
  )
})

t.test('who gives up ends the request', async (t) => {
  const server = await serve(t, (_request, response) => void response.writeHead(200).write('x'))
  const fetcher = fetcherOf(t)
  const gaveUp = new AbortController()
  const work = fetcher.fetch(server.url, { ...OPTIONS, signal: gaveUp.signal })
  setTimeout(() => gaveUp.abort(), 50)
  await t.rejects(work, { name: 'AbortError' })
})
