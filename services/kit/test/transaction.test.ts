import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashRequest } from '@stoa/kit/contract/idempotency-key'
import { migrateDatabase } from '@stoa/kit/postgres/database'
import { commit } from '@stoa/kit/postgres/idempotency'
import type { Postgres, Tx } from '@stoa/kit/postgres/pg'
import { SQL, type SqlSender } from '@stoa/kit/postgres/queryable'
import { atCommit, execute, maybe, query } from '@stoa/kit/postgres/sql'
import { testPostgres } from '@stoa/kit/testing/databases'
import { DomainError } from '@stoa/kit/values/problem'
import t, { type Test } from 'tap'

async function counting(t: Test) {
  const pg = await testPostgres(t)
  await execute(pg, 'CREATE TABLE done (n int PRIMARY KEY)')
  const numbers = async () => (await query<{ n: number }>(pg, 'SELECT n FROM done ORDER BY n')).map(({ n }) => n)
  const add = (tx: Tx, n: number) => atCommit(tx, 'INSERT INTO done VALUES ($1)', [n])
  return { pg, numbers, add }
}

/** A database whose writes outside of transactions go through `intercept`. */
function intercepted(pg: Postgres, intercept: <R>(write: () => Promise<R>) => Promise<R>): Postgres {
  const send: SqlSender['send'] = (text, values) => {
    const write = () => pg[SQL].send<never>(text, values)
    return text.startsWith('INSERT') ? intercept(write) : write()
  }
  return { ...pg, [SQL]: { send } }
}

t.test('what is sent with COMMIT commits, in its order, with all else or not at all', async (t) => {
  const { pg, numbers, add } = await counting(t)
  const ran: number[] = []
  const write = (...ns: number[]) =>
    pg.tx(async (tx) => {
      tx.afterCommit(() => ran.push(ns.length))
      for (const n of ns) add(tx, n)
      await maybe(tx, 'SELECT 1 AS one')
    })
  await write(1, 2)
  await t.rejects(write(3, 2, 4), { code: '23505', detail: /\(2\)/ }, 'the first failure is told, not what it leads to')
  t.same(await numbers(), [1, 2])
  t.same(ran, [2])
  await pg.tx(async (tx) => add(tx, 5))
  t.same(await numbers(), [1, 2, 5], 'also when nothing else is sent')
  const refused = pg.tx(async (tx) => {
    add(tx, 6)
    throw new Error('no')
  })
  await t.rejects(refused, /no/)
  t.same(await numbers(), [1, 2, 5])
})

t.test('a migration may take as long as it needs, unlike a statement of a service', async (t) => {
  const pg = await testPostgres(t)
  const folder = mkdtempSync(join(tmpdir(), 'stoa-'))
  const sql = "CREATE TABLE limits AS SELECT current_setting('statement_timeout') AS statement"
  writeFileSync(join(folder, '001-limits.sql'), sql)
  await migrateDatabase({ serviceUrl: pg.url, folder, appendOnly: [] })
  t.same(await query(pg, 'SELECT statement FROM limits'), [{ statement: '0' }])
  t.same(await query(pg, "SELECT current_setting('statement_timeout') AS statement"), [{ statement: '15s' }])
})

t.test('statements sent at once get each its own result, and a failure ends them all', async (t) => {
  const { pg, numbers } = await counting(t)
  const insert = 'INSERT INTO done VALUES ($1)'
  const results = await pg.tx((tx) =>
    Promise.all([1, 2, 3].map((n) => maybe(tx, 'SELECT $1::int AS n', [n])).concat(maybe(tx, insert, [7]))),
  )
  t.same(results, [{ n: 1 }, { n: 2 }, { n: 3 }, undefined])
  const failing = pg.tx((tx) => Promise.all([8, 7, 9].map((n) => execute(tx, insert, [n]))))
  await t.rejects(failing, { code: '23505' })
  await Promise.all(Array.from({ length: 30 }, (_, n) => pg.tx((tx) => execute(tx, insert, [100 + n]))))
  t.equal((await numbers()).length, 31, 'the connections are as good as before')
  t.same((await numbers())[0], 7)
})

t.test('one key, one refused and one let through at once: both get the same response, whoever is first', async (t) => {
  for (const first of ['refusal', 'success'] as const) {
    const { pg, numbers } = await counting(t)
    const idempotency = { scope: 'user:1', operationId: 'addItem', key: 'k', hash: hashRequest('POST', '/x', 1) }
    const succeed = () =>
      commit({ pg, idempotency }, async (tx) => {
        await execute(tx, 'INSERT INTO done VALUES (1)')
        return { status: 201, body: { made: 1 } }
      })
    let other: Promise<unknown> | undefined
    // As if another request with the key were done between the rollback of a refusal and its being kept.
    const slow = intercepted(pg, async (write) => {
      if (first === 'success') other = succeed()
      await other
      return write()
    })
    const refused = commit({ pg: slow, idempotency }, async () => {
      throw new DomainError('payment_declined', 'No.')
    })
    if (first === 'success') {
      t.match(await refused, { status: 201, body: { made: 1 }, headers: { 'idempotent-replayed': 'true' } })
      t.match(await other, { status: 201 })
      t.same(await numbers(), [1])
      continue
    }
    await t.rejects(refused, { code: 'payment_declined' })
    await t.rejects(succeed(), { code: 'payment_declined' })
    t.same(await numbers(), [])
  }
})

t.test('a refusal kept while another with the key is at work rolls that work back', async (t) => {
  const { pg, numbers } = await counting(t)
  const idempotency = { scope: 'user:1', operationId: 'addItem', key: 'k', hash: hashRequest('POST', '/x', 1) }
  const atWork = Promise.withResolvers<void>()
  const kept = Promise.withResolvers<void>()
  let late: Promise<unknown> | undefined
  const slow = intercepted(pg, async (write) => {
    late = commit({ pg, idempotency }, async (tx) => {
      await execute(tx, 'INSERT INTO done VALUES (1)')
      atWork.resolve()
      await kept.promise
      return { status: 201 }
    })
    await atWork.promise
    return write().finally(kept.resolve)
  })
  const refused = commit({ pg: slow, idempotency }, async () => {
    throw new DomainError('payment_declined', 'No.')
  })
  await t.rejects(refused, { code: 'payment_declined' })
  await t.rejects(late ?? Promise.resolve(), { code: 'payment_declined' })
  t.same(await numbers(), [])
})
