import { query } from '@stoa/kit/postgres/sql'
import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { commitSale } from '../flows/reservation.ts'
import { createFixture, type Fixture, holdOf, item, stockOf } from './fixture.ts'

const levelsOf = (fixture: Fixture) =>
  query<{ name: string; on_hand: number; tracked: boolean }>(
    fixture.pg,
    `SELECT l.name, s.on_hand, s.tracked FROM stock_levels s JOIN locations l ON l.id = s.location_id
      ORDER BY s.variant_id, l.is_default DESC, l.name`,
  )
const at = (...counts: [string, number][]) => ({ locations: counts.map(([name, quantity]) => ({ name, quantity })) })
const replace = { replace_uncounted: true }

t.test(
  'a variant that was never counted takes its first count, less what was sold and is held meanwhile',
  async (t) => {
    const fixture = await createFixture(t)
    await stockOf(fixture, [item('v1', 0, { tracked: false })])
    await holdOf(fixture, 'chk_1', [{ variant_id: 'v1', quantity: 3 }])
    await commitSale(fixture.pg, { reservation_id: 'chk_1', order_id: 'ord_1' })
    await holdOf(fixture, 'chk_2', [{ variant_id: 'v1', quantity: 1 }])
    t.same(
      (await stockOf(fixture, [item('v1', 10)])).body.kept,
      [{ variant_id: 'v1', on_hand: -3 }],
      'unless it is told to',
    )
    const counted = await stockOf(fixture, [item('v1', 0, { ...replace, ...at(['Berlin', 2], ['Graz', 8]) })])
    t.match(counted.body, { initialised: 0, kept: [] })
    t.same(await levelsOf(fixture), [
      { name: 'Main warehouse', on_hand: 1, tracked: true },
      { name: 'Berlin', on_hand: 0, tracked: true },
      { name: 'Graz', on_hand: 6, tracked: true },
    ])
    const again = await stockOf(fixture, [item('v1', 0, { ...replace, ...at(['Berlin', 2], ['graz ', 80]) })])
    t.same(again.body.kept, [{ variant_id: 'v1', on_hand: 7 }], 'what was counted stays, and is told')
    const { drifts } = (await fixture.as(staff('stock.write'))('POST', '/v1/admin/stock/check', { body: {} }))
      .body as never
    t.same(drifts, [], 'the journal agrees')
  },
)

t.test('what staff have counted or limited themselves is kept, whatever an import says', async (t) => {
  const fixture = await createFixture(t)
  const clerk = fixture.as(staff('stock.write'))
  await stockOf(fixture, [item('v1', 0, { tracked: false }), item('v2', 0, { tracked: false }), item('v3', 0)])
  await clerk('POST', '/v1/admin/stock/set', { body: { variant_id: 'v1', on_hand: 4 } })
  await clerk('POST', '/v1/admin/stock/set', { body: { variant_id: 'v2', on_hand: 0, tracked: true } })
  const sent = ['v1', 'v2', 'v3'].map((id) => item(id, 9, replace))
  t.same((await stockOf(fixture, sent)).body.kept, [
    { variant_id: 'v1', on_hand: 4 },
    { variant_id: 'v2', on_hand: 0 },
    { variant_id: 'v3', on_hand: 0 },
  ])
})

t.test('a new variant is counted at each location, and a location of a new name is added once', async (t) => {
  const fixture = await createFixture(t)
  const items = [item('v1', 0, at(['Berlin', 2], ['Main Warehouse', 5])), item('v2', 0, at(['BERLIN', 0]))]
  t.equal((await stockOf(fixture, items)).body.initialised, 2)
  t.match(await levelsOf(fixture), [
    { name: 'Main warehouse', on_hand: 5 },
    { name: 'Berlin', on_hand: 2 },
    { name: 'Berlin', on_hand: 0 },
  ])
})

t.test('what is on hand is told to the product service, at all locations together', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('v1', 0, at(['Berlin', 2], ['Graz', 8])), item('v2', 3)])
  const body = { variant_ids: ['v1', 'v2', 'v3'] }
  const counted = await fixture.product<{ data: unknown[] }>('POST', '/internal/stock/counts', { body })
  t.same(
    new Set(counted.body.data),
    new Set([
      { variant_id: 'v1', on_hand: 10 },
      { variant_id: 'v2', on_hand: 3 },
    ]),
  )
})
