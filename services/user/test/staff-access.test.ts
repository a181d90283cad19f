import { execute, query } from '@stoa/kit/postgres/sql'
import type { Principal } from '@stoa/kit/security/principal'
import fc from 'fast-check'
import t from 'tap'
import { effectiveScopes } from '../domain/permission.ts'
import { createStaff } from '../flows/staff.ts'
import {
  createFixture,
  createStaffMember,
  type Fixture,
  type List,
  login,
  PASSWORD,
  principalOf,
  refresh,
  registerUser,
  resolve,
  type SignedIn,
  sessionOf,
} from './fixture.ts'

interface Made {
  key: string
  api_key: { id: string; revoked_at: string | null }
}

const makeKey = async (fixture: Fixture, who: SignedIn, scopes: string[]) =>
  (
    await fixture.as(principalOf(who))<Made>('POST', '/v1/admin/api-keys', {
      body: { name: 'ERP', kind: 'secret', scopes },
    })
  ).body

const change = (fixture: Fixture, who: SignedIn, id: string, to: 'disable' | 'enable') =>
  fixture.as(principalOf(who))<{ disabled_at: string | null; code?: string }>('POST', `/v1/admin/staff/${id}/${to}`)

const setPermissions = (fixture: Fixture, who: SignedIn, id: string, permissions: string[]) =>
  fixture.as(principalOf(who))('PUT', `/v1/admin/staff/${id}`, { body: { permissions } })

t.test('a key holds no more than its creator holds now', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const clerk = await createStaffMember(fixture, 'clerk@example.com', ['staff.write', 'orders.read', 'orders.write'])
  const some = await makeKey(fixture, clerk, ['orders.read', 'orders.write'])
  const everything = await makeKey(fixture, boss, ['*'])
  const held = async ({ key }: Made) => (await resolve(fixture, { api_key: key })).body.permissions
  t.same(await held(some), ['orders.read', 'orders.write'])
  await setPermissions(fixture, boss, clerk.user.id, ['orders.read'])
  t.same(await held(some), ['orders.read'])
  t.match((await resolve(fixture, { api_key: some.key })).body, { creator_id: clerk.user.id })
  await setPermissions(fixture, boss, clerk.user.id, [])
  t.same(await held(some), [])
  await createStaffMember(fixture, 'other@example.com', ['*'])
  t.same(await held(everything), ['*'])
  await setPermissions(fixture, boss, boss.user.id, ['catalogue.read'])
  t.same(await held(everything), ['catalogue.read'], 'a key with every scope holds what its creator holds')
  await execute(fixture.pg, 'DELETE FROM users WHERE id = $1', [boss.user.id])
  t.same(await held(everything), [], 'whose creator is gone')
})

t.test('the scopes of a key are those that both lists have', async () => {
  const permission = fc.constantFrom('*', 'orders.read', 'orders.write', 'staff.write', 'stock.read')
  const lists = fc.uniqueArray(permission)
  const includes = (list: readonly string[], one: string) => list.includes('*') || list.includes(one)
  fc.assert(
    fc.property(lists, lists, permission, (scopes, held, one) => {
      const expected = includes(scopes, one) && includes(held, one)
      return includes(effectiveScopes(scopes, held), one) === expected
    }),
  )
})

t.test('a key makes no keys, grants no permissions and lets nobody in or out', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const clerk = await createStaffMember(fixture, 'clerk@example.com', ['orders.read'])
  const key: Principal = { kind: 'key', id: 'key_1', permissions: ['*'], address: '192.0.2.1' }
  const send = fixture.as(key)
  const body = { name: 'x', kind: 'secret', scopes: ['orders.read'] }
  t.match(await send('POST', '/v1/admin/api-keys', { body }), { status: 403, body: { code: 'forbidden' } })
  const url = `/v1/admin/staff/${clerk.user.id}`
  t.equal((await send('PUT', url, { body: { permissions: ['*'] } })).status, 403)
  t.equal((await send('POST', `${url}/disable`)).status, 403)
  t.equal((await send('POST', `${url}/enable`)).status, 403)
  const made = await makeKey(fixture, boss, ['orders.read'])
  t.equal((await send('DELETE', `/v1/admin/api-keys/${made.api_key.id}`)).status, 204, 'but ends one that leaked')
})

