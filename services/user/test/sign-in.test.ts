import { execute } from '@stoa/kit/postgres/sql'
import { anonymous } from '@stoa/kit/testing/app'
import { guessThrottle } from '@stoa/kit/values/guess-throttle'
import t from 'tap'
import { DUMMY_PASSWORD } from '../flows/passwords.ts'
import { createFixture, createStaffMember, login, PASSWORD, principalOf, refresh, registerUser } from './fixture.ts'

t.test('register, sign in, read me', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'Ada@Example.com')
  t.match(ada, { token_type: 'Bearer', expires_in: 600, user: { email: 'ada@example.com', permissions: [] } })
  t.match(fixture.events, [{ type: 'user.registered', data: { user_id: ada.user.id } }])
  t.notMatch(JSON.stringify(fixture.events), /example\.com/, 'no personal data in events')
  const again = await login(fixture, 'ADA@example.com')
  t.equal(again.status, 200)
  t.equal(again.body.user.id, ada.user.id)
  const me = fixture.as(principalOf(again.body))
  t.match((await me('GET', '/v1/me')).body, { id: ada.user.id, name: null, locale: 'en' })
  const patched = await me('PATCH', '/v1/me', { body: { name: 'Ada', phone: '+442071234567', locale: 'en-GB' } })
  t.match(patched.body, { name: 'Ada', phone: '+442071234567', locale: 'en-GB' })
  t.match((await me('PATCH', '/v1/me', { body: { phone: null } })).body, { name: 'Ada', phone: null })
  for (const field of ['email', 'permissions', 'id', 'created_at']) {
    const response = await me('PATCH', '/v1/me', { body: { [field]: 'x' } })
    t.match(response, { status: 400, body: { errors: [{ pointer: `/${field}` }] } }, `${field} cannot be patched`)
  }
  t.equal((await fixture.anyone('GET', '/v1/me')).status, 401)
})

t.test(
  'changes of a profile at the same time are all kept, and one with an idempotency key is made once',
  async (t) => {
    const fixture = await createFixture(t)
    const me = fixture.as(principalOf(await registerUser(fixture, 'ada@example.com')))
    const fields = [{ name: 'Ada' }, { phone: '+442071234567' }, { locale: 'de' }]
    const responses = await Promise.all(fields.map((body) => me('PATCH', '/v1/me', { body })))
    t.same(
      responses.map((response) => response.status),
      [200, 200, 200],
    )
    t.match((await me('GET', '/v1/me')).body, Object.assign({}, ...fields))
    const headers = { 'idempotency-key': 'k1' }
    await me('PATCH', '/v1/me', { body: { name: 'Augusta' }, headers })
    await me('PATCH', '/v1/me', { body: { name: 'Ada' } })
    t.match((await me('PATCH', '/v1/me', { body: { name: 'Augusta' }, headers })).body, { name: 'Augusta' })
    t.match((await me('GET', '/v1/me')).body, { name: 'Ada' })
  },
)

t.test('an account has one address, however its domain is written, and names are names', async (t) => {
  const fixture = await createFixture(t)
  const anna = await registerUser(fixture, 'Änna@Bücher.Example')
  t.equal(anna.user.email, 'änna@xn--bcher-kva.example')
  for (const email of ['änna@bücher.example', 'ÄNNA@xn--bcher-kva.example', ' änna@BÜCHER.example ']) {
    t.equal((await login(fixture, email)).body.user.id, anna.user.id, email)
    const again = await fixture.anyone('POST', '/v1/auth/register', { body: { email, password: PASSWORD } })
    t.equal(again.status, 409, email)
  }
  const staff = fixture.as(principalOf(await createStaffMember(fixture, 'staff@example.com', ['*'])))
  const found = await staff<{ data: object[] }>(
    'GET',
    `/v1/admin/customers?email=${encodeURIComponent('änna@bücher.example')}`,
  )
  t.match(found.body.data, [{ id: anna.user.id }])
  const me = fixture.as(principalOf(anna))
  for (const name of [' ', '\u200b', '\u3164\u2800']) {
    const body = { email: 'b@example.com', password: PASSWORD, name }
    const refused = { status: 400, body: { errors: [{ pointer: '/name' }] } }
    t.match(await fixture.anyone('POST', '/v1/auth/register', { body }), refused)
    t.match(await me('PATCH', '/v1/me', { body: { name } }), refused)
  }
  t.match((await me('PATCH', '/v1/me', { body: { name: ' Änna\u200b ' } })).body, { name: 'Änna' })
})

