/** What a program can tell from an error: its kind, its code, where it was called. */
import t from 'tap'
import { ApiError, ConflictError, ConnectionError, isApiError, NotFoundError, StoaError } from '../src/errors.ts'
import type { FieldErrorCode } from '../src/generated/types.ts'
import type { Operation } from '../src/types.ts'
import { call, makeCalls, operations } from './fixture.ts'
import { problem, serve } from './server.ts'

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => t.fail('it failed'),
    (error: unknown) => error,
  )

t.test('isApiError tells the code, and what comes with it', async (t) => {
  const lines = [{ variant_id: 'v', reason: 'out_of_stock', available: 1 }]
  const shop = await serve(t, () => problem(409, 'out_of_stock', { lines }))
  const error = await failureOf(call(makeCalls(shop.url), operations.read))
  t.ok(isApiError(error))
  t.notOk(isApiError(error, 'not_found'))
  t.notOk(isApiError(new Error('another'), 'out_of_stock'))
  if (!isApiError(error, 'out_of_stock')) return t.fail('it has that code')
  const code: 'out_of_stock' = error.code
  t.same([code, error.problem.lines[0]?.variant_id], ['out_of_stock', 'v'], 'without a question mark')
})

t.test('a field of a problem has a code that TypeScript knows', async (t) => {
  const errors = [{ pointer: '/email', code: 'required', detail: 'is missing' }]
  const shop = await serve(t, () => problem(400, 'validation_failed', { errors }))
  const error = await failureOf(call(makeCalls(shop.url), operations.read))
  if (!isApiError(error, 'validation_failed')) return t.fail('it has that code')
  const translations: Partial<Record<FieldErrorCode, string>> = { required: 'fehlt' }
  const [field] = error.problem.errors
  t.equal(field && translations[field.code], 'fehlt')
})

t.test('the stack names the line of the caller', async (t) => {
  const shop = await serve(t, () => problem(404, 'not_found'))
  const calls = makeCalls(shop.url, { maxRetries: 0 })
  async function theCallerOfOne() {
    await calls.send(operations.read, { path: { id: 'a' } })
  }
  function theCallerOfTwo() {
    return calls.send(operations.read, { path: { id: '..' } }).withResponse()
  }
  async function theCallerOfThree() {
    for await (const one of calls.list(operations.list)) t.fail(String(one))
  }
  for (const caller of [theCallerOfOne, theCallerOfTwo, theCallerOfThree]) {
    const { stack = '', message } = (await failureOf(caller())) as Error
    const [first = '', frame = ''] = stack.split('\n').filter((line, index) => index === 0 || /errors\.test/.test(line))
    t.ok(first.includes(message), 'it begins with the message')
    t.match(frame, caller.name)
  }
})

t.test('the line of a list is named for its later pages too', async (t) => {
  const page = { data: [1], page: { next_cursor: 'next', prev_cursor: null, has_more: true } }
  const shop = await serve(t, (_, n) => (n === 0 ? { status: 200, body: page } : problem(404, 'not_found')))
  async function readAll() {
    for await (const one of makeCalls(shop.url).list(operations.list)) t.equal(one, 1)
  }
  t.match(((await failureOf(readAll())) as Error).stack, 'readAll')
})

t.test('whatever cannot be sent is an error of this package', async (t) => {
  const shop = await serve(t, () => ({ status: 200, body: { welcome: 'to the airport network' } }))
  const calls = makeCalls(shop.url)
  const circular: Record<string, unknown> = {}
  circular.self = circular
  const failures: Record<string, () => Promise<unknown>> = {
    'a body in a circle': () => calls.send(operations.create, { body: circular }),
    'a body with a bigint': () => calls.send(operations.create, { body: { n: 1n } }),
    'half a surrogate pair in a path': () => calls.send(operations.read, { path: { id: '\ud800' } }),
    'a header of two lines': () => call(calls, operations.read, { headers: { 'x-mine': 'a\nb' } }),
    'a key of two lines': () => call(calls, operations.create, { idempotencyKey: 'a\nb' }),
    'a list that is none': async () => await calls.list(operations.list),
  }
  for (const [name, fail] of Object.entries(failures)) t.type(await failureOf(fail()), StoaError, name)
  t.throws(() => makeCalls('nonsense'), StoaError, 'an address that is none')
})

t.test('an error tells the Idempotency-Key that its call was sent with', async (t) => {
  const shop = await serve(t, ({ url }) => (url === '/v1/once' ? problem(422, 'unprocessable') : 'cut'))
  const calls = makeCalls(shop.url)
  const failed = async (operation: Operation, options = {}) =>
    (await failureOf(call(calls, operation, options))) as StoaError
  const lost = await failed(operations.create)
  t.type(lost, ConnectionError)
  t.same(
    shop.seen.map(({ headers }) => headers['idempotency-key']),
    [lost.idempotencyKey, lost.idempotencyKey, lost.idempotencyKey],
    'the same on each try',
  )
  t.equal((await failed(operations.create, { idempotencyKey: 'refund-7' })).idempotencyKey, 'refund-7')
  const own = { headers: { 'Idempotency-Key': 'mine' }, idempotencyKey: 'other' }
  t.equal((await failed(operations.create, own)).idempotencyKey, 'mine')
  t.equal(shop.seen.at(-1)?.headers['idempotency-key'], 'mine')
  for (const without of [operations.read, operations.once]) t.equal((await failed(without)).idempotencyKey, undefined)
})

t.test('instanceof knows errors of another copy of the package, and classes derived from ours', async (t) => {
  const copy = (await import('../src/errors.ts?copy' as string)) as typeof import('../src/errors.ts')
  t.not(copy.ApiError, ApiError)
  const theirs = copy.apiError(409, new Headers(), '{"code":"out_of_stock"}')
  t.ok(theirs instanceof ConflictError)
  t.ok(theirs instanceof ApiError)
  t.ok(theirs instanceof StoaError)
  t.notOk(theirs instanceof NotFoundError)
  t.ok(isApiError(theirs, 'out_of_stock'))
  class Mine extends ApiError {}
  t.notOk(theirs instanceof Mine)
  t.ok(new Mine({ status: 418, headers: new Headers(), text: '', problem: null }) instanceof Mine)
  for (const other of [null, undefined, 'text', new Error('x'), {}]) t.notOk((other as unknown) instanceof StoaError)
})
