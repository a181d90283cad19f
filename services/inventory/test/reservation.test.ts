import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import { anonymous } from '@stoa/kit/testing/app'
import t from 'tap'
import { releaseExpired } from '../flows/release.ts'
import { commitSale, returnSale } from '../flows/reservation.ts'
import { createFixture, holdOf, inTime, item, published, stockOf } from './fixture.ts'

const sale = { reservation_id: 'chk_1', order_id: 'ord_1' }

t.test('what is told of the stock is capped, in getAvailability and in what falls short', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 150), item('v2', 9)])
  const { body } = await fixture.as(anonymous)('GET', '/v1/availability?variant_id=v1,v2')
  t.match(body.data, [{ available: 10 }, { available: 9 }])
  const wanted = [
    { variant_id: 'v1', quantity: 200 },
    { variant_id: 'v2', quantity: 200 },
  ]
  const told = [{ variant_id: 'v2', reason: 'out_of_stock', available: 9 }]
  t.same((await holdOf(fixture, 'chk_1', wanted)).body.lines, told, 'from Redis')
  fixture.redis.destroy()
  t.same((await holdOf(fixture, 'chk_1', wanted)).body.lines, told)
  t.match((await holdOf(fixture, 'chk_1', wanted.slice(0, 1))).body.lines, [{ available: 10 }])
  t.equal((await holdOf(fixture, 'chk_1', [{ variant_id: 'v1', quantity: 150 }])).status, 200)
})

t.test('no number of refusals beside a line that is short tells how many there are of another variant', async (t) => {
  const fixture = await createFixture(t)
  const stock = 57
  await stockOf(fixture, [
    item('gone', 0),
    item('few', 20),
    item('much', stock),
    item('always', 0, { policy: 'continue' }),
  ])
  const linesBeside = async (decoy: string, decoyQuantity: number, quantity: number) => {
    const lines = [
      { variant_id: decoy, quantity: decoyQuantity },
      { variant_id: 'much', quantity },
      { variant_id: 'always', quantity: 100 },
    ]
    return (await holdOf(fixture, 'chk_1', lines)).body.lines
  }
  for (const withRedis of [true, false]) {
    if (!withRedis) fixture.redis.destroy()
    for (const quantity of [11, stock, stock + 1, 1000]) {
      t.same(await linesBeside('gone', 1, quantity), [{ variant_id: 'gone', reason: 'out_of_stock', available: 0 }])
      t.same(
        await linesBeside('few', 21, quantity),
        ['few', 'much'].map((variant_id) => ({ variant_id, reason: 'out_of_stock', available: 10 })),
        'short or not',
      )
    }
  }
})

t.test('holdStock: 200 at once for 10 units, exactly 10 get one', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 10)])
  const responses = await Promise.all(
    Array.from({ length: 200 }, (_, n) => holdOf(fixture, `chk_${n}`, [{ variant_id: 'v1', quantity: 1 }])),
  )
  t.equal(responses.filter((response) => response.status === 200).length, 10)
  const refused = responses.filter((response) => response.status !== 200)
  t.ok(refused.every((response) => response.status === 409 && response.body.code === 'out_of_stock'))
  t.same(refused[0]?.body.lines, [{ variant_id: 'v1', reason: 'out_of_stock', available: 0 }])
  const level = await maybe<{ reserved: number }>(
    fixture.pg,
    "SELECT reserved FROM stock_levels WHERE variant_id = 'v1'",
  )
  t.equal(level?.reserved, 10)
})

