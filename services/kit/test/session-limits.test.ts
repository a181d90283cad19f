import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createPostgres, type Queryable, type Tx } from '@stoa/kit/postgres/pg'
import { DEFAULT_LIMITS } from '@stoa/kit/postgres/session-limits'
import { atCommit, execute, maybe, one } from '@stoa/kit/postgres/sql'
import { testPostgres } from '@stoa/kit/testing/databases'
import t, { type Test } from 'tap'
import { messagingFixture, placed } from './messaging-fixture.ts'

/** A row that everybody wants, and a second pool, as of another process. */
async function wantedRow(t: Test, limits = DEFAULT_LIMITS) {
  const pg = await testPostgres(t)
  const errors: Error[] = []
  const other = createPostgres({ url: pg.url, limits, onError: (error) => void errors.push(error) })
  t.teardown(() => other.close())
  await execute(pg, 'CREATE TABLE wanted AS SELECT 0 AS n')
  const lock = (tx: Tx) => one(tx, 'SELECT n FROM wanted FOR UPDATE')
  const add = (tx: Tx) => execute(tx, 'UPDATE wanted SET n = n + 1')
  const count = async () => (await one<{ n: number }>(pg, 'SELECT n FROM wanted')).n
  /** Holds the row in the other pool until told otherwise; the first time only. */
  const hold = async (then: (tx: Tx, run: number) => Promise<unknown>) => {
    const held = Promise.withResolvers<void>()
    const { promise: woken, resolve: wake } = Promise.withResolvers<void>()
    let runs = 0
    const ended = other.tx(async (tx) => {
      runs++
      await lock(tx)
      held.resolve()
      if (runs === 1) await woken
      await then(tx, runs)
      return runs
    })
    await held.promise
    return { ended, wake }
  }
  return { pg, other, errors, add, count, hold }
}

t.test('a session that is silent within a transaction is ended, and who waits for its row goes on', async (t) => {
  const { pg, errors, add, count, hold } = await wantedRow(t)
  const endings: ((tx: Tx, run: number) => Promise<unknown>)[] = [
    add,
    async (tx) => atCommit(tx, 'UPDATE wanted SET n = n + 1'),
    async (tx, run) => {
      if (run === 1) throw new Error('decided on a row that was not locked any more')
      await add(tx)
    },
  ]
  for (const [at, ending] of endings.entries()) {
    const sleeper = await hold(ending)
    await t.resolves(pg.tx(add), 'it tried for the lock for seconds, and no longer')
    sleeper.wake()
    t.equal(await sleeper.ended, 2, 'who was ended begins anew once it wakes up')
    t.equal(await count(), 2 * (at + 1), 'both took effect, each once')
  }
  t.strictSame(errors, [], 'no connection of the pool was lost unseen')
})

t.test('a lock that is not free is tried for several times, then the database is unavailable', async (t) => {
  const { pg, other, add, count, hold } = await wantedRow(t, { ...DEFAULT_LIMITS, idleInTransactionMs: 60_000 })
  const impatient = createPostgres({ url: pg.url, limits: { ...DEFAULT_LIMITS, lockMs: 50 } })
  t.teardown(() => impatient.close())
  const holder = await hold(add)
  const unavailable = { code: 'service_unavailable', sent: false }
  await t.rejects(impatient.tx(add), unavailable)
  await t.rejects(execute(impatient, 'UPDATE wanted SET n = n + 1'), unavailable)
  await t.rejects(
    impatient.tx(async (tx) => atCommit(tx, 'UPDATE wanted SET n = n + 1')),
    unavailable,
  )
  const waiting = [pg.tx(add), execute(pg, 'UPDATE wanted SET n = n + 1')]
  // Longer than one of them waits for a lock.
  await pause(DEFAULT_LIMITS.lockMs + 500)
  holder.wake()
  await Promise.all([holder.ended, ...waiting])
  t.equal(await count(), 3)
  t.ok(await maybe(other, 'SELECT 1 AS one'))
})

t.test('a relay may wait for Redis within its transaction', async (t) => {
  const { pg, queues, outbox } = await messagingFixture(t)
  let adds = 0
  const slow = outbox({
    queues: {
      marker: queues.marker,
      add: async (service, event) => {
        adds++
        await pause(DEFAULT_LIMITS.idleInTransactionMs + 500)
        await queues.add(service, event)
      },
    },
  })
  await pg.tx((tx) => slow.add(tx, {}, placed('ord_1')))
  await slow.drain()
  t.equal((await queues.counts('mail')).waiting, 1)
  t.equal(adds, 2, 'each subscriber got it once')
  await slow.drain()
  t.equal(adds, 2, 'and it counts as sent')
  const idle = "SELECT current_setting('idle_in_transaction_session_timeout') AS idle"
  t.same(await one(pg, idle), { idle: '3s' }, 'other transactions of the connection may not')
})

/** A way to the server on which connections may fall silent for good: both ends stay open, nothing arrives any more. */
async function throughProxy(t: Test, url: string) {
  const target = new URL(url)
  const silenced = new Set<Socket>()
  const sockets: Socket[] = []
  const proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname)
    sockets.push(client, server)
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('error', () => undefined)
      from.on('data', (chunk) => silenced.has(client) || to.write(chunk))
      from.on('close', () => to.destroy())
    }
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  t.teardown(() => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
  })
  const own = new URL(url)
  own.hostname = '127.0.0.1'
  own.port = String((proxy.address() as AddressInfo).port)
  return {
    url: own.href,
    silence: () => {
      for (const socket of sockets) silenced.add(socket)
    },
  }
}

t.test('a connection that has gone silent is given up, and the next one serves', async (t) => {
  const direct = await testPostgres(t)
  await execute(direct, 'CREATE TABLE written (n integer)')
  const proxy = await throughProxy(t, direct.url)
  const pg = createPostgres({ url: proxy.url, max: 1, limits: { ...DEFAULT_LIMITS, responseMs: 3_000 } })
  t.teardown(() => pg.close())
  const insert = (db: Queryable) => execute(db, 'INSERT INTO written SELECT 1')
  await insert(pg)
  proxy.silence()
  await t.rejects(insert(pg), { code: 'service_unavailable', sent: true }, 'it may have happened')
  await t.resolves(insert(pg))
  proxy.silence()
  await t.rejects(pg.tx(insert), { code: 'service_unavailable', sent: false }, 'it was not committed')
  await t.resolves(pg.tx(insert))
  proxy.silence()
  await t.rejects(
    pg.tx(async (tx) => {
      await maybe(tx, 'SELECT 1 AS one')
      atCommit(tx, 'INSERT INTO written SELECT 1')
    }),
    { code: 'service_unavailable' },
  )
  await t.resolves(insert(pg))
})
