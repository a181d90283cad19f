import { execute } from '@stoa/kit/postgres/sql'
import { customer } from '@stoa/kit/testing/app'
import t from 'tap'
import { MOST_ADDRESSES } from '../domain/address.ts'
import { createStaff } from '../flows/staff.ts'
import { login, PASSWORD, principalOf, registered, resolve, room, sessionOf, staffed } from './room.ts'

interface List<T> {
  data: T[]
  page: { next_cursor: string | null; prev_cursor: string | null; has_more: boolean }
}
interface Entry {
  id: string
  is_default: boolean
  address: Record<string, string>
}

const london = {
  name: 'Ada Lovelace',
  line1: '12 St James’s Square',
  city: 'London',
  postal_code: 'SW1Y 4JH',
  country: 'GB',
}

t.test('the address book', async (t) => {
  const here = await room(t)
  const me = here.as(principalOf(await registered(here, 'ada@example.com')))
  const home = await me<Entry>('POST', '/v1/me/addresses', { body: { address: london } })
  t.match(home, { status: 201, body: { is_default: true, address: london } }, 'the first is the default')
  const work = await me<Entry>('POST', '/v1/me/addresses', { body: { address: { ...london, line2: 'Desk 4' } } })
  t.equal(work.body.is_default, false)
  const patch = { address: { line2: null, city: 'Bath' }, is_default: true }
  const moved = await me<Entry>('PATCH', `/v1/me/addresses/${work.body.id}`, { body: patch })
  t.same(moved.body.address, { ...london, city: 'Bath' })
  const listed = await me<List<Entry>>('GET', '/v1/me/addresses')
  t.same(
    listed.body.data.map((entry) => [entry.id, entry.is_default]),
    [
      [work.body.id, true],
      [home.body.id, false],
    ],
  )
  const nameless = await me('PATCH', `/v1/me/addresses/${work.body.id}`, { body: { address: { name: null } } })
  t.match(nameless, { status: 400, body: { errors: [{ pointer: '/address/name' }] } })
  const odd = await me('POST', '/v1/me/addresses', { body: { address: { ...london, country: 'uk' } } })
  t.match(odd, { status: 400, body: { errors: [{ pointer: '/address/country' }] } })
  t.equal((await me('DELETE', `/v1/me/addresses/${work.body.id}`)).status, 204)
  t.equal((await me('DELETE', `/v1/me/addresses/${work.body.id}`)).status, 404)
})

t.test('nobody reaches an address of somebody else', async (t) => {
  const here = await room(t)
  const [ada, eve] = [await registered(here, 'ada@example.com'), await registered(here, 'eve@example.com')]
  const home = await here.as(principalOf(ada))<Entry>('POST', '/v1/me/addresses', { body: { address: london } })
  const evil = here.as(principalOf(eve))
  const url = `/v1/me/addresses/${home.body.id}`
  const known = await evil('PATCH', url, { body: { is_default: true } })
  const unknown = await evil('PATCH', '/v1/me/addresses/adr_nowhere', { body: { is_default: true } })
  const strip = ({ request_id: _id, ...rest }: Record<string, unknown>) => rest
  t.equal(known.status, 404)
  t.same(strip(known.body), strip(unknown.body))
  t.equal((await evil('DELETE', url)).status, 404)
  t.same((await evil<List<Entry>>('GET', '/v1/me/addresses')).body.data, [])
  const mine = await here.as(principalOf(ada))<List<Entry>>('GET', '/v1/me/addresses?limit=1')
  t.match(mine.body.data, [{ id: home.body.id, is_default: true }])
  for (const [method, path] of [
    ['GET', '/v1/me/addresses'],
    ['POST', '/v1/me/addresses'],
    ['DELETE', url],
  ] as const) {
    t.equal((await here.anyone(method, path)).status, 401)
  }
})

t.test(
  'an address book has one default and an end, also when written to at once; a key makes a repeat harmless',
  async (t) => {
    const here = await room(t)
    const me = here.as(principalOf(await registered(here, 'ada@example.com')))
    const body = { address: london, is_default: true }
    const many = Array.from({ length: MOST_ADDRESSES + 5 }, () => me('POST', '/v1/me/addresses', { body }))
    const statuses = (await Promise.all(many)).map((answer) => answer.status)
    t.equal(statuses.filter((status) => status === 201).length, MOST_ADDRESSES)
    t.equal(statuses.filter((status) => status === 422).length, 5)
    const before = here.pg.statements
    const { body: all } = await me<List<Entry>>('GET', '/v1/me/addresses?limit=100')
    t.equal(here.pg.statements - before, 1, 'one query, however long')
    t.equal(all.data.filter((entry) => entry.is_default).length, 1)
    const pages: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const url: string = `/v1/me/addresses?limit=20${cursor ? `&cursor=${cursor}` : ''}`
      const { body } = await me<List<Entry>>('GET', url)
      pages.push(...body.data.map((entry) => entry.id))
      cursor = body.page.next_cursor
    }
    t.same(
      pages,
      all.data.map((entry) => entry.id),
      'pages hold each entry once, in order',
    )
    const bob = here.as(principalOf(await registered(here, 'bob@example.com')))
    const keyed = () => bob<Entry>('POST', '/v1/me/addresses', { body, headers: { 'idempotency-key': 'k1' } })
    t.equal((await keyed()).body.id, (await keyed()).body.id)
  },
)

