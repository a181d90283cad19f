import { createMetrics } from '@stoa/kit/observability/metrics'
import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import { anonymous, callerOf, serviceNamed, staff, testSecret } from '@stoa/kit/testing/app'
import { testPostgres, testRedis } from '@stoa/kit/testing/databases'
import fc from 'fast-check'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import { buildInventory } from '../app.ts'
import { allocate, combine, type Level } from '../domain/stock.ts'
import { commitSale, releaseExpired, returnSale } from '../flows/reservation.ts'
import type { Published } from '../generated/events.ts'
import { createLevels } from '../store/levels.ts'
import { migrations } from '../store/migrations.ts'

type Body = Record<string, unknown>

async function room(t: Test) {
  const pg = await testPostgres(t, { migrations: [migrations] })
  const { client, prefix } = await testRedis(t)
  const log = pino({ level: 'silent' })
  const events: { type: string; data: unknown }[] = []
  const outbox = {
    add: async (_tx: unknown, draft: { type: keyof Published; data: unknown }) => void events.push(draft),
  } as never
  const deps = { pg, outbox, levels: createLevels({ pg, redis: client, prefix, log }), secret: testSecret }
  const runtime = { secret: testSecret, log, metrics: createMetrics(), checkResponses: true } as never
  const app = buildInventory(deps, runtime)
  t.teardown(() => app.close())
  const as = callerOf(app, 'inventory')
  return { pg, deps, app, events, as, order: as(serviceNamed('order')), product: as(serviceNamed('product')) }
}

type Room = Awaited<ReturnType<typeof room>>

const stockOf = (room: Room, items: Body[]) => room.product('POST', '/internal/stock/initialise', { body: { items } })
const item = (variant_id: string, quantity: number, more: Body = {}) => ({
  variant_id,
  quantity,
  tracked: true,
  policy: 'deny',
  ...more,
})
const holdOf = (room: Room, id: string, lines: Body[]) =>
  room.order('POST', '/internal/reservations', { body: { reservation_id: id, pinned: true, lines } })

t.test('holdStock: 200 at once for 10 units, exactly 10 get one', async (t) => {
  const here = await room(t)
  await stockOf(here, [item('v1', 10)])
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) => holdOf(here, `chk_${n}`, [{ variant_id: 'v1', quantity: 1 }])),
  )
  t.equal(answers.filter((answer) => answer.status === 200).length, 10)
  const refused = answers.filter((answer) => answer.status !== 200)
  t.ok(refused.every((answer) => answer.status === 409 && answer.body.code === 'out_of_stock'))
  t.same(refused[0]?.body.lines, [{ variant_id: 'v1', reason: 'out_of_stock', available: 0 }])
  const level = await maybe<{ reserved: number }>(here.pg, "SELECT reserved FROM stock_levels WHERE variant_id = 'v1'")
  t.equal(level?.reserved, 10)
})

t.test('holdStock: two lines of one variant cannot each take the last unit', async (t) => {
  const here = await room(t)
  await stockOf(here, [item('v1', 3)])
  const lines = [
    { variant_id: 'v1', quantity: 2 },
    { variant_id: 'v1', quantity: 2 },
  ]
  t.equal((await holdOf(here, 'chk_1', lines)).status, 409)
})

t.test('holdStock: carts in opposite order neither wait in a ring nor half succeed', async (t) => {
  const here = await room(t)
  await stockOf(here, [item('a', 50), item('b', 50)])
  const forth = [
    { variant_id: 'a', quantity: 1 },
    { variant_id: 'b', quantity: 1 },
  ]
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) => holdOf(here, `chk_${n}`, n % 2 ? forth : [...forth].reverse())),
  )
  t.equal(answers.filter((answer) => answer.status === 200).length, 50)
  const rows = await query<{ reserved: number }>(here.pg, 'SELECT reserved FROM stock_levels')
  t.same(rows, [{ reserved: 50 }, { reserved: 50 }])
})

t.test('a hold becomes a sale once, and a cancelled sale comes back once', async (t) => {
  const here = await room(t)
  const { pg, deps } = here
  await stockOf(here, [item('v1', 5)])
  await holdOf(here, 'chk_1', [{ variant_id: 'v1', quantity: 2 }])
  t.equal(
    (await holdOf(here, 'chk_1', [{ variant_id: 'v1', quantity: 2 }])).body.status,
    'held',
    'repeating holds once',
  )
  for (let twice = 0; twice < 2; twice++) await pg.tx((tx) => commitSale(deps, tx, 'chk_1', 'ord_1'))
  const level = () => maybe(pg, "SELECT on_hand, reserved FROM stock_levels WHERE variant_id = 'v1'")
  t.same(await level(), { on_hand: 3, reserved: 0 })
  t.equal(
    (await here.order('POST', '/internal/reservations/chk_1/release')).body.code,
    'invalid_state',
    'a sale is no hold',
  )
  await pg.tx((tx) => returnSale(deps, tx, 'chk_1', 'ord_1', [{ variant_id: 'v1', quantity: 2 }]))
  t.same(await level(), { on_hand: 5, reserved: 0 })
})

t.test('a release that comes before its hold wins', async (t) => {
  const here = await room(t)
  await stockOf(here, [item('v1', 5)])
  t.equal((await here.order('POST', '/internal/reservations/chk_1/release')).status, 200)
  t.equal((await holdOf(here, 'chk_1', [{ variant_id: 'v1', quantity: 1 }])).body.code, 'invalid_state')
})

