import { readFileSync } from 'node:fs'
import t from 'tap'
import {
  ConflictError,
  ConnectionError,
  NotFoundError,
  PaymentDeclinedError,
  ServerError,
  StoaError,
} from '../src/errors.ts'
import { call, makeCalls, operations } from './fixture.ts'
import { type Behaviour, problem, serve } from './server.ts'

t.test('a failed call rejects with the class, code and request id of its error', async (t) => {
  const replies: Record<string, Behaviour> = {
    '/v1/things/declined': problem(402, 'payment_declined', { detail: 'Ask your bank.', request_id: 'req_1' }),
    '/v1/things/field': problem(400, 'validation_failed', {
      errors: [{ pointer: '/email', code: 'format', detail: 'must be an e-mail address' }],
    }),
    '/v1/things/stock': problem(409, 'out_of_stock', { lines: [{ variant_id: 'v', reason: 'out_of_stock' }] }),
    '/v1/things/page': { status: 502, body: '<h1>Bad gateway</h1>', headers: { 'x-request-id': 'req_2' } },
    '/v1/things/json': { status: 404, body: { message: 'no route' } },
    '/v1/things/wrong': { status: 200, body: 'welcome to the airport network' },
  }
  const shop = await serve(t, ({ url }) => replies[url] ?? 'cut')
  const calls = makeCalls(shop.url, { maxRetries: 0 })
  const failing = (id: string) => calls.send(operations.read, { path: { id } }).catch((error: unknown) => error)

  const declined = await failing('declined')
  t.type(declined, PaymentDeclinedError)
  t.match(declined, { status: 402, code: 'payment_declined', requestId: 'req_1', name: 'PaymentDeclinedError' })
  t.equal((declined as Error).message, 'Title of payment_declined: Ask your bank.')
  t.match(await failing('field'), { message: 'Title of validation_failed (/email: must be an e-mail address)' })
  const stock = await failing('stock')
  t.type(stock, ConflictError)
  t.match(stock, { problem: { lines: [{ variant_id: 'v' }] } })

  const page = await failing('page')
  t.type(page, ServerError, 'a body that is not JSON is still a response')
  t.match(page, { status: 502, code: 'http_502', problem: null, requestId: 'req_2', message: /Bad gateway/ })
  const json = await failing('json')
  t.type(json, NotFoundError)
  t.match(json, { code: 'http_404', problem: null }, "JSON that is nobody's problem")
  const wrong = await failing('wrong')
  t.type(wrong, StoaError)
  t.notOk(wrong instanceof ConnectionError)
  t.match(await failing('cut'), { name: 'ConnectionError', cause: Error })
})

t.test('withResponse gives what came around the body, and fails once', async (t) => {
  const shop = await serve(t, (_, n) =>
    n === 0
      ? { status: 201, body: { id: 1 }, headers: { etag: '"3"', 'x-request-id': 'r' } }
      : problem(404, 'not_found'),
  )
  const calls = makeCalls(shop.url)
  const response = await call(calls, operations.create).withResponse()
  t.match(response, { data: { id: 1 }, status: 201, requestId: 'r' })
  t.equal(response.headers.get('etag'), '"3"')
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', note)
  await t.rejects(call(calls, operations.create).withResponse(), NotFoundError)
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', note)
  t.same(unhandled, [])
})

t.test('an address that is none is refused at once', async (t) => {
  for (const address of ['nonsense', '', '/shop', 'localhost:4000', 'ftp://shop', undefined as never]) {
    t.throws(() => makeCalls(address), { name: 'StoaError', message: /^baseUrl must be an http/ }, String(address))
  }
  t.doesNotThrow(() => makeCalls('https://shop.example.com/api/'))
})

