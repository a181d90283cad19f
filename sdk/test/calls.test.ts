import { createServer } from 'node:net'
import t from 'tap'
import type { Calls } from '../src/client.ts'
import {
  AbortedError,
  ApiError,
  ConflictError,
  ConnectionError,
  NotFoundError,
  PaymentDeclinedError,
  RateLimitedError,
  ServerError,
  StoaError,
  TimeoutError,
} from '../src/errors.ts'
import type { Operation } from '../src/types.ts'
import { makeCalls, makeClock, operations } from './fixture.ts'
import { type Behaviour, problem, serve } from './server.ts'

const inputs: Record<string, object> = {
  read: { path: { id: 'a' } },
  create: { body: { n: 1 } },
  once: { body: { n: 1 } },
}
const call = (calls: Calls, operation: Operation, options = {}) => calls.send(operation, inputs[operation.id], options)

t.test('what is tried again, and how often', async (t) => {
  const steer = (status: number, value: string): Behaviour => ({
    ...problem(status, 'x'),
    headers: { 'x-should-retry': value },
  })
  const matrix: [keyof typeof operations, string, Behaviour, number][] = [
    ['read', '500', problem(500, 'internal_error'), 3],
    ['read', '502', { status: 502, body: '<html>' }, 3],
    ['read', '503', problem(503, 'service_unavailable'), 3],
    ['read', '504', problem(504, 'timeout'), 3],
    ['read', '408', { status: 408 }, 3],
    ['read', '429', problem(429, 'rate_limited'), 3],
    ['read', '501', problem(501, 'x'), 1],
    ['read', '400', problem(400, 'validation_failed'), 1],
    ['read', '401', problem(401, 'unauthenticated'), 1],
    ['read', '403', problem(403, 'forbidden'), 1],
    ['read', '404', problem(404, 'not_found'), 1],
    ['read', '500 steered away', steer(500, 'false'), 1],
    ['read', 'a closed socket', 'cut', 3],
    ['read', 'half a body', 'half', 3],
    ['create', '503', problem(503, 'service_unavailable'), 3],
    ['create', '409 out_of_stock', problem(409, 'out_of_stock'), 1],
    ['create', '409 while the key is running', problem(409, 'idempotency_in_progress'), 3],
    ['create', '409 steered to', steer(409, 'true'), 3],
    ['create', '422', problem(422, 'idempotency_key_reused'), 1],
    ['create', 'a closed socket', 'cut', 3],
    ['once', '503', problem(503, 'service_unavailable'), 1],
    ['once', '429', problem(429, 'rate_limited'), 1],
    ['once', '503 steered to', steer(503, 'true'), 3],
    ['once', 'a closed socket', 'cut', 1],
    ['once', 'half a body', 'half', 1],
  ]
  for (const [id, name, behaviour, tries] of matrix) {
    const shop = await serve(t, () => behaviour)
    const kind = typeof behaviour === 'string' ? ConnectionError : ApiError
    const error: unknown = await call(makeCalls(shop.url), operations[id]).catch((reason: unknown) => reason)
    t.ok(error instanceof kind, `${id} after ${name}`)
    t.equal(shop.seen.length, tries, `${id} after ${name}: ${tries} tries`)
  }
})

t.test('a request that surely never arrived is tried again, keyed or not', async (t) => {
  const gone = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => gone.once('listening', resolve))
  const { port } = gone.address() as { port: number }
  await new Promise((resolve) => gone.close(resolve))
  const clock = makeClock()
  await t.rejects(call(makeCalls(`http://127.0.0.1:${port}`, {}, clock), operations.once), ConnectionError)
  t.equal(clock.sleeps.length, 2)
})

t.test('a try that succeeds ends it', async (t) => {
  const shop = await serve(t, (_, n) => (n < 2 ? problem(503, 'service_unavailable') : { status: 200, body: { n } }))
  t.same(await call(makeCalls(shop.url), operations.read), { n: 2 })
})

t.test('waits double up to eight seconds, with jitter', async (t) => {
  const shop = await serve(t, () => problem(500, 'internal_error'))
  for (const [random, expected] of [
    [0, [250, 500, 1000, 2000, 4000, 4000]],
    [1, [500, 1000, 2000, 4000, 8000, 8000]],
  ] as const) {
    const clock = makeClock(random)
    await t.rejects(call(makeCalls(shop.url, { maxRetries: 6 }, clock), operations.read), ServerError)
    t.same(clock.sleeps, expected)
  }
})

t.test('Retry-After is obeyed up to a minute', async (t) => {
  const clock = makeClock()
  const cases: [string, number[]][] = [
    ['3', [3000]],
    ['0', [0]],
    [new Date(clock.time + 7000).toUTCString(), [7000]],
    ['60', [60_000]],
    ['61', []],
    ['soon', [250]],
  ]
  for (const [value, sleeps] of cases) {
    const shop = await serve(t, () => ({ ...problem(429, 'rate_limited'), headers: { 'retry-after': value } }))
    const here = makeClock()
    await t.rejects(call(makeCalls(shop.url, { maxRetries: 1 }, here), operations.read), RateLimitedError)
    t.same(here.sleeps, sleeps, `Retry-After: ${value}`)
  }
})

