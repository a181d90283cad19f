import { execute, query } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { passwordReset } from '../domain/password-reset.ts'
import {
  createFixture,
  createStaffMember,
  type Fixture,
  type List,
  login,
  london,
  PASSWORD,
  principalOf,
  refresh,
  registerUser,
} from './fixture.ts'
import { untilWaiting } from './locks.ts'

const EMAIL = 'ada@example.com'
const NEW = 'a kettle of red fish'

const forgot = (fixture: Fixture, email = EMAIL, address = '192.0.2.1') =>
  fixture.as({ kind: 'anonymous', cart: null, address })('POST', '/v1/auth/password/forgot', { body: { email } })

/** Moves every request back, as if that many seconds had passed. */
const pass = (fixture: Fixture, seconds: number) =>
  execute(
    fixture.pg,
    'UPDATE password_resets SET created_at = created_at - make_interval(secs => $1), expires_at = expires_at - make_interval(secs => $1)',
    [seconds],
  )

const reset = (fixture: Fixture, token: string, new_password = NEW) =>
  fixture.anyone('POST', '/v1/auth/password/reset', { body: { token, new_password } })

const read = (fixture: Fixture, id: string) =>
  fixture.as({ kind: 'service', name: 'notification' })<{ token: string; email: string; client: string | null }>(
    'GET',
    `/internal/password-resets/${id}`,
  )

/** Ids of the resets that events named. */
const requested = (fixture: Fixture) =>
  fixture.events.filter(({ type }) => type === 'user.password_reset_requested').map(({ aggregate }) => aggregate)

/** Requests a link and returns its token, as the mail has it. */
async function mailed(fixture: Fixture, address?: string): Promise<string> {
  const before = requested(fixture).length
  await forgot(fixture, EMAIL, address)
  const [id] = requested(fixture).slice(before)
  if (id === undefined) throw new Error('nothing was mailed')
  return (await read(fixture, id)).body.token
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
  const changed = { type: 'user.password_changed', data: { owner_proven: true } }
  t.match(fixture.events.slice(-2), [changed, { type: 'principal.changed' }])
  t.match(await reset(fixture, token, 'another kettle of fish'), {
    status: 422,
    body: { code: 'password_reset_invalid' },
  })
  t.equal((await refresh(fixture, ada.refresh_token)).status, 401)
  t.equal((await login(fixture, EMAIL)).status, 401)
  t.equal((await login(fixture, EMAIL, NEW, '203.0.113.9')).status, 200)
})

t.test(
  'who takes an account over by a mailed link has no default address of a stranger, and keeps a chosen one',
  async (t) => {
    const fixture = await createFixture(t)
    type Saved = { id: string; is_default: boolean }
    const addressesOf = async (me: ReturnType<Fixture['as']>) =>
      (await me<List<Saved>>('GET', '/v1/me/addresses')).body.data
    const defaultsOf = async (me: ReturnType<Fixture['as']>) => (await addressesOf(me)).map((each) => each.is_default)
    const stranger = fixture.as(principalOf(await registerUser(fixture, EMAIL)))
    t.equal((await stranger('POST', '/v1/me/addresses', { body: { address: london } })).status, 201)
    const change = { current_password: PASSWORD, new_password: 'a stranger changes it' }
    t.equal((await stranger('POST', '/v1/auth/password/change', { body: change })).status, 204)
    t.same(await defaultsOf(stranger), [true], 'who changes the password has shown nothing')
    t.equal((await reset(fixture, await mailed(fixture))).status, 204)
    const owner = fixture.as(principalOf((await login(fixture, EMAIL, NEW)).body))
    t.same(await defaultsOf(owner), [false])
    const [saved] = await addressesOf(owner)
    t.equal((await owner('PATCH', `/v1/me/addresses/${saved?.id}`, { body: { is_default: true } })).status, 200)
    await pass(fixture, passwordReset.quietSeconds)
    t.equal((await reset(fixture, await mailed(fixture), 'another kettle of fish')).status, 204)
    t.same(await defaultsOf(owner), [true], 'forgotten once more')
    const changes = fixture.events.filter(({ type }) => type === 'user.password_changed').map(({ data }) => data)
    t.strictSame(
      changes.map(({ owner_proven }) => owner_proven),
      [undefined, true, undefined],
      'what others do with it is done once',
    )
  },
)

t.test('what a stranger asks of an account while its owner takes it over is not done after it', async (t) => {
  const fixture = await createFixture(t)
  const { pg } = fixture
  const stranger = fixture.as(principalOf(await registerUser(fixture, EMAIL)))
  const book = '/v1/me/addresses'
  const first = await stranger<{ id: string }>('POST', book, { body: { address: london } })
  const token = await mailed(fixture)
  const all = await pg.tx(async (tx) => {
    await query(tx, 'SELECT 1 FROM users FOR UPDATE')
    const takeOver = reset(fixture, token)
    await untilWaiting(pg, () => 1)
    const asked = [
      stranger('POST', book, { body: { address: london, is_default: true } }),
      stranger('PATCH', `${book}/${first.body.id}`, { body: { is_default: true } }),
      stranger('PATCH', '/v1/me', { body: { name: 'A stranger' } }),
    ]
    await untilWaiting(pg, () => 4)
    return [takeOver, ...asked]
  })
  t.same(
    (await Promise.all(all)).map(({ status }) => status),
    [204, 401, 401, 401],
  )
  const owner = fixture.as(principalOf((await login(fixture, EMAIL, NEW)).body))
  const { body } = await owner<List<{ id: string; is_default: boolean }>>('GET', book)
  t.match(body.data, [{ id: first.body.id, is_default: false }])
  t.equal(body.data.length, 1)
  t.match((await owner('GET', '/v1/me')).body, { name: null })
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

t.test('a link ends after an hour and when the password is changed, and not with a newer one', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, EMAIL)
  const old = await mailed(fixture)
  await pass(fixture, passwordReset.validSeconds)
  t.equal((await reset(fixture, old)).status, 422, 'an hour later')
  t.equal((await read(fixture, requested(fixture)[0] ?? '')).status, 404, 'nor is it mailed any more')
  const first = await mailed(fixture)
  await pass(fixture, passwordReset.quietSeconds)
  const second = await mailed(fixture)
  t.equal((await reset(fixture, first)).status, 204, 'a newer one was mailed')
  t.equal((await reset(fixture, second, 'yet another kettle')).status, 422, 'the other link was used')
  await pass(fixture, passwordReset.quietSeconds)
  const third = await mailed(fixture)
  const { body: again } = await login(fixture, EMAIL, NEW)
  const change = { current_password: NEW, new_password: 'another kettle' }
  t.equal((await fixture.as(principalOf(again))('POST', '/v1/auth/password/change', { body: change })).status, 204)
  t.equal((await reset(fixture, third)).status, 422, 'changed within a session')
  t.equal(ada.user.id, again.user.id)
  for (const made of ['', 'prt_', third.slice(0, -1), requested(fixture)[2] ?? '']) {
    t.ok([400, 422].includes((await reset(fixture, made)).status), 'made up')
  }
})

