import { execute } from '@stoa/kit/postgres/sql'
import { customer } from '@stoa/kit/testing/app'
import t from 'tap'
import {
  createFixture,
  createStaffMember,
  type List,
  login,
  london,
  PASSWORD,
  principalOf,
  registerUser,
  resolve,
  sessionOf,
  useMailedLink,
} from './fixture.ts'

t.test(
  'staff permissions are set by e-mail or id, with immediate effect, and only within the permissions of the actor',
  async (t) => {
    const fixture = await createFixture(t)
    const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
    await registerUser(fixture, 'ada@example.com')
    await useMailedLink(fixture, 'ada@example.com')
    const ada = (await login(fixture, 'ada@example.com')).body
    const set = (who: typeof boss, id: string, permissions: string[]) =>
      fixture.as(principalOf(who))('PUT', `/v1/admin/staff/${id}`, { body: { permissions } })
    const session_id = sessionOf(ada)
    await resolve(fixture, { session_id })
    const given = await set(boss, 'Ada@example.com', ['staff.write', 'staff.read', 'staff.read'])
    t.equal(given.status, 400, 'each once')
    t.match(await set(boss, 'Ada@example.com', ['staff.write', 'staff.read']), {
      status: 200,
      body: { id: ada.user.id, permissions: ['staff.read', 'staff.write'] },
    })
    t.match(fixture.events.at(-1), { type: 'principal.changed', aggregate: ada.user.id, data: { session_ids: [] } })
    t.same(
      (await resolve(fixture, { session_id })).body.permissions,
      ['staff.read', 'staff.write'],
      'in open sessions too',
    )
    const clerk = { ...ada, user: { ...ada.user, permissions: ['staff.read', 'staff.write'] } }
    t.match(await set(clerk, ada.user.id, ['*']), { status: 403 }, 'not to herself')
    t.match(await set(clerk, boss.user.id, []), { status: 403 }, 'nor withdraw it from others')
    t.match(await set(boss, boss.user.id, ['staff.read']), { status: 409, body: { code: 'invalid_state' } })
    await registerUser(fixture, 'short@example.com')
    await useMailedLink(fixture, 'short@example.com', 'kettle drum')
    t.match(await set(boss, 'short@example.com', ['orders.read']), { status: 409, body: { code: 'invalid_state' } })
    t.equal((await set(boss, 'nobody@example.com', ['orders.read'])).status, 404)
    const { body } = await fixture.as(principalOf(boss))<List<{ email: string }>>('GET', '/v1/admin/staff')
    t.same(
      body.data.map((member) => member.email),
      ['ada@example.com', 'boss@example.com'],
    )
  },
)

t.test(
  'a permission that does not exist is refused by name, unless the account has it from an earlier version',
  async (t) => {
    const fixture = await createFixture(t)
    const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
    const clerk = await createStaffMember(fixture, 'clerk@example.com', ['orders.read'])
    const admin = fixture.as(principalOf(boss))
    const scopes = ['orders.read', 'inventory.read', 'order.read']
    t.match(await admin('POST', '/v1/admin/api-keys', { body: { name: 'Warehouse', kind: 'secret', scopes } }), {
      status: 422,
      body: {
        code: 'unprocessable',
        errors: [
          { pointer: '/scopes/1', code: 'unknown', detail: /no permission inventory\.read\. There are .*stock\.read/ },
          { pointer: '/scopes/2', code: 'unknown', detail: /no permission order\.read\. There are .*orders\.read/ },
        ],
      },
    })
    const set = (permissions: string[]) =>
      admin<{ permissions: string[] }>('PUT', `/v1/admin/staff/${clerk.user.id}`, { body: { permissions } })
    t.match(await set(['orders.read', 'stocks.write']), {
      status: 422,
      body: { errors: [{ pointer: '/permissions/1' }] },
    })
    await execute(fixture.pg, "UPDATE users SET permissions = '{orders.read,returns.write}' WHERE id = $1", [
      clerk.user.id,
    ])
    t.same((await set(['stock.read', 'returns.write'])).body.permissions, ['returns.write', 'stock.read'], 'kept')
    t.same((await set(['stock.read'])).body.permissions, ['stock.read'])
    t.equal((await set(['returns.write'])).status, 422, 'not given again')
  },
)

