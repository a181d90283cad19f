import { Readable } from 'node:stream'
import { execute, query } from '@stoa/kit/postgres/sql'
import { serviceNamed, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { until } from '../../../test/harness/until.ts'
import { ERASING_SERVICES } from '../domain/erasure.ts'
import { beginSecondRounds } from '../flows/erasure.ts'
import { readInTurn } from '../flows/export-turns.ts'
import { deleteExpired } from '../flows/housekeeping.ts'
import {
  createFixture,
  createStaffMember,
  type Fixture,
  type List,
  login,
  london,
  PASSWORD,
  principalOf,
  registerUser,
  resolve,
  type SignedIn,
  sessionOf,
  useMailedLink,
} from './fixture.ts'

type Body = Record<string, unknown>

const EMAIL = 'ada@example.test'
const officer = staff('privacy.read', 'privacy.write')

/** Tables that something is left in, with how much. */
async function left({ pg }: Fixture): Promise<Record<string, number>> {
  const tables = [
    'users',
    'sessions',
    'refresh_tokens',
    'addresses',
    'email_verifications',
    'phone_verifications',
    'password_resets',
    'login_attempts',
  ]
  const rows = await query<{ name: string; count: number }>(
    pg,
    tables.map((name) => `SELECT '${name}' AS name, count(*)::int AS count FROM ${name}`).join(' UNION ALL '),
  )
  return Object.fromEntries(rows.flatMap(({ name, count }) => (count > 0 ? [[name, count]] : [])))
}

const readAs = (fixture: Fixture, service: string, id: unknown) =>
  fixture.as(serviceNamed(service))<Body>('GET', `/internal/erasures/${id}`)

t.test(
  'whoever closes their account is gone at once, and the record forgets them when all services are done',
  async (t) => {
    const fixture = await createFixture(t)
    const ada = await registerUser(fixture, EMAIL)
    const me = fixture.as(principalOf(ada))
    await me('POST', '/v1/me/addresses', { body: { address: london }, headers: { 'idempotency-key': 'k' } })
    const erase = (current_password: string) => me<Body>('POST', '/v1/me/erase', { body: { current_password } })
    t.match(await erase('not the password'), { status: 400, body: { errors: [{ pointer: '/current_password' }] } })
    fixture.events.length = 0
    const { status, body } = await erase(PASSWORD)
    t.match(
      { status, body },
      { status: 202, body: { customer_id: ada.user.id, requested_by: null, completed_at: null } },
    )
    t.strictSame(await left(fixture), { email_verifications: 1 }, 'a link that limits count')
    t.strictSame(await query(fixture.pg, 'SELECT FROM idempotency_keys'), [], 'nor what was kept of requests')
    t.strictSame(
      fixture.events.map(({ type }) => type),
      ['erasure.requested', 'user.erased', 'principal.changed'],
    )
    t.equal((await resolve(fixture, { session_id: sessionOf(ada) })).status, 401)
    t.equal((await login(fixture, EMAIL)).status, 401)

    const person = { customer_id: ada.user.id, email: null, phone: null }
    t.match(
      (await readAs(fixture, 'order', body.id)).body,
      person,
      'anybody may register an address: what came under it is not theirs',
    )
    const report = (service: string, round: number) =>
      fixture.as(serviceNamed(service))('POST', `/internal/erasures/${body.id}/reports`, { body: { round } })
    const officers = fixture.as(officer)
    const read = async () => (await officers<Body>('GET', `/v1/admin/erasures/${body.id}`)).body
    for (const service of ERASING_SERVICES) await report(service, 1)
    await beginSecondRounds(fixture.deps)
    t.equal(fixture.events.length, 3, 'the second round is not due')
    await execute(fixture.pg, 'UPDATE erasures SET next_round_at = now()')
    await beginSecondRounds(fixture.deps)
    await beginSecondRounds(fixture.deps)
    t.match(fixture.events.slice(3), [{ type: 'erasure.requested', data: { erasure_id: body.id, round: 2 } }])
    t.equal(fixture.events.length, 4)
    await report('order', 2)
    await report('order', 1)
    await report('inventory', 2)
    t.match(await read(), { waits_for: ['notification'], completed_at: null })
    await report('notification', 2)
    t.match(await read(), { waits_for: [], completed_at: /^20/ })
    t.equal((await readAs(fixture, 'order', body.id)).status, 404, 'nobody knows who it was')
    t.equal((await report('order', 2)).status, 204, 'a report that comes again changes nothing')
    t.equal((await registerUser(fixture, EMAIL)).user.email, EMAIL, 'the address can be registered anew')
  },
)

t.test('staff erase a customer, or whatever came under an address', async (t) => {
  const fixture = await createFixture(t)
  const officers = fixture.as(officer)
  const create = (body: Body) =>
    officers<Body>('POST', '/v1/admin/erasures', { body, headers: { 'idempotency-key': JSON.stringify(body) } })
  const ada = await registerUser(fixture, EMAIL)
  await useMailedLink(fixture, EMAIL)
  const byId = await create({ customer_id: ada.user.id })
  t.match(byId, { status: 202, body: { customer_id: ada.user.id, requested_by: 'usr_staff' } })
  t.match(
    (await readAs(fixture, 'inventory', byId.body.id)).body,
    { email: EMAIL },
    'with what is under an address that is known to be theirs',
  )
  t.equal((await create({ customer_id: ada.user.id })).body.id, byId.body.id, 'sent again it is the same')

  const bob = await registerUser(fixture, 'bob@example.test')
  const byEmail = await create({ email: 'BOB@example.test' })
  t.match(byEmail.body, { customer_id: bob.user.id })
  t.match(
    (await readAs(fixture, 'order', byEmail.body.id)).body,
    { email: 'bob@example.test' },
    'staff know whose it is',
  )

  const guest = await create({ email: 'guest@example.test' })
  t.match((await readAs(fixture, 'order', guest.body.id)).body, { customer_id: null, email: 'guest@example.test' })
  const [stored] = await query<{ row: string }>(
    fixture.pg,
    'SELECT e::text AS row FROM erasures e WHERE customer_id IS NULL',
  )
  t.notMatch(stored?.row, /guest/, 'the address is encrypted')

  t.equal((await create({ customer_id: 'usr_none' })).status, 404)
  t.equal((await create({ customer_id: 'guest@example.test' })).status, 404)
  t.equal((await create({})).status, 400)
  const clerk = await createStaffMember(fixture, 'clerk@example.test', ['orders.read'])
  t.match(await create({ customer_id: clerk.user.id }), { status: 409, body: { code: 'invalid_state' } })
  const { data } = (await officers<List<Body>>('GET', '/v1/admin/erasures')).body
  t.strictSame(data.map(({ id }) => id).toSorted(), [byId, byEmail, guest].map(({ body }) => body.id).toSorted())
  const log = await query<{ target_id: string }>(
    fixture.pg,
    "SELECT target_id FROM audit_log WHERE action = 'customer.erased' ORDER BY position",
  )
  t.strictSame(
    log.map(({ target_id }) => target_id),
    [ada.user.id, bob.user.id, guest.body.id],
  )
})

t.test('whoever has accounts erased is sent no more for that, and what is counted of them names nobody', async (t) => {
  const fixture = await createFixture(t)
  const phone = '+491711234567'
  const past = (seconds: number) =>
    ['phone_verifications', 'email_verifications', 'password_resets'].map((table) => {
      const moved = ['created_at', 'expires_at'].map((name) => `${name} = ${name} - interval '${seconds} seconds'`)
      return execute(fixture.pg, `UPDATE ${table} SET ${moved.join(', ')}`)
    })
  const codes: number[] = []
  for (let n = 0; n < 7; n++) {
    const eve = await registerUser(fixture, EMAIL)
    const me = fixture.as(principalOf(eve))
    codes.push((await me('POST', '/v1/me/phone/verification', { body: { phone } })).status)
    await fixture.anyone('POST', '/v1/auth/password/forgot', { body: { email: EMAIL } })
    t.equal((await me('POST', '/v1/me/erase', { body: { current_password: PASSWORD } })).status, 202)
    await Promise.all(past(61))
  }
  t.strictSame(codes, [202, 202, 202, 202, 202, 429, 429], 'to one number')
  const links = fixture.events.filter(({ type }) => type === 'user.password_reset_requested')
  t.equal(links.length, 3, 'to one address, from one client')
  const counted = { email_verifications: 7, password_resets: 3, phone_verifications: 5 }
  t.strictSame(await left(fixture), counted, 'of the client')
  const rows = await query(
    fixture.pg,
    `SELECT v::text FROM phone_verifications v UNION ALL SELECT v::text FROM email_verifications v
      UNION ALL SELECT r::text FROM password_resets r`,
  )
  t.notMatch(JSON.stringify(rows), /usr_|4917112|example/, 'nobody is named')

  await Promise.all(past(86_400))
  await deleteExpired(fixture.deps)
  t.match(
    await left(fixture),
    { email_verifications: undefined, phone_verifications: undefined },
    'and gone a day later',
  )
})

t.test('everything about a person is one document, made of pages of all services', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, EMAIL)
  const me = fixture.as(principalOf(ada))
  // Its owner may have pressed the link of a stranger's registration.
  await query(fixture.pg, 'UPDATE users SET email_verified_at = now()')
  await me('POST', '/v1/me/addresses', { body: { address: london }, headers: { 'idempotency-key': 'k' } })
  fixture.held.order.push(...['ord_3', 'ord_2', 'ord_1'].map((id) => ({ id })))
  const { status, headers, body } = await me<Body>('GET', '/v1/me/export')
  t.equal(status, 200)
  t.match(headers, {
    'content-type': /^application\/vnd.stoa.personal-data\+json/,
    'content-disposition': /personal-data-.*json/,
  })
  const orders = ['ord_3', 'ord_2', 'ord_1'].map((id) => ({ id, payments: [{ order_id: id }], messages: [] }))
  t.match(body, {
    format: 'stoa-personal-data-1',
    customer_id: ada.user.id,
    email: null,
    account: { email: EMAIL },
    addresses: [{ address: { name: 'Ada Lovelace' } }],
    sessions: [{ id: sessionOf(ada), address: '192.0.2.1' }],
    verifications: [{ kind: 'email_verification' }],
    orders,
    carts: [],
    back_in_stock: [],
  })
  t.ok(
    fixture.held.requests.every(({ email = null }) => email === null),
    'nothing is looked for by an address that its owner may have verified for a stranger',
  )

  await useMailedLink(fixture, EMAIL)
  fixture.held.requests.length = 0
  const officers = fixture.as(officer)
  const read = (person: Body) => officers<Body>('POST', '/v1/admin/personal-data/export', { body: person })
  t.match((await read({ email: EMAIL })).body, { customer_id: ada.user.id, email: EMAIL, account: { email: EMAIL } })
  t.ok(fixture.held.requests.some(({ email }) => email === EMAIL))
  t.match((await read({ email: 'guest@example.test' })).body, { customer_id: null, account: null, sessions: [] })
  t.equal((await read({ customer_id: 'usr_none' })).status, 404)
})

