import { anonymous, customer, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { cartFixture, database } from './cart-fixture.ts'
import { germany, type Problem, zone } from './cart-steps.ts'

const pg = await database(t)

for (const [name, path, body, patch, bad] of [
  ['shipping zones', '/v1/admin/shipping-zones', zone, { name: 'DE' }, { options: [{ name: 'X', prices: [] }] }],
  ['tax regions', '/v1/admin/tax-regions', germany, { name: 'DE' }, { shipping_rate: '19 %' }],
] as const) {
  t.test(`${name}: staff create, list, read, change and remove them`, async (t) => {
    const fixture = await cartFixture(t, pg)
    const thing = path.includes('tax') ? 'taxes' : 'shipping'
    const writer = fixture.as(staff(`${thing}.write`))
    const reader = fixture.as(staff(`${thing}.read`))
    const created = await writer<{ id: string; name: string }>('POST', path, { body })
    t.equal(created.status, 201)
    const url = `${path}/${created.body.id}`
    const read = await reader<{ name: string; version: number }>('GET', url)
    t.same(read.body, created.body)
    const etag = String(read.headers.etag)
    t.equal(etag, `"${read.body.version}"`)
    t.equal((await writer('PATCH', url, { body: patch })).status, 428)
    t.equal((await writer('PATCH', url, { body: patch, headers: { 'if-match': '"9"' } })).status, 412)
    t.match(await writer('PATCH', url, { body: bad, headers: { 'if-match': etag } }), { status: 400 })
    const changed = await writer('PATCH', url, { body: patch, headers: { 'if-match': `W/${etag}` } })
    t.match(changed, { status: 200, headers: { etag: '"2"' }, body: { ...body, name: 'DE', version: 2 } })
    t.match((await reader('GET', `${path}?limit=1`)).body, { data: [{ name: 'DE' }], page: { has_more: false } })
    for (const [method, at] of [
      ['GET', path],
      ['POST', path],
      ['GET', url],
      ['PATCH', url],
      ['DELETE', url],
    ] as const) {
      const call = method === 'POST' || method === 'PATCH' ? { body: method === 'POST' ? body : patch } : {}
      t.equal((await fixture.as(customer('usr_1'))(method, at, call)).status, 403, `${method} by a customer`)
      t.equal((await fixture.as(anonymous)(method, at, call)).status, 401, `${method} by anyone`)
    }
    t.equal((await reader('DELETE', url)).status, 403)
    t.equal((await writer('DELETE', url)).status, 204)
    t.equal((await writer('DELETE', url)).status, 404)
    t.equal((await reader('GET', url)).status, 404)
  })
}

t.test('lists of zones page both ways', async (t) => {
  const fixture = await cartFixture(t, pg)
  const admin = fixture.as(staff('*'))
  for (const name of ['a', 'b', 'c']) await admin('POST', '/v1/admin/shipping-zones', { body: { ...zone, name } })
  const page = async (cursor?: string | null) =>
    (
      await admin<{ data: { name: string }[]; page: Record<string, string> }>(
        'GET',
        `/v1/admin/shipping-zones?limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      )
    ).body
  const first = await page()
  const second = await page(first.page.next_cursor)
  t.same(
    second.data.map((zone) => zone.name),
    ['c'],
  )
  t.same(
    (await page(second.page.prev_cursor)).data.map((zone) => zone.name),
    ['a', 'b'],
  )
})

t.test('one tax region for a destination; rates keep their decimals', async (t) => {
  const fixture = await cartFixture(t, pg)
  const admin = fixture.as(staff('*'))
  const california = {
    ...germany,
    country: 'US',
    region: 'US-CA',
    rates: [{ tax_class: 'standard', name: 'Sales', rate: '8.875' }],
  }
  const post = (body: object) => admin<Problem>('POST', '/v1/admin/tax-regions', { body })
  t.match((await post(california)).body, { region: 'CA', rates: [{ rate: '8.875' }], shipping_rate: null })
  t.match(await post({ ...california, region: 'ca' }), { status: 409, body: { code: 'already_exists' } })
  t.equal((await post({ ...california, region: null })).status, 201)
  const twice = [...germany.rates, ...germany.rates]
  t.match(await post({ ...germany, rates: twice }), {
    status: 400,
    body: { errors: [{ pointer: '/rates/2/tax_class' }] },
  })
})