t.test('a hold that is not pinned ends by the database clock', async (t) => {
  const here = await room(t)
  // Redis may still say that all is held, until the sweeper has come by; here it is away.
  here.deps.levels.peek = async () => new Map()
  await stockOf(here, [item('v1', 1)])
  const body = { reservation_id: 'chk_1', pinned: false, expires_in: 60, lines: [{ variant_id: 'v1', quantity: 1 }] }
  t.equal((await here.order('POST', '/internal/reservations', { body })).status, 200)
  t.equal(await releaseExpired(here.deps), 0)
  await execute(here.pg, "UPDATE reservations SET expires_at = now() - interval '1 second'")
  t.equal((await holdOf(here, 'chk_2', [{ variant_id: 'v1', quantity: 1 }])).status, 200, 'an ended hold blocks nobody')
})

t.test('initialiseStock: importing again never brings sold stock back', async (t) => {
  const here = await room(t)
  t.equal((await stockOf(here, [item('v1', 5), item('v2', 0)])).body.initialised, 2)
  await holdOf(here, 'chk_1', [{ variant_id: 'v1', quantity: 5 }])
  await here.pg.tx((tx) => commitSale(here.deps, tx, 'chk_1', 'ord_1'))
  const again = await stockOf(here, [item('v1', 5), item('v2', 7)])
  t.equal(again.body.initialised, 0)
  const rows = await query(here.pg, 'SELECT variant_id, on_hand FROM stock_levels ORDER BY 1')
  t.same(rows, [
    { variant_id: 'v1', on_hand: 0 },
    { variant_id: 'v2', on_hand: 0 },
  ])
})

t.test('stock.availability_changed is published when availability changes, not on every sale', async (t) => {
  const here = await room(t)
  await stockOf(here, [item('v1', 3)])
  here.events.length = 0
  for (let n = 0; n < 3; n++) await holdOf(here, `chk_${n}`, [{ variant_id: 'v1', quantity: 1 }])
  t.same(
    here.events.map((event) => event.data),
    [{ variant_id: 'v1', in_stock: false, low: false, version: 2 }],
  )
})

t.test('getAvailability: with Redis and without, in the order asked for', async (t) => {
  const here = await room(t)
  await stockOf(here, [item('v1', 3), item('v2', 0), item('v3', 0, { policy: 'continue' })])
  const ask = async () => (await here.as(anonymous)('GET', '/v1/availability?variant_id=v3,v1,v2,nope')).body.data
  const wanted = [
    { variant_id: 'v3', in_stock: true, available: null },
    { variant_id: 'v1', in_stock: true, available: 3 },
    { variant_id: 'v2', in_stock: false, available: 0 },
    { variant_id: 'nope', in_stock: false, available: 0 },
  ]
  t.same(await ask(), wanted)
  t.same(await ask(), wanted, 'from Redis')
})

t.test('staff adjust, set and list stock; the journal adds up', async (t) => {
  const here = await room(t)
  await stockOf(here, [item('v1', 3)])
  const clerk = here.as(staff('stock.read', 'stock.write'))
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
  t.ok(many.every((answer) => answer.status === 200 || answer.body.code === 'idempotency_in_progress'))
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

t.test('checkInvariants finds drift and mends it', async (t) => {
  const here = await room(t)
  await stockOf(here, [item('v1', 3)])
  await execute(here.pg, 'UPDATE stock_levels SET on_hand = 9, reserved = 2')
  const clerk = here.as(staff('*'))
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

t.test('bad input names the field, and doors stay shut', async (t) => {
  const here = await room(t)
  const clerk = here.as(staff('stock.read'))
  t.equal((await clerk('POST', '/v1/admin/stock/set', { body: {} })).status, 403)
  t.equal((await here.as(anonymous)('GET', '/v1/admin/stock')).status, 401)
  t.equal((await here.as(staff('*'))('POST', '/internal/reservations', { body: {} })).status, 403)
  t.equal((await here.product('POST', '/internal/reservations', { body: {} })).status, 403, 'not a caller of holdStock')
  const boss = here.as(staff('*'))
  const unknown = await boss('POST', '/v1/admin/stock/set', { body: { variant_id: 'v', on_hand: 1, price: 3 } })
  t.match(unknown.body, { status: 400, code: 'validation_failed', errors: [{ pointer: '/price' }] })
  const text = await boss('POST', '/v1/admin/stock/set', { body: { variant_id: 'v', on_hand: '1' } })
  t.match(text.body, { status: 400, errors: [{ pointer: '/on_hand' }] })
  const query = await boss('GET', '/v1/admin/stock?limit=1000&x=1')
  t.match(query.body, { status: 400, errors: [{ parameter: /limit|x/ }] })
  t.match((await boss('GET', '/v1/admin/stock?cursor=made-up')).body, { errors: [{ parameter: 'cursor' }] })
  const plain = await here.app.inject({ method: 'GET', url: '/v1/availability?variant_id=v1' })
  t.equal(plain.statusCode, 401, 'nothing answers without an internal token')
})

t.test('allocate never gives more than there is, whatever the lines', async (t) => {
  const level = (quantity: number, at: number): Level => ({
    variant_id: 'v',
    location_id: `l${at}`,
    on_hand: quantity,
    reserved: 0,
    low_mark: null,
    tracked: true,
    policy: 'deny',
  })
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1 }),
      (stock, wanted) => {
        const lines = combine(wanted.map((quantity) => ({ variant_id: 'v', quantity })))
        const total = wanted.reduce((sum, quantity) => sum + quantity, 0)
        const there = stock.reduce((sum, quantity) => sum + quantity, 0)
        const levels = stock.map(level)
        if (total > there) {
          t.throws(() => allocate(lines, levels), { code: 'out_of_stock' })
          return
        }
        const parts = allocate(lines, levels)
        const given = parts.reduce((sum, part) => sum + part.quantity, 0)
        return (
          given === total && parts.every((part) => part.quantity <= (stock[Number(part.location_id.slice(1))] ?? 0))
        )
      },
    ),
  )
})
