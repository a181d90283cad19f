import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, request } from 'node:http'
import { connect } from 'node:http2'
import { request as requestTls } from 'node:https'
import { type AddressInfo, createConnection } from 'node:net'
import { join } from 'node:path'
import { freePort } from '@stoa/all-in-one/ports'
import t, { type Test } from 'tap'
import { daysLeft } from '../swarm/certificate.mjs'
import { readEdge, warningOf } from '../swarm/edge.mjs'
import { derived } from '../swarm/settings.mjs'
import { makeCertificate } from './harness/certificate.ts'
import { ROOT } from './harness/compose-file.ts'
import { run } from './harness/program.ts'
import { shopFolder } from './harness/test-servers.ts'
import { until } from './harness/until.ts'

const has = (program: string, ...args: string[]) => {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const missing = has('haproxy', '-v') && has('openssl', 'version') ? false : 'no haproxy, or no openssl, on PATH'
const isRequired = Boolean(process.env.CI)

t.test('HAProxy is there where it is needed', { skip: missing && !isRequired ? missing : false }, async (t) => {
  t.notOk(missing, 'apt-get install haproxy openssl')
})

/** A certificate for these hosts and its key, in a file each and in one; resolves with the last. */
function writeCertificate(t: Test, hosts: readonly string[], days?: number): string {
  const folder = shopFolder(t)
  const both = makeCertificate(
    hosts.map((host) => `DNS:${host}`),
    days,
  )
  const parts = both.split(/^(?=-----BEGIN)/m)
  const only = (kind: string) => parts.filter((part) => part.startsWith(`-----BEGIN ${kind}`)).join('')
  writeFileSync(join(folder, 'key.pem'), only('PRIVATE KEY'))
  writeFileSync(join(folder, 'chain.pem'), only('CERTIFICATE'))
  writeFileSync(join(folder, 'both.pem'), both)
  return join(folder, 'both.pem')
}

async function listen(t: Test, onRequest: RequestListener): Promise<number> {
  const server = createServer(onRequest).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.closeAllConnections())
  t.teardown(() => server.close())
  return (server.address() as AddressInfo).port
}

/** What stands behind the edge: says who it is and what it was told. `/slow` is answered when it is told to go on. */
async function openBehind(t: Test, name: string) {
  const waiting: (() => void)[] = []
  const port = await listen(t, ({ url, headers }, response) => {
    const answer = () => response.end(JSON.stringify({ name, headers }))
    if (url === '/slow') waiting.push(answer)
    else answer()
  })
  return { port, waiting }
}

/** swarm/haproxy.cfg as it is, but for its addresses: one gateway and one storefront on this machine, and ports that are free. */
async function openEdge(t: Test, variables: Record<string, string>, certificate = '') {
  const behind = [await openBehind(t, 'gateway'), await openBehind(t, 'storefront')] as const
  const [first, second, third] = [await freePort(), await freePort(), await freePort()]
  const places: [RegExp, string][] = [
    [/bind :(?:4000|8443)/g, `bind 127.0.0.1:${first}`],
    [/bind :(?:3000|8080)/g, `bind 127.0.0.1:${second}`],
    [/bind :8405/g, `bind 127.0.0.1:${third}`],
    [/\/run\/secrets\/certificate\.pem/g, certificate],
    [/server-template gateway 16 \S+ maxconn \d+ check .*/g, `server gateway 127.0.0.1:${behind[0].port}`],
    [/server-template storefront 8 \S+ maxconn \d+ check .*/g, `server storefront 127.0.0.1:${behind[1].port}`],
  ]
  let text = readFileSync(join(ROOT, 'swarm/haproxy.cfg'), 'utf8')
  for (const [place, other] of places) {
    t.match(text, place, 'the file has what is replaced here')
    text = text.replace(place, other)
  }
  const folder = shopFolder(t)
  writeFileSync(join(folder, 'haproxy.cfg'), text)
  const defaults = { EDGE_CONNECTIONS: '1000', EDGE_PROXIES: '255.255.255.255', EDGE_ACME_THUMBPRINT: '' }
  const program = run({
    command: ['haproxy', '-db', '-f', join(folder, 'haproxy.cfg')],
    env: { ...defaults, ...variables },
    logFile: join(folder, 'haproxy.log'),
  })
  t.teardown(() => program.kill('SIGKILL'))
  return { first, second, third, waiting: behind[0].waiting, replace: () => program.kill('SIGUSR1') }
}

