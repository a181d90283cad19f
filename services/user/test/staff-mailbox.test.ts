import { execute } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { createStaff } from '../flows/staff.ts'
import {
  createFixture,
  createStaffMember,
  type Fixture,
  login,
  PASSWORD,
  principalOf,
  registerUser,
  resolve,
  type SignedIn,
  sessionOf,
  useMailedLink,
} from './fixture.ts'

const EMAIL = 'new.colleague@example.com'
const OWN = 'a kettle of red fish'

const grant = (fixture: Fixture, who: SignedIn, permissions: string[]) =>
  fixture.as(principalOf(who))<{ detail?: string }>('PUT', `/v1/admin/staff/${EMAIL}`, { body: { permissions } })

t.test('a stranger who registered the address of a colleague first gets no permissions', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const stranger = await registerUser(fixture, EMAIL)
  const session_id = sessionOf(stranger)
  const refused = await grant(fixture, boss, ['customers.read'])
  t.match(refused, { status: 409, body: { code: 'invalid_state', detail: /forgot password/ } })
  t.same((await resolve(fixture, { session_id })).body.permissions, [])
  await useMailedLink(fixture, EMAIL, OWN)
  t.match(await grant(fixture, boss, ['customers.read']), { status: 200, body: { permissions: ['customers.read'] } })
  t.equal((await resolve(fixture, { session_id })).status, 401, 'the stranger is out')
  t.equal((await login(fixture, EMAIL)).status, 401)
  t.same((await login(fixture, EMAIL, OWN)).body.user.permissions, ['customers.read'])
  t.equal((await grant(fixture, boss, [])).status, 200)
  t.equal((await grant(fixture, boss, ['orders.read'])).status, 200, 'once is enough')
})

t.test('a password that its holder changes proves no mailbox', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const stranger = await registerUser(fixture, EMAIL)
  const body = { current_password: PASSWORD, new_password: OWN }
  t.equal((await fixture.as(principalOf(stranger))('POST', '/v1/auth/password/change', { body })).status, 204)
  t.equal((await grant(fixture, boss, ['customers.read'])).status, 409)
})

t.test('create-staff for an address that a stranger has registered shuts the stranger out', async (t) => {
  const fixture = await createFixture(t)
  const stranger = await registerUser(fixture, EMAIL)
  await fixture.anyone('POST', '/v1/auth/password/forgot', { body: { email: EMAIL } })
  const link = fixture.events.at(-1)?.aggregate
  const made = await createStaff(fixture.deps, { email: EMAIL, password: OWN, permissions: ['*'] })
  t.match(made, { created: false, user: { id: stranger.user.id, permissions: ['*'] } })
  t.equal((await resolve(fixture, { session_id: sessionOf(stranger) })).status, 401)
  t.equal((await login(fixture, EMAIL)).status, 401, 'the password of the stranger opens nothing')
  const boss = await login(fixture, EMAIL, OWN)
  t.same(boss.body.user.permissions, ['*'], 'that of the operator does')
  const notification = fixture.as({ kind: 'service', name: 'notification' })
  t.equal((await notification('GET', `/internal/password-resets/${link}`)).status, 404, 'links have ended')
  t.ok(
    fixture.events.some(({ type, aggregate }) => type === 'user.password_changed' && aggregate === stranger.user.id),
    'whoever owned the account before is told',
  )
})

t.test('create-staff ends what was made in the stolen session of an administrator', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, EMAIL, ['*'])
  const body = { name: 'Stolen', kind: 'secret', scopes: ['orders.read'] }
  const { key } = (await fixture.as(principalOf(boss))<{ key: string }>('POST', '/v1/admin/api-keys', { body })).body
  await createStaff(fixture.deps, { email: EMAIL, password: OWN, permissions: ['*'] })
  t.equal((await resolve(fixture, { api_key: key })).status, 401)
  const again = (await login(fixture, EMAIL, OWN)).body
  const log = await fixture.as(principalOf(again))<{ data: { action: string; actor_kind: string }[] }>(
    'GET',
    '/v1/admin/audit-log?limit=3',
  )
  t.same(log.body.data.map(({ action, actor_kind }) => `${action} by ${actor_kind}`).sort(), [
    'api_key.revoked by system',
    'staff.password_reset by system',
    'staff.signed_in by user',
  ])
})

t.test('what somebody holds without a proven mailbox is kept, and taken away as before', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  await registerUser(fixture, EMAIL)
  await execute(fixture.pg, "UPDATE users SET permissions = '{orders.read}' WHERE email = $1", [EMAIL])
  t.equal((await grant(fixture, boss, ['orders.read'])).status, 200, 'no change')
  t.equal((await grant(fixture, boss, [])).status, 200, 'and what they have is taken away as before')
})
