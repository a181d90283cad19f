import { execute, query } from '@stoa/kit/postgres/sql'
import t from 'tap'
import {
  createFixture,
  createStaffMember,
  type Fixture,
  login,
  PASSWORD,
  principalOf,
  resolve,
  type SignedIn,
} from './fixture.ts'

const EMAIL = 'ada@example.com'
const NEW = 'a kettle of red fish'

async function makeKey(fixture: Fixture, who: SignedIn, name: string): Promise<string> {
  const body = { name, kind: 'secret', scopes: ['orders.read'] }
  const made = await fixture.as(principalOf(who))<{ key: string }>('POST', '/v1/admin/api-keys', { body })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  return made.body.key
}

const isValid = async (fixture: Fixture, api_key: string) => (await resolve(fixture, { api_key })).status === 200

/** Sets a new password by a mailed link. */
async function reset(fixture: Fixture, more: { api_keys?: string } = {}): Promise<number> {
  await fixture.anyone('POST', '/v1/auth/password/forgot', { body: { email: EMAIL } })
  const id = fixture.events.findLast(({ type }) => type === 'user.password_reset_requested')?.aggregate
  const notification = fixture.as({ kind: 'service', name: 'notification' })
  const { token } = (await notification<{ token: string }>('GET', `/internal/password-resets/${id}`)).body
  return (await fixture.anyone('POST', '/v1/auth/password/reset', { body: { token, new_password: NEW, ...more } }))
    .status
}

/** An administrator with a key of a session that has ended long since, one of a live session, and one that a thief made. */
async function robbed(fixture: Fixture) {
  const first = await createStaffMember(fixture, EMAIL, ['*'])
  const old = await makeKey(fixture, first, 'ERP')
  await execute(fixture.pg, "UPDATE sessions SET idle_until = now() - interval '1 day'")
  const laptop = (await login(fixture, EMAIL)).body
  const own = await makeKey(fixture, laptop, 'Feed')
  const thief = (await login(fixture, EMAIL, PASSWORD, '198.51.100.1')).body
  return { laptop, old, own, stolen: await makeKey(fixture, thief, 'Stolen') }
}

t.test('a key that was made in a stolen session ends with the sessions when the password is reset', async (t) => {
  const fixture = await createFixture(t)
  const { laptop, old, own, stolen } = await robbed(fixture)
  t.equal(await reset(fixture), 204)
  t.equal(await isValid(fixture, stolen), false)
  t.equal(await isValid(fixture, own), false, 'nobody can tell it from that of the thief')
  t.equal(await isValid(fixture, old), true, 'its session had ended by itself')
  t.match(fixture.events.at(-1), { type: 'principal.changed', aggregate: laptop.user.id })
  const log = await query<{ detail: { name: string } }>(
    fixture.pg,
    "SELECT detail FROM audit_log WHERE action = 'api_key.revoked'",
  )
  t.same(log.map(({ detail }) => detail.name).sort(), ['Feed', 'Stolen'])
  const notification = fixture.as({ kind: 'service', name: 'notification' })
  const contact = await notification<{ api_keys: { name: string; is_revoked: boolean }[] }>(
    'GET',
    `/internal/users/${laptop.user.id}/contact`,
  )
  t.same(
    contact.body.api_keys.map(({ name, is_revoked }) => [name, is_revoked]),
    [
      ['ERP', false],
      ['Feed', true],
      ['Stolen', true],
    ],
    'for the mail',
  )
})

t.test('a thief who signs out does not save the key from the reset', async (t) => {
  const fixture = await createFixture(t)
  await createStaffMember(fixture, EMAIL, ['*'])
  const ended = async (name: string, address: string) => {
    const who = (await login(fixture, EMAIL, PASSWORD, address)).body
    const key = await makeKey(fixture, who, name)
    t.equal((await fixture.as(principalOf(who))('POST', '/v1/auth/logout')).status, 204)
    return key
  }
  const old = await ended('ERP', '203.0.113.1')
  await execute(fixture.pg, "UPDATE sessions SET ended_at = ended_at - interval '40 days' WHERE ended_at IS NOT NULL")
  const stolen = await ended('Stolen', '198.51.100.1')
  t.equal(await reset(fixture), 204)
  t.equal(await isValid(fixture, stolen), false)
  t.equal(await isValid(fixture, old), true, 'that session was ended long ago')
})

t.test('whoever resets or changes a password may keep all keys or end all of them', async (t) => {
  const fixture = await createFixture(t)
  const { old, own, stolen } = await robbed(fixture)
  t.equal(await reset(fixture, { api_keys: 'keep' }), 204)
  for (const key of [old, own, stolen]) t.equal(await isValid(fixture, key), true, 'kept')
  const change = async (current_password: string, new_password: string, more = {}) => {
    const { body } = await login(fixture, EMAIL, current_password)
    const who = fixture.as(principalOf(body))
    return (await who('POST', '/v1/auth/password/change', { body: { current_password, new_password, ...more } })).status
  }
  t.equal(await change(NEW, 'another kettle of fish'), 204)
  for (const key of [old, own, stolen]) t.equal(await isValid(fixture, key), true, 'a change keeps them')
  t.equal(await change('another kettle of fish', 'yet another kettle', { api_keys: 'revoke_all' }), 204)
  for (const key of [old, own, stolen]) t.equal(await isValid(fixture, key), false)
})