t.test('stock that Redis has not heard of is sold at once, and a refusal locks nothing', async (t) => {
  const fixture = await createFixture(t)
  const { availability } = fixture.deps
  // As after a process that died between its commit and the refresh.
  availability.refresh = () => undefined
  const found = await inTime(fixture, async (n) => {
    const [id, lines] = [`v${n}`, (quantity: number) => [{ variant_id: `v${n}`, quantity }]]
    await stockOf(fixture, [item(id, 0)])
    await availability.read([id])
    const counted = 'UPDATE stock_levels SET on_hand = 9, revision = revision + 1 WHERE variant_id = $1'
    await execute(fixture.pg, counted, [id])
    const known = async () => (await availability.peek([id])).get(id)?.available
    const before = await known()
    const held = await holdOf(fixture, `chk_held_${n}`, lines(4))
    const after = await known()
    const refused = await fixture.pg.tx(async (tx) => {
      await query(tx, 'SELECT 1 FROM stock_levels WHERE variant_id = $1 FOR UPDATE', [id])
      return holdOf(fixture, `chk_refused_${n}`, lines(6))
    })
    return { before, held, after, refused }
  })
  t.equal(found.before, 0)
  t.equal(found.held.status, 200)
  t.equal(found.after, 5, 'Redis was told what the hold has left')
  const short = { status: 409, body: { code: 'out_of_stock', lines: [{ available: 5 }] } }
  t.match({ status: found.refused.status, body: found.refused.body }, short)
})

t.test('a repeated hold tells Redis what its first attempt did not', async (t) => {
  const fixture = await createFixture(t)
  const { availability } = fixture.deps
  await stockOf(fixture, [item('v1', 9)])
  const refreshed: string[] = []
  availability.write = (left) => void refreshed.push(...left.map(({ variant_id }) => variant_id))
  availability.refresh = (ids) => void refreshed.push(...ids)
  for (let n = 1; n <= 2; n++) {
    await holdOf(fixture, 'chk_1', [{ variant_id: 'v1', quantity: 4 }])
    t.equal(refreshed.length, n)
  }
})

t.test('holdStock: two lines of one variant cannot each take the last unit', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 3)])
  const lines = [
    { variant_id: 'v1', quantity: 2 },
    { variant_id: 'v1', quantity: 2 },
  ]
  t.equal((await holdOf(fixture, 'chk_1', lines)).status, 409)
})

t.test('holdStock: carts in opposite order neither deadlock nor succeed in part', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('a', 50), item('b', 50)])
  const forth = [
    { variant_id: 'a', quantity: 1 },
    { variant_id: 'b', quantity: 1 },
  ]
  const responses = await Promise.all(
    Array.from({ length: 60 }, (_, n) => holdOf(fixture, `chk_${n}`, n % 2 ? forth : [...forth].reverse())),
  )
  t.equal(responses.filter((response) => response.status === 200).length, 50)
  const rows = await query<{ reserved: number }>(fixture.pg, 'SELECT reserved FROM stock_levels')
  t.same(rows, [{ reserved: 50 }, { reserved: 50 }])
})

t.test('a reservation is sold once, and the units of a cancelled order return once', async (t) => {
  const fixture = await createFixture(t)
  const { pg, deps } = fixture
  await stockOf(fixture, [item('v1', 5)])
  await holdOf(fixture, 'chk_1', [{ variant_id: 'v1', quantity: 2 }])
  t.equal(
    (await holdOf(fixture, 'chk_1', [{ variant_id: 'v1', quantity: 2 }])).body.status,
    'held',
    'repeating holds once',
  )
  for (let twice = 0; twice < 2; twice++) await commitSale(pg, sale)
  const level = () => maybe(pg, "SELECT on_hand, reserved FROM stock_levels WHERE variant_id = 'v1'")
  t.same(await level(), { on_hand: 3, reserved: 0 })
  t.equal(
    (await fixture.order('POST', '/internal/reservations/chk_1/release')).body.code,
    'invalid_state',
    'a sold reservation cannot be released',
  )
  await pg.tx((tx) => returnSale(deps, tx, sale, [{ variant_id: 'v1', quantity: 2 }]))
  t.same(await level(), { on_hand: 5, reserved: 0 })
})

