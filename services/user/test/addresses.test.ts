import { one } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { MAX_ADDRESSES } from '../domain/address.ts'
import { createFixture, type List, london, principalOf, registerUser } from './fixture.ts'

interface Entry {
  id: string
  is_default: boolean
  address: Record<string, string>
}

t.test('the address book', async (t) => {
  const fixture = await createFixture(t)
  const me = fixture.as(principalOf(await registerUser(fixture, 'ada@example.com')))
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

t.test(
  'addresses are in countries that exist; regions are kept as codes, and lines that show nothing are not',
  async (t) => {
    const fixture = await createFixture(t)
    const me = fixture.as(principalOf(await registerUser(fixture, 'ada@example.com')))
    const post = (over: object) => me<Entry>('POST', '/v1/me/addresses', { body: { address: { ...london, ...over } } })
    t.match(await post({ country: 'UK' }), {
      status: 422,
      body: { detail: /GB/, errors: [{ pointer: '/address/country' }] },
    })
    t.match(await post({ country: 'ZZ' }), { status: 422, body: { errors: [{ pointer: '/address/country' }] } })
    t.match(await post({ name: '\u200b' }), { status: 400, body: { errors: [{ pointer: '/address/name' }] } })
    t.match(await post({ postal_code: '10115' }), {
      status: 422,
      body: { errors: [{ pointer: '/address/postal_code' }] },
    })
    const made = await post({ country: 'US', postal_code: '10001', region: 'New York', line2: ' ' })
    t.match(made, { status: 201, body: { address: { region: 'NY' } } })
    t.notOk('line2' in made.body.address)
    const url = `/v1/me/addresses/${made.body.id}`
    t.match(await me('PATCH', url, { body: { address: { country: 'UK' } } }), { status: 422 })
    t.match(await me('PATCH', url, { body: { address: { region: 'new jersey' } } }), {
      body: { address: { region: 'NJ' } },
    })
  },
)

t.test('an address of another user is not found', async (t) => {
  const fixture = await createFixture(t)
  const [ada, eve] = [await registerUser(fixture, 'ada@example.com'), await registerUser(fixture, 'eve@example.com')]
  const home = await fixture.as(principalOf(ada))<Entry>('POST', '/v1/me/addresses', { body: { address: london } })
  const evil = fixture.as(principalOf(eve))
  const url = `/v1/me/addresses/${home.body.id}`
  const known = await evil('PATCH', url, { body: { is_default: true } })
  const unknown = await evil('PATCH', '/v1/me/addresses/adr_nowhere', { body: { is_default: true } })
  const strip = ({ request_id: _id, ...rest }: Record<string, unknown>) => rest
  t.equal(known.status, 404)
  t.same(strip(known.body), strip(unknown.body))
  t.equal((await evil('DELETE', url)).status, 404)
  t.same((await evil<List<Entry>>('GET', '/v1/me/addresses')).body.data, [])
  const mine = await fixture.as(principalOf(ada))<List<Entry>>('GET', '/v1/me/addresses?limit=1')
  t.match(mine.body.data, [{ id: home.body.id, is_default: true }])
  for (const [method, path] of [
    ['GET', '/v1/me/addresses'],
    ['POST', '/v1/me/addresses'],
    ['DELETE', url],
  ] as const) {
    t.equal((await fixture.anyone(method, path)).status, 401)
  }
})

t.test(
  'an address book has one default and a limit, also under concurrent writes; an idempotency key makes a repeat harmless',
  async (t) => {
    const fixture = await createFixture(t)
    const me = fixture.as(principalOf(await registerUser(fixture, 'ada@example.com')))
    const body = { address: london, is_default: true }
    const many = Array.from({ length: MAX_ADDRESSES + 5 }, () => me('POST', '/v1/me/addresses', { body }))
    const statuses = (await Promise.all(many)).map((response) => response.status)
    t.equal(statuses.filter((status) => status === 201).length, MAX_ADDRESSES)
    t.equal(statuses.filter((status) => status === 422).length, 5)
    const before = fixture.pg.statements
    const { body: all } = await me<List<Entry>>('GET', '/v1/me/addresses?limit=100')
    t.equal(fixture.pg.statements - before, 1, 'one query, whatever the length')
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
    const bob = fixture.as(principalOf(await registerUser(fixture, 'bob@example.com')))
    const keyed = () => bob<Entry>('POST', '/v1/me/addresses', { body, headers: { 'idempotency-key': 'k1' } })
    const { body: first } = await keyed()
    const address = `/v1/me/addresses/${first.id}`
    const large = { body: { address: { line2: '—'.repeat(200) } }, headers: { 'idempotency-key': 'k2' } }
    for (const replayed of [undefined, 'true']) {
      const { status, headers, body } = await bob<Entry>('PATCH', address, large)
      t.match({ status, body }, { status: 200, body: { id: first.id, ...large.body } })
      t.equal(headers['idempotent-replayed'], replayed)
    }
    t.match(await keyed(), { status: 201, body: { id: first.id, ...large.body } }, 'as it is now')
    const kept = 'SELECT max(pg_column_size(k.*)) AS bytes FROM idempotency_keys k'
    t.ok((await one<{ bytes: number }>(fixture.pg, kept)).bytes < 300, 'a copy for each key would fill the disk')
    await bob('DELETE', address)
    t.match(await keyed(), { status: 404 }, 'and none is made again')
  },
)
