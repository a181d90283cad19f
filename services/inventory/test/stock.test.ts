import { setTimeout as pause } from 'node:timers/promises'
import type { Postgres } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'
import { anonymous, staff } from '@stoa/kit/testing/app'
import { notFound, UnavailableError } from '@stoa/kit/values/problem'
import t from 'tap'
import { claimReservation, readLines, setReservationStatus } from '../store/reservations.ts'
import { lockLevels, unreserve } from '../store/stock.ts'
import { type Body, createFixture, holdOf, inTime, item, stockOf } from './fixture.ts'

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
    const levels = await inTime(fixture, async () => {
      t.same(await read(), expected)
      t.same(await read(), expected, 'from Redis')
      return fixture.redis.keys(`${fixture.prefix}:level:*`)
    })
    t.same(
      levels.map((key) => key.slice(fixture.prefix.length)).sort(),
      [':level:{v1}', ':level:{v2}', ':level:{v3}'],
      'which keeps nothing of ids that somebody made up',
    )
    fixture.redis.destroy()
    t.same(await read(), expected, 'with Redis unavailable')
  },
)

t.test('readAvailability: carts are told no number that there may be more than', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 9), item('v2', 10), item('v3', 0), item('v4', 0, { policy: 'continue' })])
  const variant_ids = ['v4', 'v1', 'v2', 'v3', 'nope']
  const { body } = await fixture.order('POST', '/internal/availability', { body: { variant_ids } })
  t.same(body.data, [
    { variant_id: 'v4', in_stock: true, available: null },
    { variant_id: 'v1', in_stock: true, available: 9 },
    { variant_id: 'v2', in_stock: true, available: null },
    { variant_id: 'v3', in_stock: false, available: 0 },
    { variant_id: 'nope', in_stock: false, available: 0 },
  ])
})

t.test('bookings of a variant that has no level yet, at once: none is lost', async (t) => {
  const fixture = await createFixture(t)
  const clerk = fixture.as(staff('stock.read', 'stock.write'))
  const book = (_: unknown, n: number) =>
    clerk('POST', '/v1/admin/stock/adjust', {
      body: { variant_id: 'first', delta: 1, reason: 'received' },
      headers: { 'idempotency-key': `first-${n}` },
    })
  const booked = await Promise.all(Array.from({ length: 20 }, book))
  t.ok(booked.every(({ status }) => status === 200))
  const { body } = await fixture.as(anonymous)('GET', '/v1/availability?variant_id=first')
  t.match(body.data, [{ in_stock: true, available: 10 }], 'more are there than are shown')
  const [level] = await query<{ on_hand: string }>(
    fixture.pg,
    "SELECT on_hand FROM stock_levels WHERE variant_id = 'first'",
  )
  t.equal(Number(level?.on_hand), 20)
})

t.test('stock of a variant that no product has is refused; one with a level is not asked for', async (t) => {
  const fixture = await createFixture(t)
  const { catalogue } = fixture
  const clerk = fixture.as(staff('stock.read', 'stock.write'))
  const set = (variant_id: string) => clerk('POST', '/v1/admin/stock/set', { body: { variant_id, on_hand: 3 } })
  const adjust = (variant_id: string, key = variant_id) =>
    clerk('POST', '/v1/admin/stock/adjust', {
      body: { variant_id, delta: 1, reason: 'received' },
      headers: { 'idempotency-key': key },
    })
  t.equal((await set('real')).status, 200)
  t.equal((await adjust('real2')).status, 200)
  t.same(catalogue.asked, ['real', 'real2'])
  catalogue.fault = notFound('The variant')
  for (const refused of [await set('mistyped'), await adjust('mistyped')]) {
    t.match(refused, {
      status: 422,
      body: { code: 'unprocessable', errors: [{ pointer: '/variant_id', code: 'unknown' }] },
    })
  }
  catalogue.fault = new UnavailableError('product cannot be reached.', false)
  t.equal((await set('mistyped')).status, 503, 'nobody knows whether there is one')
  const { body } = await clerk('GET', '/v1/admin/stock')
  t.same(
    (body.data as { variant_id: string }[]).map(({ variant_id }) => variant_id),
    ['real', 'real2'],
  )
  catalogue.asked = []
  t.equal((await set('real')).status, 200, 'counted again while the product service is away')
  t.equal((await adjust('real2')).status, 200, 'sent again with its key')
  t.same(catalogue.asked, [])
})

t.test('what was refused while checkouts held the units is booked once they are free, with the same key', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 3)])
  await holdOf(fixture, 'chk_1', [{ variant_id: 'v1', quantity: 2 }])
  const scrap = () =>
    fixture.as(staff('stock.read', 'stock.write'))('POST', '/v1/admin/stock/adjust', {
      body: { variant_id: 'v1', delta: -3, reason: 'damaged' },
      headers: { 'idempotency-key': 'scrap-17' },
    })
  t.match(await scrap(), { status: 422, body: { detail: /2 are held/ } })
  t.equal((await fixture.order('POST', '/internal/reservations/chk_1/release')).status, 200)
  t.match(await scrap(), { status: 200, body: { on_hand: 0 } })
})

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

