import { hashRequest, type IdempotencyKey } from '@stoa/kit/contract/idempotency-key'
import { commit } from '@stoa/kit/postgres/idempotency'
import { migrate } from '@stoa/kit/postgres/migrations'
import type { Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import { testPostgres } from '@stoa/kit/testing/databases'
import { DomainError } from '@stoa/kit/values/problem'
import t, { type Test } from 'tap'

async function counting(t: Test) {
  const pg = await testPostgres(t)
  await execute(pg, 'CREATE TABLE done (n int NOT NULL)')
  const key = (over: Partial<IdempotencyKey> = {}): IdempotencyKey => ({
    scope: 'user:1',
    operationId: 'addItem',
    key: 'k1',
    hash: hashRequest('POST', '/x', { a: 1 }),
    ...over,
  })
  const work = async (tx: Tx) => {
    await execute(tx, 'INSERT INTO done VALUES (1)')
    return { status: 201, body: { hello: 'there' }, headers: { etag: '"1"' } }
  }
  const count = async () => (await maybe<{ n: number }>(pg, 'SELECT count(*) AS n FROM done'))?.n
  return { pg, key, work, count }
}

t.test('the same key a hundred times at once has one effect and one response', async (t) => {
  const { pg, key, work, count } = await counting(t)
  const results = await Promise.allSettled(Array.from({ length: 100 }, () => commit({ pg, idempotency: key() }, work)))
  const fulfilled = results.filter((result) => result.status === 'fulfilled')
  t.ok(fulfilled.length >= 1)
  for (const result of results) {
    if (result.status === 'rejected') t.equal((result.reason as DomainError).code, 'idempotency_in_progress')
    else t.match(result.value, { status: 201, body: { hello: 'there' } })
  }
  t.equal(await count(), 1)
  const again = await commit({ pg, idempotency: key() }, work)
  t.match(again, { status: 201, headers: { etag: '"1"', 'idempotent-replayed': 'true' } })
})

t.test('another request under the key is refused; another owner or operation is independent', async (t) => {
  const { pg, key, work, count } = await counting(t)
  await commit({ pg, idempotency: key() }, work)
  const other = commit({ pg, idempotency: key({ hash: hashRequest('POST', '/x', { a: 2 }) }) }, work)
  await t.rejects(other, { code: 'idempotency_key_reused' })
  await commit({ pg, idempotency: key({ scope: 'user:2' }) }, work)
  await commit({ pg, idempotency: key({ operationId: 'removeItem' }) }, work)
  t.equal(await count(), 3)
})

t.test('a final refusal is kept without its effect; what may go otherwise next time is not', async (t) => {
  const { pg, key, work, count } = await counting(t)
  let runs = 0
  const refusing = (code: DomainError['code']) => async (tx: Tx) => {
    runs++
    await work(tx)
    throw new DomainError(code, 'No.')
  }
  for (let twice = 0; twice < 2; twice++) {
    await t.rejects(commit({ pg, idempotency: key() }, refusing('payment_declined')), { code: 'payment_declined' })
  }
  t.equal(runs, 1, 'the second time it was read')
  for (let twice = 0; twice < 2; twice++) {
    await t.rejects(commit({ pg, idempotency: key({ key: 'k2' }) }, refusing('out_of_stock')), { code: 'out_of_stock' })
  }
  t.equal(runs, 3)
  t.equal(await count(), 0)
})

t.test('a crash before the commit leaves nothing behind', async (t) => {
  const { pg, key, work, count } = await counting(t)
  const crashing = async (tx: Tx) => {
    await work(tx)
    throw new Error('the process died')
  }
  await t.rejects(commit({ pg, idempotency: key() }, crashing), /died/)
  t.equal(await count(), 0)
  await commit({ pg, idempotency: key() }, work)
  t.equal(await count(), 1)
})

t.test('a deadlock is tried again and both go through', async (t) => {
  const { pg } = await counting(t)
  await execute(pg, 'CREATE TABLE pair (id int PRIMARY KEY, n int NOT NULL)')
  await execute(pg, 'INSERT INTO pair VALUES (1, 0), (2, 0)')
  const arrived = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const update = (first: number, second: number, me: number) =>
    pg.tx(async (tx) => {
      await execute(tx, 'UPDATE pair SET n = n + 1 WHERE id = $1', [first])
      arrived[me]?.resolve()
      await Promise.all(arrived.map((side) => side.promise))
      await execute(tx, 'UPDATE pair SET n = n + 1 WHERE id = $1', [second])
    })
  await Promise.all([update(1, 2, 0), update(2, 1, 1)])
  t.same(await query(pg, 'SELECT n FROM pair'), [{ n: 2 }, { n: 2 }])
})

t.test('what waits for the commit runs after it, and not after a rollback', async (t) => {
  const { pg } = await counting(t)
  const ran: string[] = []
  await pg.tx(async (tx) => tx.afterCommit(() => ran.push('committed')))
  await t.rejects(
    pg.tx(async (tx) => {
      tx.afterCommit(() => ran.push('rolled back'))
      throw new Error('no')
    }),
  )
  t.same(ran, ['committed'])
})

t.test('a connection that the server cuts hurts its own transaction only', async (t) => {
  const { pg } = await counting(t)
  const cut = pg.tx(async (tx) => {
    const me = await maybe<{ pid: number }>(tx, 'SELECT pg_backend_pid() AS pid')
    await query(pg, 'SELECT pg_terminate_backend($1)', [me?.pid])
    await execute(tx, 'INSERT INTO done VALUES (1)')
  })
  await t.rejects(cut, { code: 'service_unavailable' })
  t.same(await query(pg, 'SELECT 1 AS one'), [{ one: 1 }])
})

t.test('migrations run once, by one of many; an edited one and two of one number are refused', async (t) => {
  const { pg } = await counting(t)
  const folder = t.testdir({
    '001-first.sql': 'CREATE TABLE first (n int)',
    '002-second.sql': 'CREATE TABLE second (n int)',
  })
  const runs = await Promise.all(Array.from({ length: 5 }, () => migrate(pg, [folder])))
  t.equal(runs.flat().length, 2)
  const edited = t.testdir({ '001-first.sql': 'CREATE TABLE first (n bigint)' })
  await t.rejects(migrate(pg, [edited]), /changed after/)
  const twice = t.testdir({ '003-a.sql': 'SELECT 1', '003-b.sql': 'SELECT 1' })
  await t.rejects(migrate(pg, [twice]), /two migrations numbered 003/)
})