t.test('an order that is cancelled in parts returns each unit once, to where it was taken from', async (t) => {
  const fixture = await createFixture(t)
  const { pg, deps } = fixture
  await stockOf(fixture, [item('v1', 3)])
  await execute(pg, "INSERT INTO locations (id, name) VALUES ('loc_2', 'Second')")
  await execute(pg, "INSERT INTO stock_levels (variant_id, location_id, on_hand) VALUES ('v1', 'loc_2', 3)")
  await holdOf(fixture, 'chk_1', [{ variant_id: 'v1', quantity: 5 }])
  const back = () => pg.tx((tx) => returnSale(deps, tx, sale, [{ variant_id: 'v1', quantity: 1 }]))
  await Promise.all(Array.from({ length: 7 }, back))
  const levels = await query(pg, "SELECT on_hand, reserved FROM stock_levels WHERE variant_id = 'v1'")
  t.same(levels, Array(2).fill({ on_hand: 3, reserved: 0 }))
  const journal = await query(
    pg,
    `SELECT sum(delta)::int AS delta FROM movements WHERE reason IN ('sold', 'cancelled') GROUP BY location_id`,
  )
  t.same(journal, [{ delta: 0 }, { delta: 0 }])
})

t.test('a reservation that was released before it was held stays released', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 5)])
  t.equal((await fixture.order('POST', '/internal/reservations/chk_1/release')).status, 200)
  t.equal((await holdOf(fixture, 'chk_1', [{ variant_id: 'v1', quantity: 1 }])).body.code, 'invalid_state')
})

t.test('a reservation that is not pinned expires by the database clock', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 1)])
  const body = { reservation_id: 'chk_1', pinned: false, expires_in: 60, lines: [{ variant_id: 'v1', quantity: 1 }] }
  t.equal((await fixture.order('POST', '/internal/reservations', { body })).status, 200)
  t.equal((await releaseExpired(fixture.deps)).released, 0)
  await execute(fixture.pg, "UPDATE reservations SET expires_at = now() - interval '1 second'")
  t.equal(
    (await holdOf(fixture, 'chk_2', [{ variant_id: 'v1', quantity: 1 }])).status,
    200,
    'an expired reservation blocks no sale',
  )
})

t.test('initialiseStock: importing again never brings sold stock back', async (t) => {
  const fixture = await createFixture(t)
  t.equal((await stockOf(fixture, [item('v1', 5), item('v2', 0)])).body.initialised, 2)
  await holdOf(fixture, 'chk_1', [{ variant_id: 'v1', quantity: 5 }])
  await commitSale(fixture.pg, sale)
  const again = await stockOf(fixture, [item('v1', 5), item('v2', 7)])
  t.equal(again.body.initialised, 0)
  const rows = await query(fixture.pg, 'SELECT variant_id, on_hand FROM stock_levels ORDER BY 1')
  t.same(rows, [
    { variant_id: 'v1', on_hand: 0 },
    { variant_id: 'v2', on_hand: 0 },
  ])
})

t.test('initialiseStock: a dry run says what a run would keep, and changes nothing', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 5), item('v2', 0, { tracked: false })])
  const body = { items: [item('v1', 7), item('v2', 3, { replace_uncounted: true }), item('v3', 2)] }
  const ask = (more: { dry_run?: true }) =>
    fixture.product('POST', '/internal/stock/initialise', { body: { ...body, ...more } })
  const { body: foreseen } = await ask({ dry_run: true })
  t.match(foreseen, { initialised: 1, kept: [{ variant_id: 'v1', on_hand: 5 }] })
  const rows = await query(fixture.pg, 'SELECT variant_id, on_hand FROM stock_levels ORDER BY 1')
  t.same(rows, [
    { variant_id: 'v1', on_hand: 5 },
    { variant_id: 'v2', on_hand: 0 },
  ])
  const { body: done } = await ask({})
  t.same([done.initialised, done.kept], [foreseen.initialised, foreseen.kept])
})

t.test('stock.availability_changed is published when availability changes, not on every sale', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 3)])
  for (let n = 0; n < 3; n++) await holdOf(fixture, `chk_${n}`, [{ variant_id: 'v1', quantity: 1 }])
  t.same(
    (await published(fixture)).map((event) => event.data),
    [{ variant_id: 'v1', in_stock: false, low: false, version: 2 }],
  )
})
