import { execute } from '@stoa/kit/postgres/sql'
import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import {
  authoriseOf,
  type Body,
  createFixture,
  eur,
  type Fixture,
  findInconsistencies,
  recordedChargeOf,
} from './fixture.ts'

const clerk = (fixture: Fixture) => fixture.as(staff('payments.read', 'payments.write'))

t.test('staff capture and void payments when capture is manual', async (t) => {
  const fixture = await createFixture(t, { capture: 'manual' })
  const call = (id: string, action: string, body: Body = {}) =>
    clerk(fixture)('POST', `/v1/admin/payments/${id}/${action}`, { body })
  t.match(await authoriseOf(fixture, 'p'), { body: { status: 'authorised', captured: eur(0) } })
  t.match(await call('p', 'capture', { amount: eur(1001) }), { status: 422 })
  t.match(await call('p', 'capture', { amount: { amount: 5, currency: 'USD' } }), { status: 422 })
  t.match(await call('p', 'capture', { amount: eur(600) }), { body: { status: 'captured', captured: eur(600) } })
  t.match(await call('p', 'capture', { amount: eur(600) }), { status: 200 }, 'repeating changes nothing')
  t.match(await call('p', 'capture'), { status: 409, body: { code: 'invalid_state' } })
  t.match(await call('p', 'void'), { status: 409 })

  await authoriseOf(fixture, 'v')
  t.match(await call('v', 'void'), { status: 200, body: { status: 'cancelled' } })
  t.match(await call('v', 'void'), { status: 200 })
  t.match(await call('v', 'capture'), { status: 409 })
  t.match(await call('none', 'capture'), { status: 404 })
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test('a manual payment awaits its money, is captured by staff and refunded', async (t) => {
  const fixture = await createFixture(t)
  t.match((await authoriseOf(fixture, 'cash', '', { method: 'cash_on_delivery' })).body, { status: 'awaiting' })
  t.match((await authoriseOf(fixture, 'gone', '', { method: 'bank_transfer' })).body, { status: 'awaiting' })
  t.match(await clerk(fixture)('POST', '/v1/admin/payments/cash/capture'), { body: { status: 'captured' } })
  const body = { refund_id: 'r', amount: eur(1000), reason: 'returned' }
  const refunded = await fixture.internal('POST', '/internal/payments/cash/refunds', { body })
  t.match(refunded.body, { status: 'captured', refunded: eur(0), refund: { id: 'r', status: 'pending' } })
  t.match(await clerk(fixture)('POST', '/v1/admin/refunds/r/confirm'), { status: 200, body: { status: 'succeeded' } })
  t.match(await clerk(fixture)('GET', '/v1/admin/payments/cash'), { body: { status: 'refunded', refunded: eur(1000) } })
  t.match((await fixture.internal('POST', '/internal/payments/gone/cancel')).body, { status: 'cancelled' })
  const ledger = await clerk(fixture)('GET', '/v1/admin/ledger?include=balances')
  t.same(ledger.body.balances, [
    { account: 'orders:payable', amount: eur(0) },
    { account: 'provider:manual:receivable', amount: eur(0) },
  ])
})

t.test('refunds in parallel never exceed what was captured; each id and each key refunds once', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'p')
  const refund = (refund_id: string, amount: number, id = 'p') =>
    fixture.internal('POST', `/internal/payments/${id}/refunds`, {
      body: { refund_id, amount: eur(amount), reason: null },
    })
  const responses = await Promise.all(Array.from({ length: 10 }, (_, n) => refund(`r${n}`, 300)))
  t.equal(responses.filter((response) => response.status === 200).length, 3)
  t.ok(responses.every((response) => response.status === 200 || response.body.code === 'unprocessable'))
  t.match(await recordedChargeOf(fixture.pg, 'p'), { captured: 1000, refunded: 900 })

  const twice = await Promise.all(Array.from({ length: 5 }, () => refund('same', 60)))
  t.ok(twice.every((response) => response.status === 200))
  t.match(await recordedChargeOf(fixture.pg, 'p'), { refunded: 960 })
  t.match(await refund('same', 10), { status: 422, body: { code: 'idempotency_key_reused' } })
  await authoriseOf(fixture, 'q')
  t.match(await refund('same', 60, 'q'), { status: 422, body: { code: 'idempotency_key_reused' } })
  t.match(await refund('zero', 0), { status: 422 })

  const byStaff = (body: Body, key?: string) =>
    clerk(fixture)('POST', '/v1/admin/payments/p/refund', {
      body,
      ...(key ? { headers: { 'idempotency-key': key } } : {}),
    })
  t.match(await byStaff({}), { status: 400, body: { code: 'idempotency_key_missing' } })
  t.match(await byStaff({ amount: { amount: 1, currency: 'USD' } }, 'usd'), { status: 422 })
  const first = await byStaff({ reason: 'sorry' }, 'k1')
  t.match(first, { status: 200, body: { status: 'refunded', refunded: eur(1000) } })
  t.match(await byStaff({ reason: 'sorry' }, 'k1'), { status: 200, headers: { 'idempotent-replayed': 'true' } })
  t.match(await byStaff({ reason: 'other' }, 'k1'), { status: 422, body: { code: 'idempotency_key_reused' } })
  t.match(await byStaff({}, 'k2'), { status: 422, body: { code: 'unprocessable' } })
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test('the ledger is append-only, balanced, and posted once', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'p')
  for (const sql of ['UPDATE ledger_entries SET amount = 1', 'DELETE FROM ledger_entries', 'TRUNCATE ledger_entries']) {
    await t.rejects(execute(fixture.pg, sql), /append-only/, sql)
  }
  await t.rejects(execute(fixture.pg, "DELETE FROM ledger_transfers WHERE source = 'capture'"), /append-only/)
  const post = (id: string, reference: string, amounts: number[]) =>
    fixture.pg.tx(async (tx) => {
      await execute(tx, "INSERT INTO ledger_transfers VALUES ($1, 'capture', $2, 'p')", [id, reference])
      for (const amount of amounts) {
        const sql = "INSERT INTO ledger_entries (transfer_id, account, currency, amount) VALUES ($1, 'a', 'EUR', $2)"
        await execute(tx, sql, [id, amount])
      }
    })
  await t.rejects(post('t1', 'x', [5, -4]), /does not sum to zero/)
  await t.rejects(post('t2', 'y', []), /does not sum to zero/)
  await t.rejects(post('t3', 'p', [5, -5]), /duplicate key/)
  await post('t4', 'z', [5, -2, -3])
})

