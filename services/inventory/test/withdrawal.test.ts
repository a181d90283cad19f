import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { commitSale } from '../flows/reservation.ts'
import { type Body, createFixture, holdOf, item, stockOf } from './fixture.ts'

t.test(
  'initial stock is withdrawn once; what was sold, is held or was counted is named, and keeps its levels',
  async (t) => {
    const fixture = await createFixture(t)
    const clerk = fixture.as(staff('stock.read', 'stock.write'))
    const ids = ['plain', 'untracked', 'sold', 'held', 'released', 'counted', 'everywhere']
    await stockOf(fixture, [
      ...['plain', 'sold', 'held', 'released', 'counted'].map((id) => item(id, 5)),
      item('untracked', 0, { tracked: false }),
      item('everywhere', 0, {
        locations: [
          { name: 'Berlin', quantity: 2 },
          { name: 'Graz', quantity: 3 },
        ],
      }),
    ])
    await holdOf(fixture, 'chk_1', [{ variant_id: 'sold', quantity: 1 }])
    await commitSale(fixture.pg, { reservation_id: 'chk_1', order_id: 'ord_1' })
    await holdOf(fixture, 'chk_2', [{ variant_id: 'held', quantity: 1 }])
    await holdOf(fixture, 'chk_3', [{ variant_id: 'released', quantity: 1 }])
    await fixture.order('POST', '/internal/reservations/chk_3/release')
    await clerk('POST', '/v1/admin/stock/set', { body: { variant_id: 'counted', on_hand: 7 } })

    const body = { variant_ids: [...ids, 'unknown'] }
    const { used } = (await fixture.product<{ used: Body[] }>('POST', '/internal/stock/used', { body })).body
    t.same(
      used.sort((a, b) => String(a.variant_id).localeCompare(String(b.variant_id))),
      [
        { variant_id: 'counted', reason: 'counted' },
        { variant_id: 'held', reason: 'held' },
        { variant_id: 'sold', reason: 'sold' },
      ],
    )
    for (let time = 1; time <= 2; time++) {
      t.equal((await fixture.product('POST', '/internal/stock/withdraw', { body })).status, 204)
      const { data } = (
        await clerk<{ data: { variant_id: string; on_hand: number; tracked: boolean }[] }>(
          'GET',
          '/v1/admin/stock?limit=100',
        )
      ).body
      const onHand = new Map<string, number>()
      for (const level of data) onHand.set(level.variant_id, (onHand.get(level.variant_id) ?? 0) + level.on_hand)
      t.same(
        ids.map((id) => onHand.get(id)),
        [0, 0, 4, 5, 0, 7, 0],
        `time ${time}`,
      )
      t.ok(data.every(({ tracked }) => tracked))
    }
    t.equal((await holdOf(fixture, 'chk_4', [{ variant_id: 'untracked', quantity: 1 }])).status, 409)
    const journal = await clerk<{ data: Body[] }>('GET', '/v1/admin/stock/plain/movements')
    t.match(journal.body.data, [
      { delta: -5, reason: 'withdrawn' },
      { delta: 5, reason: 'initial' },
    ])
    t.equal(journal.body.data.length, 2)
    t.match(fixture.events.at(-1), { type: 'stock.availability_changed', data: { in_stock: false } })
    t.same((await clerk<Body>('POST', '/v1/admin/stock/check', { body: {} })).body.drifts, [], 'the journal agrees')
  },
)
