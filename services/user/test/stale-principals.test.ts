import { execute } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { createFixture, createStaffMember, type Fixture, principalOf, resolve, type SignedIn } from './fixture.ts'
import { untilWaiting } from './locks.ts'

/** A request whose principal the gateway resolved before what happens meanwhile. */
const send = (fixture: Fixture, who: SignedIn, method: 'POST' | 'PUT', path: string, body?: object) =>
  fixture.as(principalOf(who))<{ key: string }>(method, `/v1/admin/${path}`, body ? { body } : {})

const KEY = { name: 'x', kind: 'secret', scopes: ['orders.read'] }

t.test('whoever was dismissed while a request of theirs was under way grants, enables and makes nothing', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const leaver = await createStaffMember(fixture, 'leaver@example.com', ['*'])
  const friend = await createStaffMember(fixture, 'friend@example.com', ['orders.read'])
  t.equal((await send(fixture, boss, 'POST', `staff/${leaver.user.id}/disable`)).status, 200)
  t.equal((await send(fixture, leaver, 'POST', `staff/${leaver.user.id}/enable`)).status, 401)
  t.equal((await send(fixture, leaver, 'PUT', `staff/${friend.user.id}`, { permissions: ['*'] })).status, 401)
  t.equal((await send(fixture, leaver, 'POST', `staff/${boss.user.id}/disable`)).status, 401)
  t.equal((await send(fixture, leaver, 'POST', 'api-keys', KEY)).status, 401)
})

t.test('whoever lost permissions while a request of theirs was under way gives none of them', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const clerk = await createStaffMember(fixture, 'clerk@example.com', ['*'])
  const set = (who: SignedIn, permissions: string[]) =>
    send(fixture, who, 'PUT', `staff/${clerk.user.id}`, { permissions })
  t.equal((await set(boss, ['staff.write', 'stock.read'])).status, 200)
  t.equal((await set(clerk, ['*'])).status, 403)
  t.equal((await send(fixture, clerk, 'POST', 'api-keys', KEY)).status, 403)
  t.equal((await set(boss, [])).status, 200)
  t.equal((await set(clerk, [])).status, 403, 'nor does anything that needs a permission')
})

t.test('a key that is made while its session ends is not made', async (t) => {
  const fixture = await createFixture(t)
  const { pg } = fixture
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  // As a reset of the password does it.
  const making = await pg.tx(async (tx) => {
    await execute(tx, 'SELECT 1 FROM users WHERE id = $1 FOR UPDATE', [boss.user.id])
    const made = send(fixture, boss, 'POST', 'api-keys', KEY)
    await untilWaiting(pg, () => 1)
    await execute(tx, 'UPDATE sessions SET ended_at = now(), end_reason = $2 WHERE user_id = $1', [
      boss.user.id,
      'password_reset',
    ])
    return [made]
  })
  t.equal((await Promise.all(making))[0]?.status, 401)
})

t.test('a key that was made just before its session ended ends with it', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const other = await createStaffMember(fixture, 'other@example.com', ['*'])
  const makings = Array.from({ length: 6 }, () => send(fixture, boss, 'POST', 'api-keys', KEY))
  const disabling = send(fixture, other, 'POST', `staff/${boss.user.id}/disable`)
  const made = (await Promise.all(makings)).filter(({ status }) => status === 201)
  t.equal((await disabling).status, 200)
  t.equal((await send(fixture, other, 'POST', `staff/${boss.user.id}/enable`)).status, 200)
  for (const { body } of made) t.equal((await resolve(fixture, { api_key: body.key })).status, 401)
})