t.test('documents about people are made one at a time of each, and few at a time of all', async (t) => {
  const fixture = await createFixture(t)
  const people = await Promise.all([1, 2, 3, 4, 5].map((n) => registerUser(fixture, `person-${n}@example.com`)))
  const reading = Promise.withResolvers<void>()
  fixture.held.until = reading.promise
  const read = (person: (typeof people)[number]) => fixture.as(principalOf(person))<Body>('GET', '/v1/me/export')
  const [ada, , , , eve] = people as [SignedIn, SignedIn, SignedIn, SignedIn, SignedIn]
  const first = read(ada)
  await until('it is being made', async () => (fixture.held.requests.length === 1 ? true : null))
  const refused = { status: 503, headers: { 'retry-after': '5' }, body: { code: 'service_unavailable' } }
  t.match(await read(ada), refused)
  const others = people.slice(1, 3).map(read)
  await until('three are being made', async () => (fixture.held.requests.length === 3 ? true : null))
  t.match(await read(eve), refused)
  const body = { email: 'guest@example.test' }
  others.push(fixture.as(officer)<Body>('POST', '/v1/admin/personal-data/export', { body }))
  await until('staff have a turn of their own', async () => (fixture.held.requests.length === 4 ? true : null))
  reading.resolve()
  for (const { status } of await Promise.all([first, ...others])) t.equal(status, 200)
  t.equal((await read(eve)).status, 200)
  t.equal((await read(ada)).status, 200, 'once the first is read')

  const { promise: isOver, resolve: end } = Promise.withResolvers<void>()
  const slow = readInTurn(Readable.from(['{']), end, 1).once('error', () => undefined)
  await isOver
  t.ok(slow.destroyed, 'whoever reads too slowly does not keep a turn')
})
