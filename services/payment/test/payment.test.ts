import { execute, maybe } from '@stoa/kit/postgres/sql'
import { anonymous, customer, guest, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { authoriseOf, type Body, bookOf, brokenBooks, eur, type Room, recover, room } from './room.ts'

const clerk = (here: Room) => here.as(staff('payments.read', 'payments.write'))
const statusOf = async (here: Room, id: string) => (await here.internal('GET', `/internal/payments/${id}`)).body.status

t.test('the tokens of the test provider do what their names say', async (t) => {
  const here = await room(t)
  t.match(await authoriseOf(here, 'ok'), { status: 200, body: { status: 'captured', captured: eur(1000) } })
  t.match(await authoriseOf(here, 'no', 'tok_decline'), {
    status: 200,
    body: { status: 'failed', captured: eur(0), failure: /declined/ },
  })
  t.match(await authoriseOf(here, 'act', 'tok_action'), {
    body: { status: 'requires_action', action: { type: 'confirm' } },
  })
  t.match(await authoriseOf(here, 'lost', 'tok_lost_reply'), { body: { status: 'pending', captured: eur(0) } })
  t.match(await bookOf(here.pg, 'lost'), { captured: 1000 }, 'it charged all the same')
  t.equal(await statusOf(here, 'lost'), 'captured', 'and that is found out by asking')
  t.match(await authoriseOf(here, 'hook', 'tok_webhook_only'), { body: { status: 'pending' } })
  t.equal(await statusOf(here, 'hook'), 'pending')
  await execute(here.pg, 'UPDATE test_provider_charges SET decides_at = now()')
  const { deliver } = here.line.provider
  const { receiveMessage } = await import('../flows/messages.ts')
  await deliver?.((headers, raw) => receiveMessage(here.work(), 'test', headers, raw))
  await recover(here)
  t.equal((await maybe<Body>(here.pg, "SELECT status FROM payments WHERE id = 'hook'"))?.status, 'captured')
  t.match(await authoriseOf(here, 'bank', '', { method: 'bank_transfer' }), { body: { status: 'awaiting' } })
  t.same(await brokenBooks(here.pg), [])
})

t.test(
  'authorisePayment: 20 at once with one id charge once, and another payment under that id is refused',
  async (t) => {
    const here = await room(t)
    const answers = await Promise.all(Array.from({ length: 20 }, () => authoriseOf(here, 'p')))
    t.ok(answers.every((answer) => answer.status === 200))
    t.equal(await statusOf(here, 'p'), 'captured')
    t.match(await bookOf(here.pg, 'p'), { captured: 1000, refunded: 0 })
    const captures = here.events.filter((event) => event.captured.amount === 1000)
    t.equal(captures.length, 1, 'said once')
    t.match(await authoriseOf(here, 'p', 'tok_approve', { amount: eur(1) }), {
      status: 422,
      body: { code: 'idempotency_key_reused' },
    })
    t.match(await authoriseOf(here, 'minus', 'tok_approve', { amount: eur(-5) }), { status: 400 })
    t.match(await authoriseOf(here, 'nope', 'tok_approve', { method: 'shells' }), { status: 422 })
    t.same(await brokenBooks(here.pg), [])
  },
)

t.test('a purchase costs a fixed number of statements', async (t) => {
  const here = await room(t)
  await authoriseOf(here, 'warm')
  const before = here.pg.statements
  await authoriseOf(here, 'p')
  // Row; the network's two; then BEGIN, state, transfer, COMMIT (the outbox of this test writes none).
  t.equal(here.pg.statements - before, 7)
})

t.test('every event carries the version of the row it tells of', async (t) => {
  const here = await room(t)
  await authoriseOf(here, 'p', 'tok_action')
  await here.as(customer('usr_ada'))('POST', '/v1/payments/p/confirm')
  const body = { refund_id: 'r1', amount: eur(400), reason: null }
  await here.internal('POST', '/internal/payments/p/refunds', { body })
  const said = here.events.map(({ status, captured, refunded }) => [status, captured.amount, refunded.amount])
  t.same(said, [
    ['requires_action', 0, 0],
    ['captured', 1000, 0],
    ['captured', 1000, 400],
  ])
  const versions = here.events.map((event) => event.version)
  t.same(
    versions,
    [...versions].sort((a, b) => a - b),
  )
  t.equal((await maybe<Body>(here.pg, "SELECT version FROM payments WHERE id = 'p'"))?.version, versions.at(-1))
})

t.test('confirmPayment moves the payment and has the order placed; a decline is an answer', async (t) => {
  const here = await room(t)
  const ada = here.as(customer('usr_ada'))
  await authoriseOf(here, 'p', 'tok_action')
  t.match(await ada('GET', '/v1/payments/p'), { body: { status: 'requires_action', order_id: null } })
  const answer = await ada('POST', '/v1/payments/p/confirm', { body: {} })
  t.match(answer, { status: 200, body: { id: 'p', status: 'captured', order_id: 'ord_p', action: null } })
  t.same(here.order.resumed, ['chk_p'])
  t.match((await ada('POST', '/v1/payments/p/confirm')).body, { status: 'captured', order_id: 'ord_p' })
  t.match(await ada('GET', '/v1/payments/p'), { body: { order_id: 'ord_p' } })
  t.equal(here.order.resumed.length, 1, 'a placed order is not asked for again')

  await authoriseOf(here, 'fail', 'tok_action')
  const failed = await ada('POST', '/v1/payments/fail/confirm', { body: { details: { outcome: 'fail' } } })
  t.match(failed, { status: 200, body: { status: 'failed', failure: /declined/ } })
  t.match(await bookOf(here.pg, 'fail'), { captured: 0 })
})

t.test('confirmPayment answers although the order service is away, and unknown fields are refused', async (t) => {
  const here = await room(t)
  const { UnavailableError } = await import('@stoa/kit/values/problem')
  here.order.answer = async () => {
    throw new UnavailableError('order is away', false)
  }
  await authoriseOf(here, 'p', 'tok_action')
  const ada = here.as(customer('usr_ada'))
  t.match(await ada('POST', '/v1/payments/p/confirm', { body: { outcome: 'x' } }), { status: 400 })
  t.match(await ada('POST', '/v1/payments/p/confirm'), { status: 200, body: { status: 'captured', order_id: null } })
  here.order.answer = async () => 'ord_p'
  t.match(await ada('GET', '/v1/payments/p'), { body: { order_id: 'ord_p' } })
})

t.test('a payment is seen by its owner and by staff, and by nobody else', async (t) => {
  const here = await room(t)
  await authoriseOf(here, 'p', 'tok_action')
  await authoriseOf(here, 'g', 'tok_action', { owner: 'crt_1' })
  const ways: [string, string][] = [
    ['GET', '/v1/payments/'],
    ['POST', '/v1/payments/'],
  ]
  for (const [method, base] of ways) {
    const at = (id: string) => `${base}${id}${method === 'POST' ? '/confirm' : ''}`
    t.match(await here.as(customer('usr_eve'))(method, at('p')), { status: 404, body: { code: 'not_found' } })
    t.match(await here.as(guest('crt_2'))(method, at('g')), { status: 404 })
    t.match(await here.as(staff('payments.read'))(method, at('p')), { status: 404 })
    t.match(await here.as(anonymous)(method, at('p')), { status: 401 })
    t.match(await here.as(customer('usr_ada'))(method, at('g')), { status: 404 })
  }
  t.match(await here.as(guest('crt_1'))('GET', '/v1/payments/g'), { status: 200 })
  t.match(await here.as(customer('usr_ada'))('GET', '/v1/admin/payments/p'), { status: 403 })
  t.match(await here.as(staff('orders.read'))('GET', '/v1/admin/ledger'), { status: 403 })
  for (const action of ['capture', 'void', 'refund']) {
    const answer = await here.as(staff('payments.read'))('POST', `/v1/admin/payments/p/${action}`, { body: {} })
    t.match(answer, { status: 403 })
  }
  t.match(await here.as(staff('payments.read'))('GET', '/v1/admin/payments/p'), { status: 200 })
  t.match(await here.as(staff('payments.read'))('GET', '/internal/payments/p'), { status: 403 })
})

t.test('capture and void by staff, with capture set to manual', async (t) => {
  const here = await room(t, { capture: 'manual' })
  const call = (id: string, action: string, body: Body = {}) =>
    clerk(here)('POST', `/v1/admin/payments/${id}/${action}`, { body })
  t.match(await authoriseOf(here, 'p'), { body: { status: 'authorised', captured: eur(0) } })
  t.match(await call('p', 'capture', { amount: eur(1001) }), { status: 422 })
  t.match(await call('p', 'capture', { amount: { amount: 5, currency: 'USD' } }), { status: 422 })
  t.match(await call('p', 'capture', { amount: eur(600) }), { body: { status: 'captured', captured: eur(600) } })
  t.match(await call('p', 'capture', { amount: eur(600) }), { status: 200 }, 'again is harmless')
  t.match(await call('p', 'capture'), { status: 409, body: { code: 'invalid_state' } })
  t.match(await call('p', 'void'), { status: 409 })

  await authoriseOf(here, 'v')
  t.match(await call('v', 'void'), { status: 200, body: { status: 'cancelled' } })
  t.match(await call('v', 'void'), { status: 200 })
  t.match(await call('v', 'capture'), { status: 409 })
  t.match(await call('none', 'capture'), { status: 404 })
  t.same(await brokenBooks(here.pg), [])
})

t.test('manual money: awaiting, marked as received, given back', async (t) => {
  const here = await room(t)
  t.match((await authoriseOf(here, 'cash', '', { method: 'cash_on_delivery' })).body, { status: 'awaiting' })
  t.match((await authoriseOf(here, 'gone', '', { method: 'bank_transfer' })).body, { status: 'awaiting' })
  t.match(await clerk(here)('POST', '/v1/admin/payments/cash/capture'), { body: { status: 'captured' } })
  const body = { refund_id: 'r', amount: eur(1000), reason: 'returned' }
  const refunded = await here.internal('POST', '/internal/payments/cash/refunds', { body })
  t.match(refunded.body, { status: 'refunded', refunded: eur(1000) })
  t.match((await here.internal('POST', '/internal/payments/gone/cancel')).body, { status: 'cancelled' })
  const ledger = await clerk(here)('GET', '/v1/admin/ledger?include=balances')
  t.same(ledger.body.balances, [
    { account: 'orders:payable', amount: eur(0) },
    { account: 'provider:manual:receivable', amount: eur(0) },
  ])
})

t.test('refunds: in parallel never more than was captured; by id and by key once', async (t) => {
  const here = await room(t)
  await authoriseOf(here, 'p')
  const refund = (refund_id: string, amount: number, id = 'p') =>
    here.internal('POST', `/internal/payments/${id}/refunds`, {
      body: { refund_id, amount: eur(amount), reason: null },
    })
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => refund(`r${n}`, 300)))
  t.equal(answers.filter((answer) => answer.status === 200).length, 3)
  t.ok(answers.every((answer) => answer.status === 200 || answer.body.code === 'unprocessable'))
  t.match(await bookOf(here.pg, 'p'), { captured: 1000, refunded: 900 })

  const twice = await Promise.all(Array.from({ length: 5 }, () => refund('same', 60)))
  t.ok(twice.every((answer) => answer.status === 200))
  t.match(await bookOf(here.pg, 'p'), { refunded: 960 })
  t.match(await refund('same', 10), { status: 422, body: { code: 'idempotency_key_reused' } })
  await authoriseOf(here, 'q')
  t.match(await refund('same', 60, 'q'), { status: 422, body: { code: 'idempotency_key_reused' } })
  t.match(await refund('zero', 0), { status: 422 })

  const byStaff = (body: Body, key?: string) =>
    clerk(here)('POST', '/v1/admin/payments/p/refund', {
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
  t.same(await brokenBooks(here.pg), [])
})

t.test('the ledger is append-only, balanced, and posted once', async (t) => {
  const here = await room(t)
  await authoriseOf(here, 'p')
  for (const sql of ['UPDATE ledger_entries SET amount = 1', 'DELETE FROM ledger_entries', 'TRUNCATE ledger_entries']) {
    await t.rejects(execute(here.pg, sql), /append-only/, sql)
  }
  await t.rejects(execute(here.pg, "DELETE FROM ledger_transfers WHERE source = 'capture'"), /append-only/)
  const post = (id: string, reference: string, amounts: number[]) =>
    here.pg.tx(async (tx) => {
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
  const here = await room(t)
  for (const id of ['a', 'b', 'c']) await authoriseOf(here, id)
  await authoriseOf(here, 'd', 'tok_decline')
  await here.internal('POST', '/internal/payments/unknown/cancel')
  const get = (url: string) =>
    clerk(here)<{ data: Body[]; page: { next_cursor: string; prev_cursor: string } }>('GET', url)
  const before = here.pg.statements
  const page = await get('/v1/admin/payments?limit=3')
  t.equal(here.pg.statements - before, 1)
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

t.test('payment methods, for anyone', async (t) => {
  const here = await room(t)
  const answer = await here.as(anonymous)<{ data: Body[] }>('GET', '/v1/payment-methods?currency=EUR')
  t.same(
    answer.body.data.map(({ id, kind }) => [id, kind]),
    [
      ['test', 'test'],
      ['bank_transfer', 'manual'],
      ['cash_on_delivery', 'manual'],
    ],
  )
})
