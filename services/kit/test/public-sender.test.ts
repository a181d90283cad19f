import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { FetchError } from '@stoa/kit/calls/fetch-error'
import { createPublicSender, type PublicSenderOptions } from '@stoa/kit/calls/public-sender'
import t, { type Test } from 'tap'

const LOCAL = '127.0.0.1'
const POSTING = { headers: { 'content-type': 'application/json' }, body: '{"a":1}', timeoutMs: 60_000 }

async function receive(t: Test, respond: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: { url: string; host: string; body: string }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    seen.push({ url: request.url ?? '', host: request.headers.host ?? '', body: Buffer.concat(chunks).toString() })
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

function senderOf(t: Test, options: PublicSenderOptions = { isAllowed: (address) => address === LOCAL }) {
  const sender = createPublicSender(options)
  t.teardown(() => sender.close())
  return sender
}

const failure = (work: Promise<unknown>): Promise<FetchError> =>
  work.then(
    () => t.fail('it was sent') as never,
    (error: unknown) => error as FetchError,
  )

/** Each look-up gives the next of these, and then the last again. */
const namesTo = (...answers: readonly string[][]) => {
  const state = { lookups: 0 }
  const lookup: LookupFunction = (_name, _options, callback) => {
    const found = answers[Math.min(state.lookups++, answers.length - 1)] ?? []
    callback(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
  return Object.assign(state, { lookup })
}

t.test('A16: nothing inside is posted to, in any spelling of its address', async (t) => {
  const inside = await receive(t, (_request, response) => response.end())
  const sender = senderOf(t, {})
  const hosts = ['127.0.0.1', 'localhost', '127.1', '2130706433', '0x7f.0.0.1', '0177.0.0.1', '0.0.0.0', '0', '[::1]']
  const more = ['[::ffff:127.0.0.1]', '[::ffff:10.0.0.1]', '127.0.0.1.', '①②⑦.0.0.1', '10.0.0.1', '169.254.169.254']
  for (const host of [...hosts, ...more, '100.64.0.1', '[fd00::1]', '[fc00::1]', '192.168.0.1', '172.16.0.1']) {
    const { code } = await failure(sender.post(`http://${host}:${inside.port}/`, POSTING))
    t.equal(code, 'address_forbidden', host)
  }
  for (const url of [`http://me:secret@${LOCAL}/`, 'file:///etc/passwd', 'gopher://example.com/', 'no address']) {
    t.equal((await failure(sender.post(url, POSTING))).code, 'address_forbidden', url)
  }
  t.same(inside.seen, [])
})

t.test('A16: a name is refused for one address that is not public', async (t) => {
  for (const address of ['10.0.0.1', '::ffff:10.0.0.1', '169.254.169.254', '100.64.0.1', 'fd00::1', '0.0.0.0', '::1']) {
    const sender = senderOf(t, { lookup: namesTo(['8.8.8.8', address]).lookup })
    t.equal((await failure(sender.post('https://shop.example/hook', POSTING))).code, 'address_forbidden', address)
  }
})

t.test('A17: the address that was checked is the one connected to, under the name', async (t) => {
  const receiver = await receive(t, (_request, response) => response.end('thanks'))
  const names = namesTo([LOCAL], ['10.0.0.1'])
  const sender = senderOf(t, { lookup: names.lookup, isAllowed: (address) => address === LOCAL })
  const receipt = await sender.post(`http://shop.example:${receiver.port}/hook`, POSTING)
  t.match(receipt, { status: 200, body: Buffer.from('thanks') })
  t.equal(names.lookups, 1)
  t.same(receiver.seen, [{ url: '/hook', host: `shop.example:${receiver.port}`, body: POSTING.body }])
})

t.test('A18: redirects are responses, wherever they lead', async (t) => {
  const inside = await receive(t, (_request, response) => response.end('secret'))
  const receiver = await receive(t, (request, response) => {
    response.writeHead(Number(request.url?.slice(1, 4)), { location: request.url?.slice(5) }).end()
  })
  const sender = senderOf(t)
  for (const target of ['file:///etc/passwd', `http://127.0.0.2:${inside.port}/`, `${inside.url}/`]) {
    for (const status of [301, 302, 303, 307, 308]) {
      t.match(await sender.post(`${receiver.url}/${status}/${target}`, POSTING), { status }, `${status} ${target}`)
    }
  }
  t.same(inside.seen, [])
})

t.test('A18: a response is read up to a limit, and is never decompressed', async (t) => {
  let written = 0
  const bomb = gzipSync(Buffer.alloc(5_000_000))
  const receiver = await receive(t, (request, response) => {
    if (request.url === '/bomb') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    response.writeHead(500)
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(16_384, 'x'))) written += 16_384
    }
    response.on('drain', more)
    more()
  })
  const sender = senderOf(t)
  const endless = await sender.post(`${receiver.url}/endless`, POSTING)
  t.equal(endless.status, 500)
  t.equal(endless.body.toString(), 'x'.repeat(1_024))
  t.ok(written < 10_000_000, `${written} bytes were written`)
  const { body } = await sender.post(`${receiver.url}/bomb`, POSTING)
  t.same(body, bomb.subarray(0, 1_024))
})

t.test('A18: whoever drips or says nothing is left when time is over', async (t) => {
  const receiver = await receive(t, (request, response) => {
    if (request.url === '/silent') return
    response.writeHead(200)
    const timer = setInterval(() => response.write('x'), 100)
    response.on('close', () => clearInterval(timer))
  })
  const sender = senderOf(t)
  const drip = await sender.post(`${receiver.url}/drip`, { ...POSTING, timeoutMs: 2_000 })
  t.equal(drip.status, 200, 'its status has come')
  t.ok(drip.body.length < 30)
  const silent = await failure(sender.post(`${receiver.url}/silent`, { ...POSTING, timeoutMs: 100 }))
  t.equal(silent.code, 'timeout')
  t.equal((await failure(sender.post(`http://${LOCAL}:1/`, POSTING))).code, 'unreachable')
})
