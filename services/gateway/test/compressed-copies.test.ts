import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { isKnown } from '@stoa/kit/http/etag'
import t, { type Test } from 'tap'
import { acceptedCodings } from '../response-cache/codings.ts'
import { openCachedShop } from './cached-shop.ts'

/** A response as it came, in its coding. */
interface Sent {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
}

async function send(url: string, headers: Record<string, string>, method = 'GET'): Promise<Sent> {
  const sent = request(url, { headers, method }).end()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const chunks = await response.toArray()
  return { status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }
}

function numberIn({ bytes, headers }: Sent): number {
  const coding = headers['content-encoding']
  const decode = { br: brotliDecompressSync, gzip: gunzipSync }[coding ?? ''] ?? ((plain: Buffer) => plain)
  return (JSON.parse(decode(bytes).toString()) as { number: number }).number
}

/** Requests an address until its copy has been made, which another thread does. */
async function untilCoded(url: string, headers: Record<string, string>): Promise<Sent> {
  for (;;) {
    const sent = await send(url, headers)
    if (sent.headers['content-encoding'] !== undefined) return sent
    await new Promise(setImmediate)
  }
}

t.test('Accept-Encoding is obeyed: weights, what is refused, and everything that is not named', async (t) => {
  const read = (header: string | undefined) => {
    const { codings, isPlainAccepted } = acceptedCodings(header)
    return `${codings.join(' ')}${isPlainAccepted ? '' : ' !'}`
  }
  const cases: [string | undefined, string][] = [
    [undefined, ''],
    ['', ''],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br gzip'],
    ['GZIP;Q=0.8, br;q=0.5', 'gzip br'],
    ['x-gzip', 'gzip'],
    ['gzip;q=0', ''],
    ['gzip;q=0, *', 'br'],
    ['*', 'br gzip'],
    ['*;q=0', ' !'],
    ['identity;q=0', ' !'],
    ['gzip, identity;q=0', 'gzip !'],
    ['br, *;q=0', 'br !'],
    ['*;q=0, identity;q=0.1', ''],
    ['identity, gzip;q=0.5', ''],
    ['identity;q=0.5, gzip;q=0.5', 'gzip'],
    ['gzip;q=2, br;q=x, deflate', ''],
    ['gzip;q=0.1234', ''],
    ['gzip ; q=0.001', 'gzip'],
  ]
  for (const [header, expected] of cases) t.equal(read(header), expected, String(header))
})

t.test(
  'what says which copy a client takes, or has, is not read when it is longer than any client writes it',
  async (t) => {
    const { first } = await openCachedShop(t)
    const url = `${first.url}/v1/things`
    const { etag } = (await send(url, {})).headers
    const long = (count: number) => `${'a,'.repeat(count)}gzip`
    await untilCoded(url, { 'accept-encoding': 'gzip' })
    t.equal((await send(url, { 'accept-encoding': long(50) })).headers['content-encoding'], 'gzip')
    t.equal((await send(url, { 'accept-encoding': long(7_000) })).headers['content-encoding'], undefined)
    const many = (count: number) => `${'"a",'.repeat(count)}${etag}`
    t.equal((await send(url, { 'if-none-match': many(200) })).status, 304)
    t.equal((await send(url, { 'if-none-match': many(3_500) })).status, 200)
    const longest = 'a,'.repeat(7_700)
    const fromMs = performance.now()
    for (let n = 0; n < 10_000; n++) {
      acceptedCodings(longest)
      isKnown(longest, String(etag))
    }
    // Each was 2 ms to read, 40 s in all.
    t.ok(performance.now() - fromMs < 10_000)
  },
)

t.test('copies are made after the first hit, and everybody gets the one it takes', async (t) => {
  const { first, state } = await openCachedShop(t)
  const url = `${first.url}/v1/things`
  const plain = await send(url, {})
  t.equal((await send(url, { 'accept-encoding': 'gzip' })).headers['content-encoding'], undefined, 'none is there yet')
  for (const coding of ['gzip', 'br']) {
    const sent = await untilCoded(url, { 'accept-encoding': coding })
    t.equal(sent.headers['content-encoding'], coding)
    t.equal(Number(sent.headers['content-length']), sent.bytes.length)
    t.ok(sent.bytes.length < plain.bytes.length / 2)
    t.equal(numberIn(sent), 1)
  }
  t.equal((await send(url, { 'accept-encoding': 'gzip;q=0.9, br' })).headers['content-encoding'], 'br')
  t.equal((await send(url, { 'accept-encoding': 'gzip, identity;q=0' })).headers['content-encoding'], 'gzip')
  t.equal((await send(url, { 'accept-encoding': 'gzip;q=0' })).bytes.toString(), plain.bytes.toString())
  t.equal(state.requests.length, 1)
})

t.test('plain, compressed, 304 and HEAD have the same headers but for what describes the body', async (t) => {
  const { first } = await openCachedShop(t)
  const url = `${first.url}/v1/things`
  const origin = { origin: 'https://shop.example' }
  const ofBody = ['content-type', 'content-length', 'content-encoding']
  const variable = new Set(['date', 'ratelimit', 'x-request-id', ...ofBody])
  const stable = ({ headers }: Sent) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !variable.has(name)))
  const miss = await send(url, origin)
  t.equal(miss.headers.vary, 'Origin, Authorization, Stoa-Api-Key, Stoa-Cart-Token, Accept-Encoding')
  await send(url, origin)
  const gzipped = await untilCoded(url, { ...origin, 'accept-encoding': 'gzip' })
  const head = await send(url, { ...origin, 'accept-encoding': 'gzip' }, 'HEAD')
  const closing = await send(url, { ...origin, connection: 'close' })
  const known = await send(url, { ...origin, 'accept-encoding': 'gzip', 'if-none-match': String(miss.headers.etag) })
  t.equal(known.status, 304, 'what says the same is known, whatever coding it came in')
  t.strictSame(stable(known), stable(miss))
  t.strictSame(stable(gzipped), stable(miss))
  t.strictSame(stable(head), stable(miss))
  t.strictSame({ ...stable(closing), connection: 'keep-alive', 'keep-alive': 'timeout=72' }, stable(miss))
  for (const name of ofBody) {
    t.equal(head.headers[name], gzipped.headers[name])
    t.equal(known.headers[name], undefined)
  }
})

t.test('who refuses what is in no coding waits for a copy, also of something small', async (t) => {
  const { first } = await openCachedShop(t)
  for (const path of ['/v1/things', '/v1/things/small']) {
    const sent = await send(`${first.url}${path}`, { 'accept-encoding': 'gzip, identity;q=0' })
    t.equal(sent.headers['content-encoding'], 'gzip')
    t.equal(numberIn(sent), 1)
    const nothing = await send(`${first.url}${path}`, { 'accept-encoding': '*;q=0' })
    t.equal(nothing.headers['content-encoding'], undefined, 'who takes nothing gets it as it is')
  }
})

t.test('a purge takes the copies with it', async (t: Test) => {
  const { first, change } = await openCachedShop(t)
  const url = `${first.url}/v1/things`
  const gzip = { 'accept-encoding': 'gzip' }
  await send(url, gzip)
  await untilCoded(url, gzip)
  await change('thg_1')
  t.equal(numberIn(await send(url, gzip)), 2)
  t.equal(numberIn(await untilCoded(url, gzip)), 2)
})
