import t from 'tap'
import { AbortedError, ServerError, TimeoutError } from '../src/errors.ts'
import { call, makeCalls, makeClock, operations } from './fixture.ts'
import { problem, serve } from './server.ts'

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
  t.test('are longer for files, which take as long as they are large', async (t) => {
    const shop = await serve(t, () => ({ status: 200, body: {} }))
    const asked: Record<string, number> = {}
    const { importCsv, addImage, exportCsv, image, stream, create } = operations
    for (const operation of [importCsv, addImage, exportCsv, image, stream, create]) {
      const clock = makeClock()
      clock.timer = (ms) => {
        asked[operation.id] = ms
        return () => {}
      }
      await makeCalls(shop.url, {}, clock).send(operation, operation.body ? { body: '{}' } : {})
    }
    const [file, other] = [3_600_000, 30_000]
    t.same(asked, { importCsv: file, addImage: file, exportCsv: file, image: file, stream: other, create: other })
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
  t.test('need no AbortSignal.any, which browsers before 2024 lack', async (t) => {
    const { any } = AbortSignal
    t.teardown(() => Object.assign(AbortSignal, { any }))
    Object.assign(AbortSignal, { any: undefined })
    const controller = new AbortController()
    const shop = await serve(t, ({ url }) => {
      if (url.endsWith('/b')) controller.abort()
      return url.endsWith('/b') ? 'hang' : { status: 200, body: {} }
    })
    const read = (id: string) =>
      makeCalls(shop.url).send(operations.read, { path: { id } }, { signal: controller.signal })
    t.same(await read('a'), {})
    await t.rejects(read('b'), AbortedError)
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