t.test('staff lists: filters, cursors both ways, a fixed number of queries', async (t) => {
  const fixture = await createFixture(t)
  for (const id of ['a', 'b', 'c']) await authoriseOf(fixture, id)
  await authoriseOf(fixture, 'd', 'tok_decline')
  await fixture.internal('POST', '/internal/payments/unknown/cancel')
  const get = (url: string) =>
    clerk(fixture)<{ data: Body[]; page: { next_cursor: string; prev_cursor: string } }>('GET', url)
  const before = fixture.pg.statements
  const page = await get('/v1/admin/payments?limit=3')
  t.equal(fixture.pg.statements - before, 1)
  t.same(
    page.body.data.map(({ id }) => id),
    ['d', 'c', 'b'],
  )
  const second = await get(`/v1/admin/payments?limit=3&cursor=${page.body.page.next_cursor}`)
  t.same(
    second.body.data.map(({ id }) => id),
    ['a'],
  )
  const back = await get(`/v1/admin/payments?limit=3&cursor=${second.body.page.prev_cursor}`)
  t.same(
    back.body.data.map(({ id }) => id),
    ['d', 'c', 'b'],
  )
  t.same(
    (await get('/v1/admin/payments?status=failed,cancelled')).body.data.map(({ id }) => id),
    ['d'],
  )
  t.same(
    (await get('/v1/admin/payments?order_number=N-b')).body.data.map(({ id }) => id),
    ['b'],
  )
  t.match(await get('/v1/admin/payments?status=lost'), { status: 400, body: { errors: [{ parameter: 'status' }] } })

  const ledger = await get('/v1/admin/ledger?limit=4')
  t.same(
    ledger.body.data.map((entry) => entry.payment_id),
    ['c', 'c', 'b', 'b'],
  )
  const rest = await get(`/v1/admin/ledger?limit=4&cursor=${ledger.body.page.next_cursor}`)
  t.same(
    rest.body.data.map((entry) => entry.payment_id),
    ['a', 'a'],
  )
  t.same(
    (await get('/v1/admin/ledger?payment_id=b&account=orders:payable')).body.data.map((entry) => entry.amount),
    [eur(-1000)],
  )
})