interface Asked {
  port: number
  path?: string
  headers?: Record<string, string>
  /** Which of this machine's addresses asks. */
  from?: string
  host?: string
  isTls?: boolean
}

const metricsIn = (file: string, name: RegExp) =>
  readFileSync(join(ROOT, 'swarm/monitoring', file), 'utf8').match(name) ?? []

/** Asks, and again while nothing listens yet. */
async function ask({ port, path = '/', headers = {}, from = '127.0.0.1', host, isTls = false }: Asked) {
  const own = host === undefined ? headers : { ...headers, host }
  const options = { host: '127.0.0.1', port, path, headers: own, localAddress: from, agent: false }
  const response = await until('the edge responds', () => {
    const asking = isTls ? requestTls({ ...options, servername: host, rejectUnauthorized: false }) : request(options)
    asking.end()
    return once(asking, 'response').then(
      ([message]) => message as IncomingMessage,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED') return null
        throw error
      },
    )
  })
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() }
}

t.test('an edge with a certificate', { skip: missing }, async (t) => {
  const file = writeCertificate(t, ['shop.test', 'api.test'])
  const addresses = { STOA_PUBLIC_URL: 'https://api.test', STOREFRONT_URL: 'https://shop.test' }
  const { variables } = readEdge({ ...addresses, STOA_TLS_CERTIFICATE: file }, new Date())
  const other = { STOA_PUBLIC_URL: 'https://api.test:8443', STOREFRONT_URL: 'https://shop.test:8443' }
  const elsewhere = readEdge({ ...other, STOA_TLS_CERTIFICATE: file, STOA_HTTPS_PORT: '8443' }, new Date())
  const edge = await openEdge(t, { ...variables, EDGE_ACME_THUMBPRINT: 'thumb' }, file)
  const askTls = (host: string, more = {}) => ask({ port: edge.first, host, isTls: true, ...more })
  const askPlain = (host: string, path: string) => ask({ port: edge.second, host, path })

  await t.test('leads each host to its own, and says that TLS was spoken', async (t) => {
    for (const [host, name] of [
      ['api.test', 'gateway'],
      ['shop.test', 'storefront'],
      ['SHOP.test', 'storefront'],
    ] as const) {
      const { status, headers, text } = await askTls(host, { headers: { 'x-forwarded-proto': 'http' } })
      t.equal(status, 200)
      t.equal(headers['strict-transport-security'], 'max-age=31536000')
      t.match(JSON.parse(text), { name, headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1' } })
    }
    t.equal((await askTls('other.test')).status, 421, 'what is not its host is misdirected')
    t.equal((await askTls('shop.test,other.test')).status, 421, 'nor are two')
  })

  await t.test('speaks HTTP/2', async (t) => {
    const session = connect(`https://127.0.0.1:${edge.first}`, { servername: 'shop.test', rejectUnauthorized: false })
    t.teardown(() => session.destroy())
    const stream = session.request({ ':path': '/', ':authority': 'shop.test' })
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    t.match(JSON.parse(Buffer.concat(chunks).toString()), { name: 'storefront' })
  })

  await t.test('leads who comes without TLS to TLS, and proves to ACME whose the host is', async (t) => {
    const there = await askPlain('shop.test', '/p/mug?size=1')
    t.match(there, { status: 308, headers: { location: 'https://shop.test/p/mug?size=1' } })
    const { second } = await openEdge(t, elsewhere.variables, file)
    t.match(await ask({ port: second, host: 'shop.test:8080', path: '/cart' }), {
      headers: { location: 'https://shop.test:8443/cart' },
    })
    t.equal((await askPlain('other.test', '/')).status, 421)
    const challenge = await askPlain('shop.test', '/.well-known/acme-challenge/a-Token_1')
    t.match(challenge, { status: 200, text: 'a-Token_1.thumb' })
    const odd = await askPlain('shop.test', '/.well-known/acme-challenge/%3Cscript%3E')
    t.equal(odd.status, 308, 'what is no token is not repeated')
  })
})

t.test('an edge behind a proxy', { skip: missing }, async (t) => {
  const proxy = '127.0.0.9'
  const edge = await openEdge(t, { EDGE_TLS: 'off', EDGE_CONNECTIONS: '2', EDGE_PROXIES: `${proxy} 10.0.0.0/8` })
  const askFor = (visitor: string, more = {}) =>
    ask({ port: edge.first, from: proxy, headers: { 'x-forwarded-for': visitor }, ...more })
  const forwarded = ({ text }: { text: string }) => JSON.parse(text).headers['x-forwarded-for']

  await t.test('passes on what the proxy says of a visitor, and what a stranger says not', async (t) => {
    t.equal(forwarded(await askFor('192.0.2.1')), `192.0.2.1, ${proxy}`)
    t.equal(forwarded(await askFor('192.0.2.1', { from: '127.0.0.8' })), '127.0.0.8')
  })

  await t.test('tells Prometheus its numbers, by the names that alerts and pages have', async (t) => {
    const { text } = await ask({ port: edge.third, path: '/metrics' })
    const told = new Set([...text.matchAll(/^# HELP (\S+)/gm)].map(([, name]) => name))
    const used = ['alerts.yml', 'shop.json'].flatMap((file) => metricsIn(file, /haproxy_\w+/g))
    t.ok(used.length > 0)
    for (const name of used) t.ok(told.has(name), name)
    t.equal((await ask({ port: edge.third, path: '/' })).status, 404)
  })

  await t.test('counts requests under way by visitor, also behind two proxies', async (t) => {
    const slow = ['192.0.2.1', '192.0.2.1, 10.1.1.1'].map((visitor) => askFor(visitor, { path: '/slow' }))
    await until('both are under way', async () => (edge.waiting.length === 2 ? true : null))
    t.equal((await askFor('192.0.2.1')).status, 429, 'a third one of the same visitor')
    t.equal((await askFor('192.0.2.2')).status, 200, 'another visitor of the same proxy')
    for (const answer of edge.waiting.splice(0)) answer()
    for (const { status } of await Promise.all(slow)) t.equal(status, 200)
  })

  await t.test(
    'ends connections of a network beyond its number, whatever they say, and none of the proxy',
    async (t) => {
      const open = async (from: string) => {
        const socket = createConnection({ port: edge.first, host: '127.0.0.1', localAddress: from })
        t.teardown(() => socket.destroy())
        socket.on('error', () => undefined)
        // One beyond the number may be ended before it is known to be open.
        await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))
        return socket.resume()
      }
      const strangers = [await open('127.0.0.7'), await open('127.0.0.7'), await open('127.0.0.7')]
      await until('the third is ended', async () => (strangers[2]?.readyState === 'closed' ? true : null))
      const others = [await open('127.0.0.6'), ...(await Promise.all([proxy, proxy, proxy].map(open)))]
      t.equal((await ask({ port: edge.first, from: '127.0.0.6' })).status, 200, 'another network')
      const states = [...strangers.slice(0, 2), ...others].map(({ readyState }) => readyState)
      t.strictSame(
        states,
        states.map(() => 'open'),
      )
    },
  )
})

t.test(
  'an edge that is to be replaced ends soon, whatever is under way: the next one begins after it',
  { skip: missing },
  async (t) => {
    const edge = await openEdge(t, { EDGE_TLS: 'off' })
    const stream = ask({ port: edge.first, path: '/slow' }).catch((error: unknown) => error)
    await until('it is under way', async () => (edge.waiting.length === 1 ? true : null))
    await edge.replace()
    t.ok(await stream, 'also what never ends by itself')
  },
)

t.test('settings of the edge that cannot hold are told, all at once', { skip: missing }, async (t) => {
  const file = writeCertificate(t, ['shop.test'], 5)
  const told = (settings: Record<string, string>, now = new Date()) => {
    try {
      return readEdge(settings, now)
    } catch (error) {
      return (error as Error).message.split('\n')
    }
  }
  t.strictSame(
    told({
      STOA_TLS_CERTIFICATE: file,
      STOREFRONT_URL: 'http://shop.test',
      STOA_PUBLIC_URL: 'https://api.test',
      STOA_EDGE_PROXIES: '10.0.0.0/33, proxy.test',
      STOA_SMOKE_URL: 'http://127.0.0.1:4000',
      STOA_ACME_THUMBPRINT: 'Account Thumbprint: abc',
    }),
    [
      'STOA_EDGE_PROXIES: "10.0.0.0/33" is neither an address nor a range such as 10.0.0.0/8',
      'STOA_EDGE_PROXIES: "proxy.test" is neither an address nor a range such as 10.0.0.0/8',
      'STOA_ACME_THUMBPRINT is no thumbprint: 43 letters, digits, - and _',
      'STOREFRONT_URL has to be https:// on port 443, because STOA_TLS_CERTIFICATE is set',
      'STOA_SMOKE_URL is http://, which the edge has no more: take it out',
      'STOA_TLS_CERTIFICATE: it does not name api.test',
    ],
  )
  const one = { STOREFRONT_URL: 'https://shop.test', STOA_PUBLIC_URL: 'https://shop.test' }
  const endsAt = new Date(new X509Certificate(readFileSync(file)).validTo)
  t.match(told({ ...one, STOA_TLS_CERTIFICATE: file }, endsAt), [
    'STOA_PUBLIC_URL and STOREFRONT_URL need a host each: by it the edge tells the API from the shop',
    `STOA_TLS_CERTIFICATE: it ended on ${endsAt.toISOString()}`,
  ])
  const other = writeCertificate(t, ['shop.test', 'api.test'])
  const two = { STOREFRONT_URL: 'https://shop.test', STOA_PUBLIC_URL: 'https://api.test' }
  const keyOfAnother = join(other, '../chain.pem')
  t.match(told({ ...two, STOA_TLS_CERTIFICATE: keyOfAnother }), [/^STOA_TLS_CERTIFICATE: no certificate with its key/])
  t.match(told({ ...two, STOA_TLS_CERTIFICATE: keyOfAnother, STOA_TLS_KEY: join(other, '../key.pem') }), {
    variables: { EDGE_TLS: 'on', EDGE_API_HOST: 'api.test', EDGE_FIRST_PORT: '443', EDGE_SECOND_PORT: '80' },
  })
  t.equal(
    daysLeft(readFileSync(file, 'utf8'), new Date(endsAt.getTime() - 5 * 86_400_000)),
    5,
    'an operator hears of it',
  )
  t.equal(daysLeft(readFileSync(file, 'utf8'), new Date(endsAt.getTime() - 30 * 86_400_000)), null)
})

t.test(
  'a shop with https and neither a certificate nor a proxy is warned; a proxy is trusted by gateway and storefront',
  async (t) => {
    const settings = { STOREFRONT_URL: 'https://shop.test', SMTP_URL: 'smtp://mail.test' }
    t.match(warningOf(settings), 'STOA_EDGE_PROXIES')
    t.equal(warningOf({ ...settings, STOA_EDGE_PROXIES: '192.0.2.7' }), null)
    t.match(warningOf({ ...settings, STOA_EDGE_PROXIES: '127.0.0.1' }), 'never sees')
    t.equal(warningOf({ STOREFRONT_URL: 'http://shop.test' }), null)
    const proxies = '10.91.0.0/24,192.0.2.7,10.0.0.0/8'
    t.match(derived({ ...settings, STOA_EDGE_PROXIES: '192.0.2.7 10.0.0.0/8' }), {
      STOA_TRUSTED_PROXIES: proxies,
      STOREFRONT_TRUSTED_PROXIES: proxies,
    })
  },
)
