import { setImmediate } from 'node:timers/promises'
import { hashRequest, type IdempotencyKey } from '@stoa/kit/contract/idempotency-key'
import { command, type Decision } from '@stoa/kit/postgres/command'
import type { Tx } from '@stoa/kit/postgres/pg'
import { type SessionLimits, UNHURRIED } from '@stoa/kit/postgres/session-limits'
import { execute, maybe, one, statement } from '@stoa/kit/postgres/sql'
import { testPostgres } from '@stoa/kit/testing/databases'
import { DomainError } from '@stoa/kit/values/problem'
import t, { type Test } from 'tap'

interface Counter {
  n: number
  version: number
}

/** A counter that is raised by commands; what they publish is collected. */
async function counter(t: Test, limits?: SessionLimits) {
  const pg = await testPostgres(t, limits ? { limits } : {})
  await execute(pg, 'CREATE TABLE counter (n int NOT NULL, version int NOT NULL)')
  await execute(pg, 'INSERT INTO counter VALUES (0, 1)')
  const published: string[] = []
  const outbox = {
    addAll: async (tx: Tx, _origin: object, events: readonly string[]) => {
      tx.afterCommit(() => published.push(...events))
    },
  }
  const key = (over: Partial<IdempotencyKey> = {}): IdempotencyKey => ({
    scope: 'user:1',
    operationId: 'raise',
    key: 'k1',
    hash: hashRequest('POST', '/raise', {}),
    ...over,
  })
  const ctx = (idempotency: IdempotencyKey | null = null) => ({ pg, outbox, idempotency, now: new Date() })
  const read = () => one<Counter>(pg, 'SELECT n, version FROM counter')
  const raised = ({ n, version }: Counter): Decision<{ status: 200; body: { n: number } }, string> => ({
    change: statement('UPDATE counter SET n = $1, version = version + 1 WHERE version = $2', [n + 1, version], 1),
    events: [`raised to ${n + 1}`],
    response: { status: 200, body: { n: n + 1 } },
  })
  const raise = (idempotency: IdempotencyKey | null = null) =>
    command(ctx(idempotency), async () => raised(await read()))
  return { pg, ctx, key, read, raised, raise, published }
}

t.test('twenty at once all count: who was overtaken decides anew', async (t) => {
  const { raise, read, published } = await counter(t)
  const responses = await Promise.all(Array.from({ length: 20 }, () => raise()))
  t.same(
    responses.map(({ body }) => body.n).sort((a, b) => a - b),
    Array.from({ length: 20 }, (_, at) => at + 1),
  )
  t.match(await read(), { n: 20, version: 21 })
  t.equal(new Set(published).size, 20, 'and each tells of itself once')
})

t.test('the same key fifty times at once has one effect, one event and one response', async (t) => {
  const { raise, read, key, published } = await counter(t)
  const results = await Promise.allSettled(Array.from({ length: 50 }, () => raise(key())))
  for (const result of results) {
    if (result.status === 'rejected') t.equal((result.reason as DomainError).code, 'idempotency_in_progress')
    else t.match(result.value, { status: 200, body: { n: 1 } })
  }
  t.match(await read(), { n: 1 })
  t.same(published, ['raised to 1'])
  t.match(await raise(key()), { status: 200, body: { n: 1 }, headers: { 'idempotent-replayed': 'true' } })
  await t.rejects(raise(key({ hash: hashRequest('POST', '/raise', { by: 2 }) })), { code: 'idempotency_key_reused' })
})

t.test('a command is one statement, whatever it writes', async (t) => {
  const { pg, ctx, key, read, raised } = await counter(t)
  await execute(pg, 'CREATE TABLE log (n int NOT NULL)')
  const counted = await read()
  const before = pg.statements
  const entry = (n: number) => statement('INSERT INTO log (n) VALUES ($1)', [n])
  await command(ctx(key()), async () => {
    const decision = raised(counted)
    return { ...decision, change: [entry(1), decision.change, entry(2)].flat() }
  })
  t.equal(pg.statements - before, 1)
  t.match(await read(), { n: 1, version: 2 })
  t.match(await one(pg, 'SELECT array_agg(n ORDER BY n) AS logged FROM log'), { logged: [1, 2] })
})

t.test('while a request is at work, another one with its key waits for nothing and is told so', async (t) => {
  const { pg, key, raise, read } = await counter(t, UNHURRIED)
  const isLocked = Promise.withResolvers<void>()
  const isToldOff = Promise.withResolvers<void>()
  const locking = pg.tx(async (tx) => {
    await execute(tx, 'SELECT 1 FROM counter FOR UPDATE')
    isLocked.resolve()
    await isToldOff.promise
  })
  await isLocked.promise
  const first = raise(key())
  const isWaiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'transactionid' AND datname = current_database()"
  while (!(await maybe(pg, isWaiting))) await setImmediate()
  await t.rejects(raise(key()), { code: 'idempotency_in_progress' })
  isToldOff.resolve()
  await locking
  t.match(await first, { status: 200, body: { n: 1 } })
  t.match(await raise(key()), { status: 200, body: { n: 1 }, headers: { 'idempotent-replayed': 'true' } })
  t.match(await read(), { n: 1 })
})

t.test('what went through once is told again, although it would be refused today', async (t) => {
  const { ctx, key, raise } = await counter(t)
  await raise(key())
  for (const code of ['cart_completed', 'unprocessable'] as const) {
    const again = command(ctx(key()), async () => {
      throw new DomainError(code)
    })
    t.match(await again, { status: 200, body: { n: 1 }, headers: { 'idempotent-replayed': 'true' } }, code)
  }
})

t.test('a final refusal is kept with its key; one that may go otherwise next time is not', async (t) => {
  const { ctx, key, raise, read } = await counter(t)
  const refuse = (code: DomainError['code'], name: string) =>
    command(ctx(key({ key: name })), async () => {
      throw new DomainError(code, 'No.')
    })
  await t.rejects(refuse('payment_declined', 'final'), { code: 'payment_declined' })
  await t.rejects(raise(key({ key: 'final' })), { code: 'payment_declined' })
  const passing = ['out_of_stock', 'unprocessable'] as const
  for (const code of passing) {
    await t.rejects(refuse(code, code), { code })
    t.match(await raise(key({ key: code })), { status: 200 })
  }
  t.match(await read(), { n: 2 })
})

t.test('a write that fails leaves nothing behind: no row, no event, no key', async (t) => {
  const { pg, ctx, key, read, raised, published } = await counter(t)
  const failing = command(ctx(key()), async () => {
    const decision = raised(await read())
    return { ...decision, change: [decision.change, statement('INSERT INTO nowhere VALUES (1)', [])].flat() }
  })
  await t.rejects(failing, { code: '42P01' })
  t.match(await read(), { n: 0, version: 1 })
  t.same(published, [])
  t.equal(await maybe(pg, 'SELECT 1 FROM idempotency_keys'), undefined)
})

t.test('who is overtaken every time is told so, and the process goes on', async (t) => {
  const { ctx, raised } = await counter(t)
  const overtaken = command(ctx(), async () => raised({ n: 0, version: 99 }))
  await t.rejects(overtaken, { code: 'service_unavailable' })
})
