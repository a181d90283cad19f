import type { Postgres } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'

import t from 'tap'
import { loginAttempts } from '../store/login-attempts.ts'
import { deleteOldSessions } from '../store/sessions.ts'
import { createFixture, createStaffMember, login, PASSWORD, principalOf, refresh, registerUser } from './fixture.ts'
import { untilWaiting } from './locks.ts'

/** Counts transactions that were tried again: one that loses to a deadlock is, so no response tells of it. */
function countRetries(pg: Postgres): () => number {
  const { tx } = pg
  let retries = 0
  pg.tx = (work) => {
    let tries = 0
    return tx((each) => {
      if (tries++ > 0) retries += 1
      return work(each)
    })
  }
  return () => retries
}

t.test('a password is changed while a refresh token of another session is used again: nobody deadlocks', async (t) => {
  const fixture = await createFixture(t)
  const { pg } = fixture
  const first = await createStaffMember(fixture, 'ada@example.com', ['*'])
  const second = (await login(fixture, 'ada@example.com')).body
  t.equal((await refresh(fixture, second.refresh_token)).status, 200)
  await execute(pg, "UPDATE refresh_tokens SET used_at = used_at - interval '1 minute' WHERE used_at IS NOT NULL")
  const retries = countRetries(pg)
  const both = await pg.tx(async (tx) => {
    // Another entry of the audit log is being written.
    await query(tx, "SELECT pg_advisory_xact_lock(hashtext('audit log'))")
    const body = { current_password: PASSWORD, new_password: 'another kettle of fish' }
    const change = fixture.as(principalOf(first))('POST', '/v1/auth/password/change', { body })
    await untilWaiting(pg, () => 1)
    const reuse = refresh(fixture, second.refresh_token)
    await untilWaiting(pg, () => 2)
    return [change, reuse]
  })
  t.same(
    (await Promise.all(both)).map(({ status }) => status),
    [204, 401],
  )
  t.equal(retries(), 0)
})

t.test('expired sessions are deleted while a token of one is used: nobody deadlocks', async (t) => {
  const fixture = await createFixture(t)
  const { pg } = fixture
  const ada = await registerUser(fixture, 'ada@example.com')
  await execute(pg, "UPDATE sessions SET expires_at = now() - interval '31 days'")
  const retries = countRetries(pg)
  const { deleting, used } = await pg.tx(async (tx) => {
    await query(tx, 'SELECT 1 FROM sessions FOR UPDATE')
    let isDone = false
    const deleting = deleteOldSessions(pg, 10).finally(() => {
      isDone = true
    })
    await untilWaiting(pg, () => (isDone ? 0 : 1))
    const used = refresh(fixture, ada.refresh_token)
    await untilWaiting(pg, () => (isDone ? 1 : 2))
    return { deleting, used }
  })
  await deleting
  t.equal((await used).status, 401)
  t.equal(await deleteOldSessions(pg, 10), 1 - (await deleting))
  t.equal(retries(), 0)
})

t.test('wrong passwords are forgotten while another is counted: nobody deadlocks', async (t) => {
  const { pg } = await createFixture(t)
  const [account, network, all] = [Buffer.from('account'), Buffer.from('network'), Buffer.alloc(0)]
  // The order in which they lie in the table is not that in which they are locked.
  for (const each of [network, all]) {
    await execute(pg, 'INSERT INTO login_attempts (account, network, failures) VALUES ($1, $2, 1)', [account, each])
  }
  const retries = countRetries(pg)
  const both = await pg.tx(async (tx) => {
    await query(tx, 'SELECT 1 FROM login_attempts WHERE network = $1 FOR UPDATE', [network])
    const forgotten = pg.tx(async (other) => loginAttempts.removeAll(other, account))
    await untilWaiting(pg, () => 1)
    const counted = pg.tx((other) =>
      loginAttempts.lock(other, [
        { account, network: all },
        { account, network },
      ]),
    )
    await untilWaiting(pg, () => 2)
    return [forgotten, counted]
  })
  const [, counted] = await Promise.all(both)
  t.match(counted, [{ failures: 0 }, { failures: 0 }])
  t.equal(retries(), 0)
})
