import { query } from '@stoa/kit/postgres/sql'
import { staff } from '@stoa/kit/testing/app'
import { UnavailableError } from '@stoa/kit/values/problem'
import t from 'tap'
import { createFixture, type Fixture, holdOf, item, stockOf } from './fixture.ts'

interface Outcome {
  variant_id: string | null
  location_id: string | null
  on_hand: number | null
  reserved: number | null
  problem: { code: string; status: number; detail: string; errors?: { pointer: string; code: string }[] } | null
}

interface Level {
  variant_id: string
  sku?: string
  on_hand: number
}

let keys = 0

const clerkOf = ({ as }: Fixture) => as(staff('stock.read', 'stock.write'))

function change(fixture: Fixture, items: object[], key = `change-${keys++}`) {
  const headers = { 'idempotency-key': key }
  return clerkOf(fixture)<{ data: Outcome[] }>('POST', '/v1/admin/stock/change', { body: { items }, headers })
}

const levelsBySku = async (fixture: Fixture, ...skus: string[]) =>
  (await clerkOf(fixture)<{ data: Level[] }>('GET', `/v1/admin/stock?${skus.map((sku) => `sku=${sku}`).join('&')}`))
    .body.data

t.test('conditional sets while units are sold lose none, and the journal adds up', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 100), item('v2', 100)])
  fixture.catalogue.skus.set('A', ['v1']).set('B', ['v2'])
  const sold = { v1: 0, v2: 0 }
  const received = { v1: 0, v2: 0 }
  const seller = async (name: string) => {
    for (let n = 0; n < 12; n++) {
      const lines = [
        { variant_id: 'v1', quantity: 1 },
        { variant_id: 'v2', quantity: 2 },
      ]
      t.equal((await holdOf(fixture, `chk_${name}_${n}`, lines)).status, 200)
      const body = { order_id: `ord_${name}_${n}` }
      const sale = await fixture.order('POST', `/internal/reservations/chk_${name}_${n}/sell`, { body })
      t.equal(sale.status, 200)
      for (const { variant_id, quantity } of lines) sold[variant_id as 'v1'] += quantity
    }
  }
  /** One unit more than was read is on the shelf each time. */
  const erp = async (skus: string[]) => {
    for (let n = 0; n < 12; n++) {
      const read = new Map((await levelsBySku(fixture, ...skus)).map(({ sku, on_hand }) => [sku, on_hand]))
      const items = skus.map((sku) => {
        const expected_on_hand = read.get(sku) ?? 0
        return { sku, on_hand: expected_on_hand + 1, expected_on_hand }
      })
      for (const { variant_id, problem } of (await change(fixture, items)).body.data) {
        if (problem) t.equal(problem.code, 'precondition_failed')
        else received[variant_id as 'v1'] += 1
      }
    }
  }
  const counter = async () => {
    for (let n = 0; n < 12; n++) {
      const [{ on_hand } = { on_hand: 0 }] = await levelsBySku(fixture, 'A')
      const body = { variant_id: 'v1', on_hand: on_hand + 1, expected_on_hand: on_hand }
      const { status } = await clerkOf(fixture)('POST', '/v1/admin/stock/set', { body })
      if (status === 200) received.v1 += 1
      else t.equal(status, 412)
    }
  }
  await Promise.all([seller('a'), seller('b'), erp(['A', 'B']), erp(['B', 'A']), counter()])
  const left = (await levelsBySku(fixture, 'A', 'B')).map(({ on_hand }) => on_hand)
  t.strictSame(left, [100 - sold.v1 + received.v1, 100 - sold.v2 + received.v2])
  const { body } = await fixture.as(staff('*'))('POST', '/v1/admin/stock/check', { body: {} })
  t.strictSame(body.drifts, [])
})