t.test('whoever is disabled is out at once: sessions, keys, sign-in and reset links', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const leaver = await createStaffMember(fixture, 'leaver@example.com', ['*'])
  const session_id = sessionOf(leaver)
  const { key: api_key } = await makeKey(fixture, leaver, ['*'])
  const front = { name: 'Shop', kind: 'publishable' }
  const shop = await fixture.as(principalOf(leaver))<Made>('POST', '/v1/admin/api-keys', { body: front })
  t.equal((await resolve(fixture, { session_id })).status, 200)
  await fixture.anyone('POST', '/v1/auth/password/forgot', { body: { email: 'leaver@example.com' } })
  const reset = fixture.events.at(-1)?.aggregate
  const readReset = () =>
    fixture.as({ kind: 'service', name: 'notification' })('GET', `/internal/password-resets/${reset}`)
  t.equal((await readReset()).status, 200)
  const disabled = await change(fixture, boss, leaver.user.id, 'disable')
  t.match(disabled, { status: 200, body: { id: leaver.user.id, disabled_at: String, permissions: ['*'] } })
  t.match(fixture.events.at(-1), { type: 'principal.changed', aggregate: leaver.user.id })
  t.same(fixture.events.at(-1)?.data.session_ids, [session_id])
  t.equal((await resolve(fixture, { session_id })).status, 401)
  t.equal((await refresh(fixture, leaver.refresh_token)).status, 401)
  t.equal((await resolve(fixture, { api_key })).status, 401)
  t.equal((await resolve(fixture, { api_key: shop.body.key })).status, 200, 'a storefront goes on')
  t.match(await login(fixture, 'leaver@example.com'), { status: 401, body: { code: 'invalid_credentials' } })
  t.equal((await readReset()).status, 404)
  t.equal((await setPermissions(fixture, boss, leaver.user.id, ['orders.read'])).status, 409)
  const { body } = await fixture.as(principalOf(boss))<List<{ email: string }>>('GET', '/v1/admin/staff')
  t.match(body.data[0], { email: 'leaver@example.com', disabled_at: String })

  t.match(await change(fixture, boss, leaver.user.id, 'enable'), { status: 200, body: { disabled_at: null } })
  t.equal((await login(fixture, 'leaver@example.com')).status, 200)
  t.equal((await resolve(fixture, { api_key })).status, 401, 'keys stay revoked')
  const actions = await query<{ action: string }>(
    fixture.pg,
    "SELECT action FROM audit_log WHERE action LIKE 'staff.%abled' ORDER BY id",
  )
  t.same(
    actions.map(({ action }) => action),
    ['staff.disabled', 'staff.enabled'],
  )
})

t.test('only staff are disabled, by those who hold as much, and somebody with every permission stays', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const clerk = await createStaffMember(fixture, 'clerk@example.com', ['staff.write'])
  const ada = await registerUser(fixture, 'ada@example.com')
  t.equal((await change(fixture, clerk, boss.user.id, 'disable')).status, 403, 'not somebody who holds more')
  t.match(await change(fixture, boss, boss.user.id, 'disable'), { status: 409, body: { code: 'invalid_state' } })
  t.equal((await change(fixture, boss, ada.user.id, 'disable')).status, 409, 'not a customer')
  t.equal((await change(fixture, boss, 'usr_nowhere', 'disable')).status, 404)
  const other = await createStaffMember(fixture, 'other@example.com', ['*'])
  const both = [change(fixture, boss, other.user.id, 'disable'), change(fixture, other, boss.user.id, 'disable')]
  t.same(
    (await Promise.all(both)).map(({ status }) => status).sort(),
    [200, 401],
    'both at once: the other is out by then',
  )
  t.equal((await change(fixture, clerk, other.user.id, 'enable')).status, 403, 'nor enabled by somebody who holds less')
  await createStaff(fixture.deps, { email: 'other@example.com', password: PASSWORD, permissions: ['*'] })
  t.equal((await login(fixture, 'other@example.com')).status, 200, 'the installation lets an administrator in again')
})

t.test('a start leaves a disabled administrator disabled, and one with less with less', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const leaver = await createStaffMember(fixture, 'leaver@example.com', ['*'])
  const start = (email: string) =>
    createStaff(fixture.deps, { email, password: PASSWORD, permissions: ['*'] }, { unlessExists: true })
  t.match(
    await fixture.as(principalOf(boss))('PUT', `/v1/admin/staff/${leaver.user.id}`, {
      body: { permissions: ['orders.read'] },
    }),
    { status: 200 },
  )
  t.match(await start('leaver@example.com'), { created: false, user: { permissions: ['orders.read'] } })
  t.equal((await change(fixture, boss, leaver.user.id, 'disable')).status, 200)
  t.match(await start('Leaver@example.com'), { created: false, user: { id: leaver.user.id } })
  t.equal((await login(fixture, 'leaver@example.com')).status, 401)
  t.match(await start('first@example.com'), { created: true, user: { permissions: ['*'] } }, 'a missing one is made')
})

t.test('signing in while being disabled opens no session that stays', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const leaver = await createStaffMember(fixture, 'leaver@example.com', ['orders.read'])
  const logins = Array.from({ length: 8 }, () => login(fixture, 'leaver@example.com'))
  await change(fixture, boss, leaver.user.id, 'disable')
  for (const { status, body } of await Promise.all(logins)) {
    if (status === 200) t.equal((await resolve(fixture, { session_id: sessionOf(body) })).status, 401)
    else t.equal(status, 401)
  }
  t.equal(
    (await query(fixture.pg, 'SELECT 1 FROM sessions WHERE ended_at IS NULL AND user_id = $1', [leaver.user.id]))
      .length,
    0,
  )
})