t.test('staff: permissions by e-mail or id, at once, and only what the giver holds', async (t) => {
  const here = await room(t)
  const boss = await staffed(here, 'boss@example.com', ['*'])
  const ada = await registered(here, 'ada@example.com')
  const set = (who: typeof boss, id: string, permissions: string[]) =>
    here.as(principalOf(who))('PUT', `/v1/admin/staff/${id}`, { body: { permissions } })
  const session_id = sessionOf(ada)
  await resolve(here, { session_id })
  const given = await set(boss, 'Ada@example.com', ['staff.write', 'staff.read', 'staff.read'])
  t.equal(given.status, 400, 'each once')
  t.match(await set(boss, 'Ada@example.com', ['staff.write', 'staff.read']), {
    status: 200,
    body: { id: ada.user.id, permissions: ['staff.read', 'staff.write'] },
  })
  t.match(here.events.at(-1), { type: 'principal.changed', aggregate: ada.user.id, data: { session_ids: [] } })
  t.same((await resolve(here, { session_id })).body.permissions, ['staff.read', 'staff.write'], 'in open sessions too')
  const clerk = { ...ada, user: { ...ada.user, permissions: ['staff.read', 'staff.write'] } }
  t.match(await set(clerk, ada.user.id, ['*']), { status: 403 }, 'not to herself')
  t.match(await set(clerk, boss.user.id, []), { status: 403 }, 'nor away from others')
  t.match(await set(boss, boss.user.id, ['staff.read']), { status: 409, body: { code: 'invalid_state' } })
  await registered(here, 'short@example.com', 'kettle drum')
  t.match(await set(boss, 'short@example.com', ['orders.read']), { status: 409, body: { code: 'invalid_state' } })
  t.equal((await set(boss, 'nobody@example.com', ['orders.read'])).status, 404)
  const { body } = await here.as(principalOf(boss))<List<{ email: string }>>('GET', '/v1/admin/staff')
  t.same(
    body.data.map((member) => member.email),
    ['ada@example.com', 'boss@example.com'],
  )
  t.equal(
    (await createStaff(here.deps, { email: 'ada@example.com', password: 'never mind this one', permissions: ['*'] }))
      .created,
    false,
  )
  t.equal((await login(here, 'ada@example.com')).status, 200, 'an account that is there keeps its password')
})

t.test('two administrators cannot both step down at once', async (t) => {
  const here = await room(t)
  const bosses = [await staffed(here, 'a@example.com', ['*']), await staffed(here, 'b@example.com', ['*'])]
  const stepDown = (who: (typeof bosses)[0]) =>
    here.as(principalOf(who))('PUT', `/v1/admin/staff/${who.user.id}`, { body: { permissions: [] } })
  t.same((await Promise.all(bosses.map(stepDown))).map((answer) => answer.status).sort(), [200, 409])
})

