import { execute } from '@stoa/kit/postgres/sql'
import { anonymous, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { type Body, createFixture, item, stockOf } from './fixture.ts'

t.test(
  'getAvailability: from PostgreSQL, from Redis, and with Redis unavailable, in the order of the ids',
  async (t) => {
    const fixture = await createFixture(t)
    await stockOf(fixture, [item('v1', 3), item('v2', 0), item('v3', 0, { policy: 'continue' })])
    const read = async () => (await fixture.as(anonymous)('GET', '/v1/availability?variant_id=v3,v1,v2,nope')).body.data
    const expected = [
      { variant_id: 'v3', in_stock: true, available: null },
      { variant_id: 'v1', in_stock: true, available: 3 },
      { variant_id: 'v2', in_stock: false, available: 0 },
      { variant_id: 'nope', in_stock: false, available: 0 },
    ]
    t.same(await read(), expected)
    t.same(await read(), expected, 'from Redis')
    fixture.redis.destroy()
    t.same(await read(), expected, 'with Redis unavailable')
  },
)

t.test('staff adjust, set and list stock; the journal adds up', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 3)])
  const clerk = fixture.as(staff('stock.read', 'stock.write'))
  const adjust = (delta: number, key: string) =>
    clerk('POST', '/v1/admin/stock/adjust', {
      body: { variant_id: 'v1', delta, reason: 'received' },
      headers: { 'idempotency-key': key },
    })
  t.equal((await adjust(4, 'k1')).body.on_hand, 7)
  const again = await adjust(4, 'k1')
  t.equal(again.body.on_hand, 7)
  t.equal(again.headers['idempotent-replayed'], 'true')
  t.equal((await adjust(5, 'k1')).body.code, 'idempotency_key_reused')
  const many = await Promise.all(Array.from({ length: 20 }, () => adjust(1, 'k2')))
  t.ok(many.every((response) => response.status === 200 || response.body.code === 'idempotency_in_progress'))
  t.equal((await adjust(1, 'k2')).body.on_hand, 8, 'twenty at once with one key count once')
  t.equal((await adjust(-9, 'k3')).body.code, 'unprocessable')
  const set = await clerk('POST', '/v1/admin/stock/set', { body: { variant_id: 'v1', on_hand: 2, low_mark: 5 } })
  t.equal(set.body.available, 2)
  const low = await clerk<{ data: Body[] }>('GET', '/v1/admin/stock?low=true')
  t.equal(low.body.data.length, 1)
  const journal = await clerk<{ data: Body[] }>('GET', '/v1/admin/stock/v1/movements?limit=2')
  t.same(
    journal.body.data.map((movement) => movement.delta),
    [-6, 1],
  )
  const { page } = journal.body as unknown as { page: { next_cursor: string } }
  const next = await clerk<{ data: Body[] }>('GET', `/v1/admin/stock/v1/movements?limit=2&cursor=${page.next_cursor}`)
  t.same(
    next.body.data.map((movement) => movement.delta),
    [4, 3],
  )
  t.same((await clerk('POST', '/v1/admin/stock/check', { body: {} })).body.drifts, [])
})

t.test('checkInvariants finds drift and repairs it', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 3)])
  await execute(fixture.pg, 'UPDATE stock_levels SET on_hand = 9, reserved = 2')
  const clerk = fixture.as(staff('*'))
  const report = await clerk<{ drifts: Body[] }>('POST', '/v1/admin/stock/check', { body: { repair: true } })
  t.same(
    report.body.drifts.map(({ counter, found, expected }) => [counter, found, expected]),
    [
      ['on_hand', 9, 3],
      ['reserved', 2, 0],
    ],
  )
  t.same((await clerk('POST', '/v1/admin/stock/check', { body: {} })).body.drifts, [])
})

t.test('bad input names the field, and operations require their permission', async (t) => {
  const fixture = await createFixture(t)
  const clerk = fixture.as(staff('stock.read'))
  t.equal((await clerk('POST', '/v1/admin/stock/set', { body: {} })).status, 403)
  t.equal((await fixture.as(anonymous)('GET', '/v1/admin/stock')).status, 401)
  t.equal((await fixture.as(staff('*'))('POST', '/internal/reservations', { body: {} })).status, 403)
  t.equal(
    (await fixture.product('POST', '/internal/reservations', { body: {} })).status,
    403,
    'not a caller of holdStock',
  )
  const boss = fixture.as(staff('*'))
  const unknown = await boss('POST', '/v1/admin/stock/set', { body: { variant_id: 'v', on_hand: 1, price: 3 } })
  t.match(unknown.body, { status: 400, code: 'validation_failed', errors: [{ pointer: '/price' }] })
  const text = await boss('POST', '/v1/admin/stock/set', { body: { variant_id: 'v', on_hand: '1' } })
  t.match(text.body, { status: 400, errors: [{ pointer: '/on_hand' }] })
  const query = await boss('GET', '/v1/admin/stock?limit=1000&x=1')
  t.match(query.body, { status: 400, errors: [{ parameter: /limit|x/ }] })
  t.match((await boss('GET', '/v1/admin/stock?cursor=made-up')).body, { errors: [{ parameter: 'cursor' }] })
  const plain = await fixture.app.inject({ method: 'GET', url: '/v1/availability?variant_id=v1' })
  t.equal(plain.statusCode, 401, 'nothing responses without an internal token')
})