t.test('each item of a list is carried out or refused by itself, in its order, once for its key', async (t) => {
  const fixture = await createFixture(t)
  const { catalogue } = fixture
  await stockOf(fixture, [item('v1', 5), item('v2', 5), item('v3', 5)])
  await holdOf(fixture, 'chk_1', [{ variant_id: 'v3', quantity: 2 }])
  catalogue.skus.set('A', ['v1']).set('NEW', ['v9']).set('TWICE', ['v1', 'v2'])
  catalogue.unknown.add('mistyped')
  const items = [
    { sku: 'A', on_hand: 7, expected_on_hand: 5 },
    { variant_id: 'v2', on_hand: 7, expected_on_hand: 4 },
    { sku: 'NEW', delta: 3, reason: 'received', expected_on_hand: 0, note: 'Delivery 17' },
    { sku: 'TWICE', on_hand: 1 },
    { sku: 'nobody', on_hand: 1 },
    { variant_id: 'mistyped', on_hand: 1 },
    { variant_id: 'v3', on_hand: 1 },
    { variant_id: 'v2', on_hand: 1, location_id: `loc_${'9'.repeat(26)}` },
    { variant_id: 'v1', delta: -2, reason: 'damaged', expected_on_hand: 7 },
    { variant_id: 'v10', delta: 1, reason: 'found', expected_on_hand: 1 },
  ]
  const { status, body } = await change(fixture, items, 'list-1')
  t.equal(status, 200)
  t.match(body.data, [
    { variant_id: 'v1', on_hand: 7, problem: null },
    {
      variant_id: 'v2',
      on_hand: 5,
      problem: { code: 'precondition_failed', status: 412, detail: /5 are on hand, not 4/ },
    },
    { variant_id: 'v9', on_hand: 3, reserved: 0, problem: null },
    { variant_id: null, on_hand: null, problem: { errors: [{ pointer: '/items/3/sku', code: 'invalid' }] } },
    { variant_id: null, problem: { status: 422, errors: [{ pointer: '/items/4/sku', code: 'unknown' }] } },
    { variant_id: null, problem: { status: 422, errors: [{ pointer: '/items/5/variant_id', code: 'unknown' }] } },
    { variant_id: 'v3', on_hand: 5, reserved: 2, problem: { code: 'unprocessable', detail: /2 are held/ } },
    { variant_id: 'v2', location_id: null, problem: { errors: [{ pointer: '/items/7/location_id' }] } },
    { variant_id: 'v1', on_hand: 5, problem: null },
    { variant_id: 'v10', on_hand: 0, problem: { code: 'precondition_failed' } },
  ])
  const again = await change(fixture, items, 'list-1')
  t.strictSame(again.body, body)
  t.equal(again.headers['idempotent-replayed'], 'true')
  const journal = await query<{
    variant_id: string
    delta: number
    reason: string
    note: string | null
    actor: string
  }>(
    fixture.pg,
    "SELECT variant_id, delta, reason, note, actor FROM movements WHERE reason <> 'initial' ORDER BY variant_id, id",
  )
  t.strictSame(journal.map(({ variant_id, delta, reason, note }) => [variant_id, delta, reason, note]).sort(), [
    ['v1', -2, 'damaged', null],
    ['v1', 2, 'counted', null],
    ['v9', 3, 'received', 'Delivery 17'],
  ])
  const levels = await query<{ variant_id: string }>(fixture.pg, 'SELECT variant_id FROM stock_levels ORDER BY 1')
  t.strictSame(
    levels.map(({ variant_id }) => variant_id),
    ['v1', 'v2', 'v3', 'v9'],
    'what was refused leaves no level behind, which an import would take for a count',
  )
  t.match(fixture.events.filter(({ type }) => type === 'stock.availability_changed').at(-1), {
    data: { variant_id: 'v9', in_stock: true },
  })
  catalogue.asked = []
  catalogue.fault = new UnavailableError('product cannot be reached.', false)
  t.equal((await change(fixture, [{ variant_id: 'v1', delta: 1, reason: 'found' }])).status, 200)
  t.strictSame(catalogue.asked, [], 'variants with a level are known')
  t.equal((await change(fixture, [{ sku: 'A', on_hand: 1 }])).status, 503)
})

t.test('what is wrong with the form of items is said of all of them, and nothing is done', async (t) => {
  const fixture = await createFixture(t)
  const items = [
    { on_hand: 1 },
    { variant_id: 'v1', sku: 'A', on_hand: 1, delta: 1 },
    { variant_id: 'v1', on_hand: 1, reason: 'found' },
    { variant_id: 'v1', delta: 1 },
  ]
  const { status, body } = await change(fixture, items)
  t.equal(status, 400)
  t.strictSame(
    (body as unknown as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => [
      pointer,
      code,
    ]),
    [
      ['/items/0', 'required'],
      ['/items/1/sku', 'invalid'],
      ['/items/1/delta', 'invalid'],
      ['/items/1/reason', 'required'],
      ['/items/2/reason', 'invalid'],
      ['/items/3/reason', 'required'],
    ],
  )
  t.strictSame(fixture.catalogue.asked, [])
})

t.test('levels are listed by SKU, with the SKU of each', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 1), item('v2', 2), item('v3', 3)])
  fixture.catalogue.skus.set('A', ['v1', 'v3']).set('B', ['v2'])
  const shown = (levels: Level[]) => levels.map(({ variant_id, sku, on_hand }) => [variant_id, sku, on_hand])
  t.strictSame(shown(await levelsBySku(fixture, 'A', 'nobody')), [
    ['v1', 'A', 1],
    ['v3', 'A', 3],
  ])
  t.strictSame(await levelsBySku(fixture, 'nobody'), [])
  const both = await clerkOf(fixture)<{ data: Level[] }>('GET', '/v1/admin/stock?sku=A&variant_id=v2,v3')
  t.strictSame(shown(both.body.data), [['v3', 'A', 3]])
})