t.test('API keys: shown once, checked before anybody is asked, ended at once', async (t) => {
  const here = await room(t)
  const boss = await staffed(here, 'boss@example.com', ['*'])
  const admin = here.as(principalOf(boss))
  type Made = { key: string; api_key: { id: string; hint: string } }
  const make = (body: object) => admin<Made>('POST', '/v1/admin/api-keys', { body })
  const secret = await make({ name: 'ERP', kind: 'secret', scopes: ['orders.read'] })
  const front = await make({ name: 'Shop', kind: 'publishable' })
  t.match(secret.body.key, /^sk_/)
  t.match(front.body.key, /^pk_/)
  const found = await resolve(here, { api_key: secret.body.key })
  t.match(found.body, { kind: 'key', id: secret.body.api_key.id, permissions: ['orders.read'], publishable: false })
  t.match((await resolve(here, { api_key: front.body.key })).body, { permissions: [], publishable: true })
  const before = here.pg.statements
  t.equal((await resolve(here, { api_key: `${secret.body.key.slice(0, -1)}_` })).status, 401)
  t.equal(here.pg.statements, before, 'what cannot be a key costs no query')
  const listed = await admin<List<{ id: string; last_used_at: string }>>('GET', '/v1/admin/api-keys')
  t.equal(listed.body.data.length, 2)
  t.notMatch(JSON.stringify(listed.body), secret.body.key)
  t.ok(listed.body.data.every((key) => key.last_used_at))
  const url = `/v1/admin/api-keys/${secret.body.api_key.id}`
  t.equal((await admin('DELETE', url)).status, 204)
  t.equal((await admin('DELETE', url)).status, 404)
  t.equal((await resolve(here, { api_key: secret.body.key })).status, 401)
  t.match(here.events.at(-1), { type: 'principal.changed', aggregate: secret.body.api_key.id })
  t.equal((await make({ name: 'x', kind: 'publishable', scopes: ['orders.read'] })).status, 400)
  t.equal((await make({ name: 'x', kind: 'secret' })).status, 400)
  t.equal((await make({ name: 'x', kind: 'secret', scopes: ['*'], expires_at: '2020-01-01T00:00:00Z' })).status, 400)
  const clerk = await staffed(here, 'clerk@example.com', ['staff.write'])
  const beyond = { name: 'x', kind: 'secret', scopes: ['orders.write'] }
  t.equal((await here.as(principalOf(clerk))('POST', '/v1/admin/api-keys', { body: beyond })).status, 403)
})

t.test('what staff did is written down, and stays', async (t) => {
  const here = await room(t)
  const boss = await staffed(here, 'boss@example.com', ['*'])
  const admin = here.as(principalOf(boss))
  await admin('POST', '/v1/admin/api-keys', { body: { name: 'Shop', kind: 'publishable' } })
  const { body } = await admin<List<{ action: string; actor_id: string }>>('GET', '/v1/admin/audit-log')
  t.same(
    body.data.map((entry) => entry.action),
    ['api_key.created', 'staff.signed_in', 'staff.permissions_set'],
  )
  const own = await admin<List<unknown>>('GET', `/v1/admin/audit-log?actor_id=${boss.user.id}&limit=1`)
  t.match(own.body, { data: [{ action: 'api_key.created', actor_kind: 'user' }], page: { has_more: true } })
  for (const sql of ["UPDATE audit_log SET action = 'x'", 'DELETE FROM audit_log', 'TRUNCATE audit_log']) {
    await t.rejects(execute(here.pg, sql), /append-only/)
  }
})

t.test('customers as staff see them', async (t) => {
  const here = await room(t)
  const clerk = here.as(principalOf(await staffed(here, 'clerk@example.com', ['customers.read'])))
  const ada = await registered(here, 'ada@example.com')
  await registered(here, 'bob@example.com')
  await here.as(principalOf(ada))('POST', '/v1/me/addresses', { body: { address: london } })
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
  const before = here.pg.statements
  const detail = await clerk('GET', `/v1/admin/customers/${ada.user.id}`)
  t.match(detail.body, { email: 'ada@example.com', addresses: [{ address: london }] })
  t.equal(here.pg.statements - before, 2)
  t.notMatch(JSON.stringify(detail.body), /argon2|password/)
  t.equal((await clerk('GET', '/v1/admin/customers/usr_nowhere')).status, 404)
  t.equal((await clerk('GET', '/v1/admin/customers?cursor=made-up')).status, 400)
})

t.test('no admin route opens for a customer, a guest, or staff without the permission', async (t) => {
  const here = await room(t)
  const clerk = here.as(principalOf(await staffed(here, 'clerk@example.com', ['orders.read'])))
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
    t.equal((await here.as(customer('usr_1'))(method, url)).status, 403, `${method} ${url} as a customer`)
    t.equal((await clerk(method, url)).status, 403, `${method} ${url} as other staff`)
    t.equal((await here.anyone(method, url)).status, 401, `${method} ${url} as nobody`)
  }
  const order = here.as({ kind: 'service', name: 'order' })
  t.equal((await order('POST', '/internal/principals/resolve', { body: {} })).status, 403)
})

t.test('other services: who can be reached where', async (t) => {
  const here = await room(t)
  const ada = await registered(here, 'ada@example.com', PASSWORD)
  const notification = here.as({ kind: 'service', name: 'notification' })
  const contact = await notification('GET', `/internal/users/${ada.user.id}/contact`)
  t.same(contact.body, { user_id: ada.user.id, email: 'ada@example.com', name: null, locale: 'en' })
  t.equal((await notification('GET', '/internal/users/usr_nowhere/contact')).status, 404)
  t.equal(
    (await here.as({ kind: 'service', name: 'order' })('GET', `/internal/users/${ada.user.id}/contact`)).status,
    403,
  )
})
