import { execute, query } from '@stoa/kit/postgres/sql'
import { staff } from '@stoa/kit/testing/app'
import { pino } from 'pino'
import t from 'tap'
import { consumers } from '../events/orders.ts'
import { createFixture, type Fixture, holdOf, item, stockOf } from './fixture.ts'

const lines = [{ variant_id: 'song', quantity: 2 }]

/** Every reservation was made that long before now. */
const age = ({ pg }: Fixture, interval: string) =>
  execute(pg, `UPDATE reservations SET created_at = now() - $1::interval`, [interval])

const levels = ({ pg }: Fixture) => query(pg, 'SELECT on_hand, reserved FROM stock_levels')

t.test('pinned reservations are listed once they are older than any checkout that goes well', async (t) => {
  const fixture = await createFixture(t)
  const { order } = fixture
  await stockOf(fixture, [item('song', 1_000)])
  const listed = async (after = '') => {
    const { body } = await order('GET', `/internal/pinned-reservations${after && `?after=${after}`}`)
    return body.reservation_ids as string[]
  }
  const ids = Array.from({ length: 103 }, (_, at) => `chk_${String(at).padStart(3, '0')}`)
  for (const id of ids) await holdOf(fixture, id, lines)
  const expiring = { reservation_id: 'chk_expiring', pinned: false, expires_in: 86_400, lines }
  await order('POST', '/internal/reservations', { body: expiring })
  t.strictSame(await listed(), [], 'their checkouts may still be under way')
  await age(fixture, '6 minutes')
  await order('POST', '/internal/reservations/chk_000/release')
  await order('POST', '/internal/reservations/chk_001/sell', { body: { order_id: 'ord_1' } })
  t.strictSame(await listed(), ids.slice(2, 102))
  t.strictSame(await listed('chk_101'), ['chk_102'])
  t.strictSame(await listed('chk_102'), [])
})

t.test('a sale whose event did not arrive: made once, and the event that comes later finds it made', async (t) => {
  const fixture = await createFixture(t)
  const { order, deps } = fixture
  await stockOf(fixture, [item('song', 10)])
  await holdOf(fixture, 'chk_1', lines)
  const sell = (id: string) => order('POST', `/internal/reservations/${id}/sell`, { body: { order_id: 'ord_1' } })
  const both = await Promise.all([sell('chk_1'), sell('chk_1')])
  t.strictSame(
    both.map(({ status }) => status),
    [200, 200],
  )
  const data = { order_id: 'ord_1', reservation_id: 'chk_1' } as never
  const placed = { id: 'evt_1', type: 'order.placed', aggregate: 'ord_1', occurred_at: '', data } as const
  const context = { requestId: 'evt_1', traceparent: undefined, now: new Date(), log: pino({ level: 'silent' }) }
  await consumers['order.placed'](placed, { ...deps, ...context })
  t.strictSame(await levels(fixture), [{ on_hand: 8, reserved: 0 }])
  const journal = await query(fixture.pg, "SELECT delta, reference FROM movements WHERE reason = 'sold'")
  t.strictSame(journal, [{ delta: -2, reference: 'ord_1' }])
  t.match(await sell('chk_unknown'), { status: 409, body: { code: 'invalid_state' } })
  await holdOf(fixture, 'chk_2', lines)
  await order('POST', '/internal/reservations/chk_2/release')
  t.match(await sell('chk_2'), { status: 409, body: { code: 'invalid_state' } })
  t.strictSame(await levels(fixture), [{ on_hand: 8, reserved: 0 }])
})

t.test('stock/check tells of holds that last longer than an hour', async (t) => {
  const fixture = await createFixture(t)
  await stockOf(fixture, [item('song', 10)])
  await holdOf(fixture, 'chk_1', lines)
  const check = () => fixture.as(staff('stock.write'))('POST', '/v1/admin/stock/check', { body: {} })
  t.match((await check()).body, { drifts: [], stale_holds: 0 })
  await age(fixture, '61 minutes')
  t.match((await check()).body, { drifts: [], stale_holds: 1 })
})