t.test('a request has the URL, query, headers and body of its call', async (t) => {
  const shop = await serve(t, ({ method }) => (method === 'DELETE' ? { status: 204 } : { status: 200, body: {} }))
  const calls = makeCalls(`${shop.url}/shop/`, { apiKey: 'pk_1', headers: { 'accept-language': 'de' } })
  const last = () => shop.seen.at(-1)

  await calls.send(operations.read, { path: { id: 'a/b ü' }, query: { q: 'x y', no: undefined, tag: ['a', 'b'] } })
  t.equal(last()?.url, '/shop/v1/things/a%2Fb%20%C3%BC?q=x+y&tag=a&tag=b')
  t.match(last()?.headers, { 'stoa-api-key': 'pk_1', 'accept-language': 'de', accept: 'application/json' })
  await calls.send(operations.list, { query: { ids: ['a', 'b'], 'price[gte]': 5, 'option.size': 'L' } })
  t.equal(decodeURIComponent(last()?.url ?? ''), '/shop/v1/things?ids=a,b&price[gte]=5&option.size=L')
  for (const id of ['', '.', '..']) {
    await t.rejects(calls.send(operations.read, { path: { id } }), StoaError, `"${id}" would be another address`)
  }
  t.equal(await calls.send(operations.remove, { path: { id: 'a' } }, { ifMatch: '"3"' }), undefined)
  t.match(last()?.headers, { 'if-match': '"3"' })
  await call(calls, operations.create, { headers: { 'accept-language': 'fr', 'x-mine': '1' } })
  t.match(last(), {
    body: '{"n":1}',
    headers: { 'content-type': 'application/json', 'accept-language': 'fr', 'x-mine': '1' },
  })
})

t.test('an address that ends in /v1 is the one before it', async (t) => {
  const shop = await serve(t, () => ({ status: 200, body: {} }))
  for (const [given, base] of [
    ['/v1', ''],
    ['/v1/', ''],
    ['/shop/v1//', '/shop'],
    ['/v10', '/v10'],
  ] as const) {
    const calls = makeCalls(shop.url + given)
    await calls.send(operations.read, { path: { id: 'a' } })
    t.equal(shop.seen.at(-1)?.url, `${base}/v1/things/a`)
    t.equal(calls.mediaUrl('/v1/media/a.png'), `${shop.url}${base}/v1/media/a.png`)
    t.equal(calls.mediaUrl({ url: 'https://cdn.example/a.png' }), 'https://cdn.example/a.png')
    t.equal(calls.mediaUrl('//cdn.example/a.png'), '//cdn.example/a.png')
  }
})

t.test('a change names what was read: the object, its version or its ETag', async (t) => {
  const shop = await serve(t, () => ({ status: 200, body: {} }))
  const calls = makeCalls(shop.url)
  for (const ifMatch of [{ version: 3, title: 'as it was read' }, 3, '3', '"3"']) {
    await call(calls, operations.create, { ifMatch })
    t.equal(shop.seen.at(-1)?.headers['if-match'], '"3"')
  }
  await call(calls, operations.create, { ifMatch: '*' })
  t.equal(shop.seen.at(-1)?.headers['if-match'], '*')
})

t.test('requests name their program, unless it names itself', async (t) => {
  const shop = await serve(t, () => ({ status: 200, body: {} }))
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  await call(makeCalls(shop.url), operations.read)
  t.equal(shop.seen.at(-1)?.headers['user-agent'], `stoa-sdk/${version} node/${process.versions.node}`)
  await call(makeCalls(shop.url, { headers: { 'User-Agent': 'my-shop/2' } }), operations.read)
  t.equal(shop.seen.at(-1)?.headers['user-agent'], 'my-shop/2')
})