t.test(
  'both counters of a level are repaired at once, and a variant that cannot be keeps no other from it',
  async (t) => {
    const fixture = await createFixture(t)
    await stockOf(fixture, [item('v1', 3), item('v2', 3), item('v3', 3)])
    await holdOf(fixture, 'chk_1', [{ variant_id: 'v1', quantity: 2 }])
    // More is held of v1 than its movements say there is, so no repair of it is possible.
    await execute(fixture.pg, "UPDATE stock_levels SET on_hand = 9 WHERE variant_id = 'v1'")
    await execute(fixture.pg, "UPDATE reservation_lines SET quantity = 5 WHERE variant_id = 'v1'")
    await execute(fixture.pg, "UPDATE stock_levels SET on_hand = 9, reserved = 5 WHERE variant_id <> 'v1'")
    const clerk = fixture.as(staff('*'))
    const check = (repair: boolean) => clerk<{ drifts: Body[] }>('POST', '/v1/admin/stock/check', { body: { repair } })
    t.equal((await check(true)).status, 500, 'staff are told that something is left')
    const left = (await check(false)).body.drifts
    t.strictSame([...new Set(left.map(({ variant_id }) => variant_id))], ['v1'])
  },
)

/** Resolves when a transaction waits for a lock of another. */
async function untilSomebodyWaits(pg: Postgres): Promise<void> {
  const waiting =
    "SELECT 1 AS found FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
  while ((await query(pg, waiting)).length === 0) await pause(10)
}

t.test('checkInvariants repairs while a buyer is between reservation and stock: nobody deadlocks', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 3), item('v2', 3), item('v3', 3)])
  await holdOf(fixture, 'chk_sold', [{ variant_id: 'v1', quantity: 1 }])
  await execute(fixture.pg, "UPDATE stock_levels SET on_hand = on_hand + 1 WHERE variant_id IN ('v1', 'v2')")
  const clerk = fixture.as(staff('*'))
  const repair = () => clerk<{ drifts: Body[] }>('POST', '/v1/admin/stock/check', { body: { repair: true } })
  const deadlocks = async () =>
    (
      await query<{ deadlocks: number }>(
        fixture.pg,
        'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
      )
    )[0]?.deadlocks
  const [before] = [await deadlocks()]

  // A buyer has reserved and locked two variants; the repair comes; then the buyer writes both tables.
  const repairs: ReturnType<typeof repair>[] = []
  await fixture.pg.tx(async (tx) => {
    await claimReservation(tx, 'chk_1', 'held', null)
    const levels = await lockLevels(tx, ['v1', 'v2'])
    repairs.push(repair())
    await untilSomebodyWaits(fixture.pg)
    for (const { variant_id, location_id } of levels) {
      const level = [variant_id, location_id]
      const reserved = 'UPDATE stock_levels SET reserved = reserved + 1 WHERE variant_id = $1 AND location_id = $2'
      await execute(tx, reserved, level)
      await execute(tx, "INSERT INTO reservation_lines SELECT 'chk_1', $1, $2, 1", level)
    }
  })
  t.same(
    (await repairs[0])?.body.drifts.map(({ variant_id, found, expected }) => [variant_id, found, expected]),
    [
      ['v1', 4, 3],
      ['v2', 4, 3],
    ],
  )

  // A sale has taken the stock and has yet to write its reservation; a buyer of another variant does not wait for either.
  await execute(fixture.pg, "UPDATE stock_levels SET on_hand = on_hand + 1 WHERE variant_id = 'v1'")
  await fixture.pg.tx(async (tx) => {
    const allocations = await readLines(tx, 'chk_sold')
    await lockLevels(tx, ['v1'])
    await unreserve(tx, allocations)
    repairs.push(repair())
    await untilSomebodyWaits(fixture.pg)
    t.equal((await holdOf(fixture, 'chk_2', [{ variant_id: 'v3', quantity: 1 }])).status, 200)
    setReservationStatus(tx, 'chk_sold', 'released')
  })
  t.match((await repairs[1])?.body.drifts, [{ variant_id: 'v1', counter: 'on_hand', found: 4, expected: 3 }])
  t.same((await clerk('POST', '/v1/admin/stock/check', { body: {} })).body.drifts, [])
  t.equal(await deadlocks(), before)
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

t.test('movements of a variant that nobody knows are 404, and of one without any an empty list', async (t) => {
  const { as, catalogue } = await createFixture(t)
  const clerk = as(staff('stock.read'))
  t.match(await clerk('GET', '/v1/admin/stock/v9/movements'), { status: 200, body: { data: [] } })
  catalogue.fault = notFound('This variant')
  t.match(await clerk('GET', '/v1/admin/stock/v9/movements'), { status: 404, body: { code: 'not_found' } })
})
