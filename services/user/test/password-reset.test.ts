import { execute, query } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { passwordReset } from '../domain/password-reset.ts'
import { createFixture, createStaffMember, type Fixture, login, principalOf, refresh, registerUser } from './fixture.ts'

const EMAIL = 'ada@example.com'
const NEW = 'a kettle of red fish'

const forgot = (fixture: Fixture, email = EMAIL) =>
  fixture.anyone('POST', '/v1/auth/password/forgot', { body: { email } })

const reset = (fixture: Fixture, token: string, new_password = NEW) =>
  fixture.anyone('POST', '/v1/auth/password/reset', { body: { token, new_password } })

const read = (fixture: Fixture, id: string) =>
  fixture.as({ kind: 'service', name: 'notification' })<{ token: string; email: string }>(
    'GET',
    `/internal/password-resets/${id}`,
  )

/** Ids of the resets that events named. */
const requested = (fixture: Fixture) =>
  fixture.events.filter(({ type }) => type === 'user.password_reset_requested').map(({ aggregate }) => aggregate)

/** Requests a link and returns its token, as the mail has it. */
async function mailed(fixture: Fixture): Promise<string> {
  await forgot(fixture)
  return (await read(fixture, requested(fixture).at(-1) ?? '')).body.token
}

t.test('a mailed link sets a new password once, ends all sessions and forgets the guesses', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, EMAIL)
  for (let n = 0; n < 15; n++) await login(fixture, EMAIL, 'a wrong password', '203.0.113.9')
  t.equal((await login(fixture, EMAIL, 'a wrong password', '203.0.113.9')).status, 429)
  const token = await mailed(fixture)
  t.match(token, /^prt_[\w-]{43}$/, '256 bits')
  t.notMatch(JSON.stringify(fixture.events), token)
  t.notMatch(JSON.stringify(await query(fixture.pg, 'SELECT * FROM password_resets')), token)
  t.match(await reset(fixture, token, 'password1234'), {
    status: 400,
    body: { errors: [{ pointer: '/new_password' }] },
  })
  t.equal((await reset(fixture, token)).status, 204, 'a password that was refused has not used it')
  t.match(fixture.events.slice(-2), [{ type: 'user.password_changed' }, { type: 'principal.changed' }])
  t.match(await reset(fixture, token, 'another kettle of fish'), {
    status: 422,
    body: { code: 'password_reset_invalid' },
  })
  t.equal((await refresh(fixture, ada.refresh_token)).status, 401)
  t.equal((await login(fixture, EMAIL)).status, 401)
  t.equal((await login(fixture, EMAIL, NEW, '203.0.113.9')).status, 200)
})

t.test('used twenty times at once, a link sets one password', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  const token = await mailed(fixture)
  const passwords = Array.from({ length: 20 }, (_, n) => `kettle of fish number ${n}`)
  const statuses = (await Promise.all(passwords.map((text) => reset(fixture, token, text)))).map(({ status }) => status)
  t.same([...statuses].sort(), [204, ...Array(19).fill(422)])
  t.equal((await login(fixture, EMAIL, passwords[statuses.indexOf(204)])).status, 200)
})

t.test('a link ends after an hour, with a newer one, and when the password is changed', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, EMAIL)
  const first = await mailed(fixture)
  const second = await mailed(fixture)
  t.equal((await reset(fixture, first)).status, 422, 'a newer one was mailed')
  t.equal((await read(fixture, requested(fixture)[0] ?? '')).status, 404, 'nor is it mailed any more')
  await execute(fixture.pg, 'UPDATE password_resets SET expires_at = now() WHERE ended_at IS NULL')
  t.equal((await reset(fixture, second)).status, 422, 'an hour later')
  const third = await mailed(fixture)
  const change = { current_password: 'a long enough password', new_password: 'another kettle' }
  t.equal((await fixture.as(principalOf(ada))('POST', '/v1/auth/password/change', { body: change })).status, 204)
  t.equal((await reset(fixture, third)).status, 422, 'changed within a session')
  for (const made of ['', 'prt_', third.slice(0, -1), requested(fixture)[2] ?? '']) {
    t.ok([400, 422].includes((await reset(fixture, made)).status), 'made up')
  }
})

t.test('an address with and one without an account get the same response and the same statements', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  const cost = async (email: string) => {
    const before = fixture.pg.statements
    const { status, body, headers } = await forgot(fixture, email)
    return { status, body, headers: Object.keys(headers), statements: fixture.pg.statements - before }
  }
  const known = await cost(EMAIL)
  t.match(known, { status: 202 })
  t.same(await cost('nobody@example.com'), known)
  const [, unknown = ''] = requested(fixture)
  t.equal((await read(fixture, unknown)).status, 404, 'nobody is mailed')
  t.notMatch(JSON.stringify(fixture.events), /example\.com/)
})

t.test('an address gets three links an hour, however many are requested at once', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  for (const email of [EMAIL, 'nobody@example.com']) {
    const before = requested(fixture).length
    const responses = await Promise.all(Array.from({ length: 30 }, () => forgot(fixture, email)))
    t.same(new Set(responses.map(({ status }) => status)), new Set([202]))
    t.equal(requested(fixture).length - before, passwordReset.maxRequests, email)
  }
  const [newest = ''] = await query<{ id: string }>(
    fixture.pg,
    'SELECT r.id FROM password_resets r JOIN users u ON u.id = r.user_id WHERE r.ended_at IS NULL',
  ).then((rows) => rows.map(({ id }) => id))
  t.equal((await reset(fixture, (await read(fixture, newest)).body.token)).status, 204, 'the last one stays good')
})

t.test('staff need a long password here too, and the audit log tells of it', async (t) => {
  const fixture = await createFixture(t)
  await createStaffMember(fixture, EMAIL, ['*'])
  const token = await mailed(fixture)
  t.match(await reset(fixture, token, 'too short'), { status: 400, body: { errors: [{ code: 'minLength' }] } })
  t.equal((await reset(fixture, token)).status, 204)
  const written = await query<{ action: string }>(fixture.pg, 'SELECT action FROM audit_log ORDER BY id')
  t.equal(written.at(-1)?.action, 'staff.password_reset')
})

t.test('only notification reads whom a link goes to', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  await forgot(fixture)
  const url = `/internal/password-resets/${requested(fixture)[0]}`
  for (const name of ['order', 'payment'])
    t.equal((await fixture.as({ kind: 'service', name })('GET', url)).status, 403)
})