t.test('bodies that are not JSON', async (t) => {
  const behaviours: Record<string, Behaviour> = {
    '/v1/exports': { status: 200, body: 'a,b\n1,2\n', headers: { 'content-type': 'text/csv' } },
    '/v1/image': { status: 200, body: 'PNG', headers: { 'content-type': 'image/png' } },
    '/v1/stream': { status: 200, body: 'data: 1\n\n', headers: { 'content-type': 'text/event-stream' } },
    '/v1/imports': { status: 200, body: {} },
    '/v1/images': { status: 200, body: {} },
  }
  const shop = await serve(t, ({ url }) => behaviours[url] ?? 'cut')
  const calls = makeCalls(shop.url)
  const last = () => shop.seen.at(-1)

  t.equal(await calls.send(operations.exportCsv), 'a,b\n1,2\n')
  const image = await calls.send<Blob>(operations.image)
  t.match([image.type, await image.text()], ['image/png', 'PNG'])
  t.equal(await new Response(await calls.send<ReadableStream>(operations.stream)).text(), 'data: 1\n\n')

  await calls.send(operations.importCsv, { body: 'a,b' })
  t.match(last(), { body: 'a,b', headers: { 'content-type': 'text/csv' } })
  await calls.send(operations.addImage, { body: new Blob(['PNG'], { type: 'image/png' }) })
  t.match(last(), { body: 'PNG', headers: { 'content-type': 'image/png' } })
  await calls.send(operations.addImage, { body: new TextEncoder().encode('W') }, { contentType: 'image/webp' })
  t.match(last(), { body: 'W', headers: { 'content-type': 'image/webp' } })
  const bytes = new TextEncoder().encode('PNG')
  for (const body of [bytes, Buffer.from(bytes), bytes.buffer, new Blob([bytes]), 'PNG']) {
    await calls.send(operations.addImage, { body })
    t.match(last(), { body: 'PNG', headers: { 'content-type': 'image/*' } }, 'the API looks at what it is')
  }
  await calls.send(operations.importCsv, { body: new Blob(['s,t']).stream() })
  t.match(last(), { body: 's,t', headers: { 'content-type': 'text/csv' } })

  behaviours['/v1/imports'] = problem(503, 'service_unavailable')
  const before = shop.seen.length
  await t.rejects(calls.send(operations.importCsv, { body: new Blob(['s']).stream() }), ServerError)
  t.equal(shop.seen.length, before + 1, 'a stream can be read once, so it is sent once')
})

t.test('hooks see each try, and may add headers', async (t) => {
  const shop = await serve(t, (_, n) => (n === 0 ? problem(503, 'service_unavailable') : { status: 200, body: {} }))
  const told: unknown[] = []
  const hooks = {
    onRequest: ({ headers, attempt }: { headers: Headers; attempt: number }) => {
      headers.set('x-try', String(attempt))
      told.push(['request', attempt])
    },
    onResponse: ({ status, attempt }: { status: number; attempt: number }) =>
      void told.push(['response', attempt, status]),
    onRetry: ({ attempt, delayMs }: { attempt: number; delayMs: number }) =>
      void told.push(['retry', attempt, delayMs]),
  }
  await call(makeCalls(shop.url, { hooks }), operations.read)
  t.same(told, [
    ['request', 0],
    ['response', 0, 503],
    ['retry', 0, 250],
    ['request', 1],
    ['response', 1, 200],
  ])
  t.same(
    shop.seen.map(({ headers }) => headers['x-try']),
    ['0', '1'],
  )
  const broken = { onResponse: () => Promise.reject(new RangeError('mine')) }
  await t.rejects(call(makeCalls(shop.url, { hooks: broken }), operations.read), RangeError, 'its own error surfaces')
})

t.test('a success without the body that its operation declares is an error', async (t) => {
  const shop = await serve(t, ({ url }) => (url.endsWith('null') ? { status: 200, body: null } : { status: 200 }))
  const calls = makeCalls(shop.url)
  for (const id of ['null', 'nothing']) {
    const read = () => calls.send(operations.read, { path: { id } })
    await t.rejects(read(), { name: 'StoaError', message: 'read: HTTP 200 with a body that is not JSON' })
  }
  t.equal(await calls.send(operations.remove, { path: { id: '1' } }), undefined)
})