t.test('strangers who ask for links neither end the one of the owner nor keep its owner from another', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  const own = await mailed(fixture, '203.0.113.9')
  for (const round of [1, 2, 3, 4, 5]) {
    await pass(fixture, passwordReset.quietSeconds)
    const before = requested(fixture).length
    await forgot(fixture, EMAIL, '198.51.100.1')
    t.equal(requested(fixture).length - before, round <= passwordReset.perClient ? 1 : 0, `request ${round}`)
  }
  const another = await mailed(fixture, '203.0.113.9')
  t.equal((await reset(fixture, own)).status, 204, 'mailed first')
  t.equal((await reset(fixture, another)).status, 422)
})

t.test('whoever asks for a link gets a mail, or has had one whose link is good for half an hour yet', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  for (let minute = 0; minute < 180; minute += 4) {
    const before = requested(fixture).length
    await forgot(fixture, EMAIL, `198.51.100.${minute}`)
    if (requested(fixture).length === before) {
      const [{ seconds } = { seconds: 0 }] = await query<{ seconds: number }>(
        fixture.pg,
        `SELECT max(extract(epoch FROM expires_at - now()))::float8 AS seconds FROM password_resets WHERE ended_at IS NULL`,
      )
      t.ok(seconds > passwordReset.validSeconds - passwordReset.windowSeconds, `${minute}: ${seconds} s`)
    }
    await pass(fixture, 240)
  }
  t.ok(requested(fixture).length <= (180 / 30 + 1) * passwordReset.perAccount)
})

t.test('one client has few links mailed in a day, of all accounts, and is told nothing of it', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  for (let n = 0; n < passwordReset.perClientInADay + 5; n++) {
    t.equal((await forgot(fixture, `nobody${n}@example.com`, '198.51.100.1')).status, 202)
  }
  t.equal(requested(fixture).length, passwordReset.perClientInADay)
  await forgot(fixture, EMAIL, '198.51.100.1')
  t.equal(requested(fixture).length, passwordReset.perClientInADay, 'refused, and not counted for the account')
  const token = await mailed(fixture, '203.0.113.9')
  t.equal((await read(fixture, requested(fixture).at(-1) ?? '')).body.client, '203.0.113.9', 'for the caps of mails')
  t.equal((await reset(fixture, token)).status, 204)
})

t.test('the networks of one IPv6 /48 have few links mailed in a day together', async (t) => {
  const fixture = await createFixture(t)
  const { perClientInADay, perSiteInADay } = passwordReset
  for (let n = 0; n < perSiteInADay + 20; n++) {
    await forgot(fixture, `nobody${n}@example.com`, `2001:db8:6:${(n % 10) + 1}::1`)
  }
  t.equal(requested(fixture).length, perSiteInADay)
  t.ok(perSiteInADay / 10 < perClientInADay, 'no network has had its own')
  await forgot(fixture, EMAIL, '2001:db8:6:ffff::1')
  t.equal(requested(fixture).length, perSiteInADay, 'another network of the site')
  await forgot(fixture, EMAIL, '2001:db8:7:1::1')
  t.equal(requested(fixture).length, perSiteInADay + 1, 'another site')
  await forgot(fixture, 'others@example.com', '198.51.100.1')
  t.equal(requested(fixture).length, perSiteInADay + 2, 'an IPv4 address has no site')
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

t.test('requested many times at once, one link is mailed', async (t) => {
  const fixture = await createFixture(t)
  await registerUser(fixture, EMAIL)
  for (const email of [EMAIL, 'nobody@example.com']) {
    const before = requested(fixture).length
    const addresses = Array.from({ length: 30 }, (_, n) => `192.0.2.${n % 3}`)
    const responses = await Promise.all(addresses.map((address) => forgot(fixture, email, address)))
    t.same(new Set(responses.map(({ status }) => status)), new Set([202]))
    t.equal(requested(fixture).length - before, 1, email)
  }
  const { body } = await read(fixture, requested(fixture)[0] ?? '')
  t.equal((await reset(fixture, body.token)).status, 204, 'it stays good')
})

t.test('staff need a long password here too, and the audit log tells of it', async (t) => {
  const fixture = await createFixture(t)
  await createStaffMember(fixture, EMAIL, ['*'])
  const token = await mailed(fixture)
  t.match(await reset(fixture, token, 'too short'), { status: 400, body: { errors: [{ code: 'too_short' }] } })
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