t.test('register refuses invalid input, and names the field', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, 'ada@example.com')
  const register = (body: object) => fixture.anyone('POST', '/v1/auth/register', { body })
  const taken = await register({ email: 'ADA@example.com', password: PASSWORD })
  t.match(taken, { status: 409, body: { code: 'already_exists', errors: [{ pointer: '/email' }] } })
  const bad: [object, string][] = [
    [{ email: 'b@example.com', password: 'password123' }, '/password'],
    [{ email: 'b@example.com', password: 'short' }, '/password'],
    [{ email: 'not an address', password: PASSWORD }, '/email'],
    [{ email: 'b@example.com', password: PASSWORD, permissions: ['*'] }, '/permissions'],
    [{ email: 'b@example.com', password: PASSWORD, phone: '0207' }, '/phone'],
  ]
  for (const [body, pointer] of bad) t.match(await register(body), { status: 400, body: { errors: [{ pointer }] } })
  const both = await Promise.all([1, 2, 3].map(() => register({ email: 'c@example.com', password: PASSWORD })))
  t.same(both.map((response) => response.status).sort(), [201, 409, 409], 'one account, however many requests at once')
})

t.test('a wrong password and an unknown address get the same response', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, 'ada@example.com')
  const [wrong, unknown] = [
    await login(fixture, 'ada@example.com', 'not it'),
    await login(fixture, 'bob@example.com', 'not it'),
  ]
  const strip = ({ request_id: _id, ...rest }: Record<string, unknown>) => rest
  t.match(wrong, { status: 401, body: { code: 'invalid_credentials' } })
  t.same(strip({ ...wrong.body }), strip({ ...unknown.body }))
  const asker = { site: '192.0.2.1', isKnown: false }
  await fixture.deps.passwords.verify(null, 'the first one computes the dummy hash', asker)
  const from = performance.now()
  t.equal(await fixture.deps.passwords.verify(null, DUMMY_PASSWORD, asker), false)
  t.ok(performance.now() - from > 2, 'without an account it costs a verification too, and is never correct')
})

t.test('changing the password ends the other sessions', async (t) => {
  const fixture = await createFixture(t)
  const laptop = await registerUser(fixture, 'ada@example.com')
  const phone = (await login(fixture, 'ada@example.com')).body
  const change = (body: object, who = laptop) =>
    fixture.as(principalOf(who))('POST', '/v1/auth/password/change', { body })
  const wrong = await change({ current_password: 'not it', new_password: 'another kettle' })
  t.match(wrong, { status: 400, body: { errors: [{ pointer: '/current_password' }] } })
  const common = await change({ current_password: PASSWORD, new_password: 'password1234' })
  t.match(common, { status: 400, body: { errors: [{ pointer: '/new_password' }] } })
  t.equal((await change({ current_password: PASSWORD, new_password: 'another kettle' })).status, 204)
  t.equal((await refresh(fixture, phone.refresh_token)).status, 401)
  t.equal((await refresh(fixture, laptop.refresh_token)).status, 200)
  t.equal((await login(fixture, 'ada@example.com', PASSWORD)).status, 401)
  t.equal((await login(fixture, 'ada@example.com', 'another kettle')).status, 200)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const short = await change({ current_password: PASSWORD, new_password: 'another kettle' }, boss)
  t.match(short, { status: 400, body: { errors: [{ pointer: '/new_password', code: 'too_short' }] } })
})

t.test('guessing is throttled for every account, known or not, and locks no user out', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, 'ada@example.com')
  for (const email of ['ada@example.com', 'nobody@example.com']) {
    const guesses = Array.from({ length: 30 }, (_, n) => login(fixture, email, `guess ${n}`, `198.51.100.${n}`))
    const statuses = (await Promise.all(guesses)).map((response) => response.status)
    t.equal(statuses.filter((status) => status === 401).length, guessThrottle.free, `${email}: verified`)
    t.equal(statuses.filter((status) => status === 429).length, 30 - guessThrottle.free)
  }
  const owner = await login(fixture, 'ada@example.com', PASSWORD, '203.0.113.9')
  t.equal(owner.status, 200, 'the right password from a network that has not guessed')
  t.equal((await login(fixture, 'ada@example.com')).status, 200, 'from the network of an earlier sign-in')
  t.equal((await login(fixture, 'nobody@example.com', 'again', '203.0.113.9')).status, 429)
  await execute(fixture.pg, "UPDATE login_attempts SET last_at = last_at - interval '15 minutes'")
  t.equal((await login(fixture, 'nobody@example.com', 'again', '203.0.113.9')).status, 401, 'when it is quiet again')
  t.equal((await fixture.as(anonymous)('POST', '/v1/auth/login', { body: { email: 'ada@example.com' } })).status, 400)
})
