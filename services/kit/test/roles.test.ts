import { randomBytes } from 'node:crypto'
import { databaseUrl } from '@stoa/kit/postgres/database'
import { createPostgres } from '@stoa/kit/postgres/pg'
import { type DatabaseAddresses, makeDatabases } from '@stoa/kit/postgres/roles'
import { UNHURRIED } from '@stoa/kit/postgres/session-limits'
import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import t, { type Test } from 'tap'

const { STOA_TEST_POSTGRES_URL: serverUrl = '' } = process.env

/** Addresses of a database that is not there yet; what is made of it is dropped after the test. */
function newAddresses(t: Test): DatabaseAddresses & { name: string } {
  const name = `install_${randomBytes(5).toString('hex')}`
  const addressOf = (role: string) => {
    const url = new URL(databaseUrl(serverUrl, name))
    url.username = role
    url.password = 'of a test'
    return url.href
  }
  t.teardown(async () => {
    const admin = createPostgres({ url: serverUrl, max: 1 })
    await execute(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    for (const role of [name, `${name}_owner`]) await execute(admin, `DROP ROLE IF EXISTS ${role}`)
    await admin.close()
  })
  return { name, service: addressOf(name), owner: addressOf(`${name}_owner`) }
}

t.test('an installer that says nothing for too long lets the next one in, and begins anew', async (t) => {
  const admin = createPostgres({ url: serverUrl, limits: UNHURRIED })
  t.teardown(() => admin.close())
  const [first, second] = [newAddresses(t), newAddresses(t)]
  // Its database is there, so that no step of it takes as long as the limit.
  await makeDatabases(serverUrl, [first])
  const changing = Promise.withResolvers<void>()
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const change = admin.tx(async (tx) => {
    await execute(tx, `ALTER ROLE ${first.name} CONNECTION LIMIT 5`)
    changing.resolve()
    await ended
    throw new Error('changed after all')
  })
  await changing.promise
  // It has the lock of installers, and stops at the role that somebody else is changing.
  const stopped = makeDatabases(serverUrl, [first], { ...UNHURRIED, idleInTransactionMs: 2_000 })
  const waiting = `SELECT 1 AS one FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'ALTER ROLE ${first.name}%'`
  while (!(await maybe(admin, waiting)));
  await makeDatabases(serverUrl, [second])
  t.ok(await maybe(admin, waiting), 'the first is where it was')
  end()
  await t.rejects(change, /changed after all/)
  await stopped
  for (const { service, name } of [first, second]) {
    const own = createPostgres({ url: service, max: 1 })
    t.strictSame(await query(own, 'SELECT current_user AS role'), [{ role: name }])
    await own.close()
  }
})