t.test('two administrators cannot both give up their permissions at once', async (t) => {
  const fixture = await createFixture(t)
  const bosses = [
    await createStaffMember(fixture, 'a@example.com', ['*']),
    await createStaffMember(fixture, 'b@example.com', ['*']),
  ]
  const stepDown = (who: (typeof bosses)[0]) =>
    fixture.as(principalOf(who))('PUT', `/v1/admin/staff/${who.user.id}`, { body: { permissions: [] } })
  t.same((await Promise.all(bosses.map(stepDown))).map((response) => response.status).sort(), [200, 409])
})

t.test('API keys are shown once, checked for their form before any query, and revoked at once', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const admin = fixture.as(principalOf(boss))
  type Made = { key: string; api_key: { id: string; hint: string } }
  const make = (body: object) => admin<Made>('POST', '/v1/admin/api-keys', { body })
  const secret = await make({ name: 'ERP', kind: 'secret', scopes: ['orders.read'] })
  const front = await make({ name: 'Shop', kind: 'publishable' })
  t.match(secret.body.key, /^sk_/)
  t.match(front.body.key, /^pk_/)
  const found = await resolve(fixture, { api_key: secret.body.key })
  t.match(found.body, { kind: 'key', id: secret.body.api_key.id, permissions: ['orders.read'], publishable: false })
  t.match((await resolve(fixture, { api_key: front.body.key })).body, { permissions: [], publishable: true })
  const before = fixture.pg.statements
  t.equal((await resolve(fixture, { api_key: `${secret.body.key.slice(0, -1)}_` })).status, 401)
  t.equal(fixture.pg.statements, before, 'a malformed key costs no query')
  const listed = await admin<List<{ id: string; last_used_at: string }>>('GET', '/v1/admin/api-keys')
  t.equal(listed.body.data.length, 2)
  t.notMatch(JSON.stringify(listed.body), secret.body.key)
  t.ok(listed.body.data.every((key) => key.last_used_at))
  const url = `/v1/admin/api-keys/${secret.body.api_key.id}`
  t.equal((await admin('DELETE', url)).status, 204)
  t.equal((await admin('DELETE', url)).status, 404)
  t.equal((await resolve(fixture, { api_key: secret.body.key })).status, 401)
  t.match(fixture.events.at(-1), { type: 'principal.changed', aggregate: secret.body.api_key.id })
  t.equal((await make({ name: 'x', kind: 'publishable', scopes: ['orders.read'] })).status, 400)
  t.equal((await make({ name: 'x', kind: 'secret' })).status, 400)
  t.equal((await make({ name: 'x', kind: 'secret', scopes: ['*'], expires_at: '2020-01-01T00:00:00Z' })).status, 400)
  const clerk = await createStaffMember(fixture, 'clerk@example.com', ['staff.write'])
  const beyond = { name: 'x', kind: 'secret', scopes: ['orders.write'] }
  t.equal((await fixture.as(principalOf(clerk))('POST', '/v1/admin/api-keys', { body: beyond })).status, 403)
})

t.test('actions of staff are recorded in the audit log, which is append-only', async (t) => {
  const fixture = await createFixture(t)
  const boss = await createStaffMember(fixture, 'boss@example.com', ['*'])
  const admin = fixture.as(principalOf(boss))
  await admin('POST', '/v1/admin/api-keys', { body: { name: 'Shop', kind: 'publishable' } })
  const { body } = await admin<List<{ action: string; actor_id: string }>>('GET', '/v1/admin/audit-log')
  t.same(
    body.data.map((entry) => entry.action),
    ['api_key.created', 'staff.signed_in', 'staff.permissions_set'],
  )
  const own = await admin<List<unknown>>('GET', `/v1/admin/audit-log?actor_id=${boss.user.id}&limit=1`)
  t.match(own.body, { data: [{ action: 'api_key.created', actor_kind: 'user' }], page: { has_more: true } })
  for (const sql of ["UPDATE audit_log SET action = 'x'", 'DELETE FROM audit_log', 'TRUNCATE audit_log']) {
    await t.rejects(execute(fixture.pg, sql), /append-only/)
  }
})

