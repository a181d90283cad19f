import { createServer } from 'node:net'
import t from 'tap'
import { ApiError, ConnectionError, RateLimitedError, ServerError } from '../src/errors.ts'
import { call, makeCalls, makeClock, operations } from './fixture.ts'
import { type Behaviour, problem, serve } from './server.ts'

t.test('what is tried again, and how often', async (t) => {
  const steer = (status: number, value: string): Behaviour => ({
    ...problem(status, 'x'),
    headers: { 'x-should-retry': value },
  })
  const underWay = problem(409, 'checkout_in_progress')
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
    ['create', '409 while the order is being placed', { ...underWay, headers: { 'retry-after': '2' } }, 3],
    ['create', '409 of an edit while the buyer pays', underWay, 1],
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
    ['-5', [250]],
    ['', [250]],
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