t.test('the same key goes with each try of an unsafe call', async (t) => {
  const shop = await serve(t, () => 'cut')
  const calls = makeCalls(shop.url)
  const keys = () => shop.seen.splice(0).map(({ headers }) => headers['idempotency-key'])
  await t.rejects(call(calls, operations.create), ConnectionError)
  t.same(keys(), ['key-0', 'key-0', 'key-0'])
  await t.rejects(call(calls, operations.create), ConnectionError)
  t.same(keys(), ['key-1', 'key-1', 'key-1'], 'another call has another key')
  await t.rejects(call(calls, operations.create, { idempotencyKey: 'mine' }), ConnectionError)
  t.same(keys(), ['mine', 'mine', 'mine'])
  await t.rejects(call(calls, operations.read), ConnectionError)
  t.same(keys(), [undefined, undefined, undefined], 'a safe call has none')
})

t.test('the keys it makes are UUIDs', async (t) => {
  const { runtime } = await import('../src/runtime.ts')
  t.match(runtime.key(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  t.not(runtime.key(), runtime.key())
})

t.test('time limits', async (t) => {
  t.test('of one try', async (t) => {
    const clock = makeClock()
    const shop = await serve(t, () => {
      clock.fire()
      return 'hang'
    })
    const calls = makeCalls(shop.url, {}, clock)
    await t.rejects(call(calls, operations.read), TimeoutError)
    t.equal(shop.seen.length, 3, 'a safe call is tried again')
    await t.rejects(call(calls, operations.once), TimeoutError)
    t.equal(shop.seen.length, 4, 'one that may arrive once is not')
  })
  t.test('are the ones given, the call before the client', async (t) => {
    const shop = await serve(t, () => ({ status: 200, body: {} }))
    const asked: number[] = []
    const clock = makeClock()
    clock.timer = (ms) => {
      asked.push(ms)
      return () => {}
    }
    await call(makeCalls(shop.url, {}, clock), operations.read)
    await call(makeCalls(shop.url, { timeoutMs: 5000 }, clock), operations.read)
    await call(makeCalls(shop.url, { timeoutMs: 5000 }, clock), operations.read, { timeoutMs: 100 })
    await call(makeCalls(shop.url, { totalTimeoutMs: 2000 }, clock), operations.read)
    t.same(asked, [30_000, 5000, 100, 2000])
  })
  t.test('of all tries: no wait goes beyond it', async (t) => {
    const clock = makeClock()
    const shop = await serve(t, () => problem(503, 'service_unavailable'))
    const calls = makeCalls(shop.url, { totalTimeoutMs: 600, maxRetries: 9 }, clock)
    await t.rejects(call(calls, operations.read), ServerError)
    t.same(clock.sleeps, [250], 'a second wait of 500 ms would end after 600 ms')
  })
})

t.test('aborts by the caller', async (t) => {
  t.test('end a call under way, for good', async (t) => {
    const controller = new AbortController()
    const shop = await serve(t, () => {
      controller.abort(new Error('enough'))
      return 'hang'
    })
    const ended = call(makeCalls(shop.url), operations.once, { signal: controller.signal })
    await t.rejects(ended, { name: 'AbortedError', cause: { message: 'enough' } })
    t.equal(shop.seen.length, 1)
  })
  t.test('win over a time limit that ends at the same moment', async (t) => {
    const clock = makeClock()
    const controller = new AbortController()
    const shop = await serve(t, () => {
      clock.fire()
      controller.abort()
      return 'hang'
    })
    const calls = makeCalls(shop.url, {}, clock)
    await t.rejects(call(calls, operations.once, { signal: controller.signal }), AbortedError)
  })
  t.test('end a wait between tries', async (t) => {
    const shop = await serve(t, () => problem(503, 'service_unavailable'))
    const { runtime } = await import('../src/runtime.ts')
    const controller = new AbortController()
    const clock = makeClock()
    clock.sleep = (ms, signal) => {
      const asleep = runtime.sleep(ms * 1000, signal)
      controller.abort()
      return asleep
    }
    const calls = makeCalls(shop.url, {}, clock)
    await t.rejects(call(calls, operations.read, { signal: controller.signal }), AbortedError)
    t.equal(shop.seen.length, 1)
    await t.resolves(runtime.sleep(1_000_000, controller.signal), 'a wait that begins after the abort is none')
  })
  t.test('before the call send nothing', async (t) => {
    const shop = await serve(t, () => ({ status: 200 }))
    await t.rejects(call(makeCalls(shop.url), operations.read, { signal: AbortSignal.abort() }), AbortedError)
    t.equal(shop.seen.length, 0)
  })
})

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
    t.throws(() => makeCalls(address), { name: 'TypeError', message: /^baseUrl must be an http/ }, String(address))
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