t.test('staff list and read customers', async (t) => {
  const fixture = await createFixture(t)
  const clerk = fixture.as(principalOf(await createStaffMember(fixture, 'clerk@example.com', ['customers.read'])))
  const ada = await registerUser(fixture, 'ada@example.com')
  await registerUser(fixture, 'bob@example.com')
  await fixture.as(principalOf(ada))('POST', '/v1/me/addresses', { body: { address: london } })
  const first = await clerk<List<{ email: string }>>('GET', '/v1/admin/customers?limit=2')
  t.same(
    first.body.data.map((each) => each.email),
    ['bob@example.com', 'ada@example.com'],
  )
  const next = await clerk<List<{ email: string }>>(
    'GET',
    `/v1/admin/customers?limit=2&cursor=${first.body.page.next_cursor}`,
  )
  t.same(
    next.body.data.map((each) => each.email),
    ['clerk@example.com'],
  )
  const back = await clerk<List<{ email: string }>>(
    'GET',
    `/v1/admin/customers?limit=2&cursor=${next.body.page.prev_cursor}`,
  )
  t.same(back.body.data, first.body.data)
  const one = await clerk<List<{ id: string }>>('GET', '/v1/admin/customers?email=ADA@example.com')
  t.same(
    one.body.data.map((each) => each.id),
    [ada.user.id],
  )
  const before = fixture.pg.statements
  const detail = await clerk('GET', `/v1/admin/customers/${ada.user.id}`)
  t.match(detail.body, { email: 'ada@example.com', addresses: [{ address: london }] })
  t.equal(fixture.pg.statements - before, 2)
  t.notMatch(JSON.stringify(detail.body), /argon2|password/)
  t.equal((await clerk('GET', '/v1/admin/customers/usr_nowhere')).status, 404)
  t.equal((await clerk('GET', '/v1/admin/customers?cursor=made-up')).status, 400)
})

t.test('admin routes refuse customers, guests and staff without the permission', async (t) => {
  const fixture = await createFixture(t)
  const clerk = fixture.as(principalOf(await createStaffMember(fixture, 'clerk@example.com', ['orders.read'])))
  const routes: ['GET' | 'POST' | 'PUT' | 'DELETE', string][] = [
    ['GET', '/v1/admin/customers'],
    ['GET', '/v1/admin/customers/usr_1'],
    ['GET', '/v1/admin/staff'],
    ['PUT', '/v1/admin/staff/usr_1'],
    ['GET', '/v1/admin/api-keys'],
    ['POST', '/v1/admin/api-keys'],
    ['DELETE', '/v1/admin/api-keys/key_1'],
    ['GET', '/v1/admin/audit-log'],
  ]
  for (const [method, url] of routes) {
    t.equal((await fixture.as(customer('usr_1'))(method, url)).status, 403, `${method} ${url} as a customer`)
    t.equal((await clerk(method, url)).status, 403, `${method} ${url} as other staff`)
    t.equal((await fixture.anyone(method, url)).status, 401, `${method} ${url} as anonymous`)
  }
  const order = fixture.as({ kind: 'service', name: 'order' })
  t.equal((await order('POST', '/internal/principals/resolve', { body: {} })).status, 403)
})

t.test('readContact returns the contact of a user to notification only', async (t) => {
  const fixture = await createFixture(t)
  const ada = await registerUser(fixture, 'ada@example.com', PASSWORD)
  const notification = fixture.as({ kind: 'service', name: 'notification' })
  const contact = await notification('GET', `/internal/users/${ada.user.id}/contact`)
  t.match(contact.body, { email_verification_id: /^evr_/ })
  const { email_verification_id: _link, ...others } = contact.body as Record<string, unknown>
  t.same(others, {
    user_id: ada.user.id,
    email: 'ada@example.com',
    verified_phone: null,
    name: null,
    locale: 'en',
    registered_by: '192.0.2.1',
    is_address_verified: false,
    is_owner_proven: false,
    signed_in_from: '192.0.2.1',
    api_keys: [],
  })
  t.equal((await notification('GET', '/internal/users/usr_nowhere/contact')).status, 404)
  t.equal(
    (await fixture.as({ kind: 'service', name: 'order' })('GET', `/internal/users/${ada.user.id}/contact`)).status,
    403,
  )
})
