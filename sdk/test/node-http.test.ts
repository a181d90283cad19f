/** How requests are sent on Node: by its own HTTP client, as `fetch` would. */
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { ConnectionError } from '../src/errors.ts'
import { makeCalls, operations } from './fixture.ts'
import { serve } from './server.ts'

const thing = { path: { id: 'a' } }

async function listen(t: Test, listener: RequestListener) {
  const server = createServer(listener)
  let connections = 0
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, connections: () => connections }
}

/** Counts what goes through `fetch` until the test is over. */
function countFetches(t: Test): () => number {
  const { fetch } = globalThis
  let count = 0
  globalThis.fetch = (...args) => {
    count += 1
    return fetch(...args)
  }
  t.teardown(() => {
    globalThis.fetch = fetch
  })
  return () => count
}

t.test('calls of any number of clients share connections that stay open', async (t) => {
  const fetches = countFetches(t)
  const shop = await listen(t, (_, response) => response.end('{}'))
  for (let client = 0; client < 5; client += 1) {
    const calls = makeCalls(shop.url)
    await calls.send(operations.read, thing)
    await calls.send(operations.create, { body: { n: 1 } })
  }
  t.equal(shop.connections(), 1, 'one connection carried ten requests of five clients')
  t.equal(fetches(), 0, 'and none went through fetch, which costs three times as much')
})

t.test('a response may be compressed', async (t) => {
  const text = JSON.stringify({ long: 'ü'.repeat(5000) })
  const codings = { gzip: gzipSync(text), br: brotliCompressSync(text), GZIP: gzipSync(text) }
  for (const [coding, content] of Object.entries(codings)) {
    let accepted: string | undefined
    const shop = await listen(t, ({ headers }, response) => {
      accepted = headers['accept-encoding']
      response.setHeader('content-encoding', coding).end(content)
    })
    t.same(await makeCalls(shop.url).send(operations.read, thing), JSON.parse(text), coding)
    t.equal(accepted, 'gzip, deflate, br')
  }
  const cut = await listen(t, (_, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(text).subarray(0, 40)),
  )
  await t.rejects(makeCalls(cut.url, { maxRetries: 0 }).send(operations.read, thing), ConnectionError)
})

t.test('a redirect is followed, with the body', async (t) => {
  const shop = await serve(t, ({ url, body }) =>
    url.startsWith('/old') ? { status: 308, headers: { location: url.slice(4) } } : { status: 200, body: { body } },
  )
  const calls = makeCalls(`${shop.url}/old`)
  t.same(await calls.send(operations.create, { body: { n: 1 } }), { body: '{"n":1}' })
})

// By Node's own HTTP client and by fetch.
for (const options of [{}, { fetch: globalThis.fetch }]) {
  t.test('no redirect takes keys and tokens to another origin', async (t) => {
    const stranger = await serve(t, () => ({ status: 200, body: {} }))
    const shop = await serve(t, () => ({ status: 307, headers: { location: `${stranger.url}/v1/things` } }))
    const send = makeCalls(shop.url, { ...options, apiKey: 'sk_secret' })
    const calls: (() => Promise<unknown>)[] = [
      () => send.send(operations.read, thing, { cartToken: 'ct_secret' }),
      () => send.send(operations.create, { body: { n: 1 } }),
      () => send.send(operations.exportCsv),
      () => send.send(operations.image),
      () => send.send(operations.stream),
      () => send.send(operations.addImage, { body: new Blob(['bytes']) }, { contentType: 'image/png' }),
    ]
    for (const [n, call] of calls.entries()) {
      await t.rejects(call(), { name: 'ApiError', status: 307, message: `a redirect to ${stranger.url}` })
      t.equal(shop.seen.length, n + 1, 'sent once')
    }
    t.same(stranger.seen, [])
  })

  t.test('redirects within the origin are followed, and not for ever', async (t) => {
    const shop = await serve(t, ({ url }) => {
      if (url.startsWith('/old')) return { status: 302, headers: { location: url.slice(4) } }
      return url.startsWith('/circle') ? { status: 308, headers: { location: url } } : { status: 200, body: { url } }
    })
    t.match(await makeCalls(`${shop.url}/old`, options).send(operations.read, thing), { url: /^\/v1/ })
    const lost = makeCalls(`${shop.url}/old`, options).send(operations.create, { body: {} })
    await t.rejects(lost, { status: 302, message: 'is not followed' }, 'a POST would become a GET')
    const circle = makeCalls(`${shop.url}/circle`, options).send(operations.read, thing)
    await t.rejects(circle, { status: 308, message: 'is not followed' })
    t.equal(shop.seen.length, 9)
  })
}

t.test('a browser, which names no redirect that it does not follow, gives an error that says so', async (t) => {
  const opaque = { type: 'opaqueredirect', status: 0, ok: false, headers: new Headers(), body: null } as Response
  const modes: unknown[] = []
  const fetch = async (_url: string, { redirect }: RequestInit) => {
    modes.push(redirect)
    return opaque
  }
  const call = makeCalls('https://shop.example', { fetch }).send(operations.read, thing)
  await t.rejects(call, { name: 'ApiError', status: 0, message: 'a redirect to elsewhere is not followed' })
  t.same(modes, ['manual'])
})

t.test('text loses its byte order mark, as with fetch', async (t) => {
  const shop = await serve(t, () => ({ status: 200, body: '\ufeffa,b' }))
  t.equal(await makeCalls(shop.url).send(operations.exportCsv), 'a,b')
})

t.test('several fields of one name arrive as one', async (t) => {
  const shop = await listen(t, (_, response) => response.setHeader('link', ['<a>', '<b>']).end('{}'))
  const { headers } = await makeCalls(shop.url).send(operations.read, thing).withResponse()
  t.equal(headers.get('link'), '<a>, <b>')
})

t.test('a call that is ended ends its exchange, also while the body is read', async (t) => {
  const controller = new AbortController()
  const closed = Promise.withResolvers<void>()
  const shop = await listen(t, (request, response) => {
    request.socket.once('close', () => closed.resolve())
    response.write('{"half":', () => setImmediate(() => controller.abort()))
  })
  const call = makeCalls(shop.url).send(operations.read, thing, { signal: controller.signal })
  await t.rejects(call, { name: 'AbortedError' })
  await closed.promise
  t.pass('the server saw the connection close')
})

t.test('a server that closes an idle connection costs nothing', async (t) => {
  const server = createSocketServer((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\n{}'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const calls = makeCalls(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  t.same(await calls.send(operations.read, thing), {})
  t.same(await calls.send(operations.read, thing), {})
})
