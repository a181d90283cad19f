import { execute } from '@stoa/kit/postgres/sql'
import { customer, serviceNamed } from '@stoa/kit/testing/app'
import t from 'tap'
import { recoverEndings } from '../flows/cancellation.ts'
import { type CheckoutFixture, checkoutFixture, log, recoverAll } from './checkout-fixture.ts'
import { type Body, clerk, eventsOf, once, placed, withoutPayments } from './order-steps.ts'

interface Shown extends Body {
  id: string
  status: string
  withdrawable: boolean
  withdrawable_until: string | null
  withdrawals: { id: string; items: { item_id: string; quantity: number }[]; received_at: string }[]
  timeline: { kind: string; reference: string | null }[]
}

const DECLARED = { name: 'Ada Lovelace', email: 'ada@elsewhere.example' }

const withdraw = (fixture: CheckoutFixture, id: string, more: Body = {}, headers: Record<string, string> = {}) =>
  fixture.as(customer('usr_1'))<Shown>('POST', `/v1/orders/${id}/withdraw`, { body: { ...DECLARED, ...more }, headers })

const read = async (fixture: CheckoutFixture, id: string) =>
  (await fixture.as(customer('usr_1'))<Shown>('GET', `/v1/orders/${id}`)).body

/** An order that came in; on a Wednesday, unless another moment is named. */
async function delivered(fixture: CheckoutFixture, at = '2026-11-25T10:00:00Z') {
  const order = await placed(fixture, { items: { song: 3, film: 1 } })
  const url = `/v1/admin/orders/${order.id}/fulfilments`
  const { body } = await fixture.as(clerk)<Body>('POST', url, { body: {} })
  await execute(fixture.pg, 'UPDATE order_lines SET requires_shipping = true')
  await fixture.as(clerk)('POST', `${url}/${body.id}/delivered`)
  await execute(fixture.pg, 'UPDATE fulfilments SET delivered_at = $1', [at])
  return order
}

const now = () => new Date().toISOString()

// Many orders; a busy machine needs its time.
t.setTimeout(900_000)

t.test('a withdrawal from what came in: recorded with its time, once however often it is sent', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await delivered(fixture, now())
  const [song] = order.items.map(({ id }) => id)
  const part = { items: [{ item_id: song, quantity: 2 }], text: 'They do not sing.' }
  const before = new Date().toISOString()
  const all = await Promise.all([1, 2, 3].map(() => withdraw(fixture, order.id, part)))
  for (const { status, body } of all) {
    t.match({ status, body }, { status: 200, body: { status: 'placed', withdrawable: true } })
    t.match(body.withdrawals, [{ ...DECLARED, ...part }])
  }
  const [declared] = all[0]?.body.withdrawals ?? []
  t.ok(declared && declared.received_at >= before)
  const events = await eventsOf(fixture, 'order.withdrawal_received')
  const facts = { customer_id: 'usr_1', payment_status: 'paid', fulfilment_status: 'delivered' }
  t.match(events, [{ data: { order_id: order.id, number: order.number, withdrawal_id: declared?.id, ...facts } }])
  t.equal(events.length, 1, 'one receipt')
  t.match((await read(fixture, order.id)).timeline.at(-1), { kind: 'withdrawal_received', reference: declared?.id })

  const rest = await withdraw(fixture, order.id)
  t.match(rest.body, { status: 'placed', withdrawable: false, fulfilment_status: 'delivered' })
  t.match(rest.body.withdrawals[1]?.items, [{ item_id: song, quantity: 1 }, { quantity: 1 }], 'what is left of it')
  t.equal((await withdraw(fixture, order.id)).body.withdrawals.length, 2)
  t.equal((await eventsOf(fixture, 'order.withdrawal_received')).length, 2)
})

t.test('a repeated key gets the first response, and another request under it is refused', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await delivered(fixture, now())
  const key = { 'idempotency-key': 'w1' }
  const first = await withdraw(fixture, order.id, {}, key)
  t.same((await withdraw(fixture, order.id, {}, key)).body, first.body)
  t.match((await withdraw(fixture, order.id, { text: 'another' }, key)).body, { code: 'idempotency_key_reused' })
})

t.test(
  'what was not shipped is cancelled with the withdrawal from all of it, also where a crash came between',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const order = await placed(fixture)
    await withoutPayments(fixture, async () => {
      const { status, body } = await withdraw(fixture, order.id)
      t.match(
        { status, body },
        { status: 200, body: { status: 'cancelled', payment_status: 'paid', withdrawable: false } },
      )
    })
    await recoverAll(fixture)
    t.match(await read(fixture, order.id), {
      payment_status: 'refunded',
      cancel_reason: 'The buyer has withdrawn from it.',
    })
    t.equal((await eventsOf(fixture, 'order.cancelled')).length, 1)

    const unpaid = await placed(fixture, { method: 'bank_transfer' })
    await withoutPayments(fixture, () => withdraw(fixture, unpaid.id))
    t.match(await read(fixture, unpaid.id), { status: 'placed', withdrawals: [{}] }, 'its payment has to end first')
    await execute(fixture.pg, "UPDATE orders SET ending_due_at = now() - interval '1 second' WHERE ending IS NOT NULL")
    t.equal(await recoverEndings(fixture.deps, log), 1)
    t.match(await read(fixture, unpaid.id), { status: 'cancelled' })

    const part = await placed(fixture, { items: { song: 2 } })
    const items = [{ item_id: part.items[0]?.id, quantity: 1 }]
    t.match((await withdraw(fixture, part.id, { items })).body, { status: 'placed', cancellable: true })
  },
)

t.test(
  'withdrawing and cancelling at once: one cancellation, and every declaration that was taken is kept',
  async (t) => {
    const fixture = await checkoutFixture(t)
    for (let round = 0; round < 5; round++) {
      const { id } = await placed(fixture)
      const cancel = fixture.as(customer('usr_1'))<Shown>('POST', `/v1/orders/${id}/cancel`)
      const [withdrawn, cancelled] = await Promise.all([withdraw(fixture, id), cancel])
      t.equal(cancelled.status, 200)
      const after = await read(fixture, id)
      t.equal(after.status, 'cancelled')
      t.equal(after.withdrawals.length, withdrawn.status === 200 ? 1 : 0)
      if (withdrawn.status !== 200) t.match(withdrawn, { status: 409, body: { code: 'invalid_state' } })
    }
    t.equal((await eventsOf(fixture, 'order.cancelled')).length, 5)
  },
)

t.test(
  'the time to withdraw: by days of the shop’s zone after the last goods came in, never ending on a weekend',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const until = async (at: string, zone: string | null = null) => {
      await execute(fixture.pg, 'UPDATE shop SET settings = $1', [JSON.stringify(zone ? { time_zone: zone } : {})])
      return (await read(fixture, (await delivered(fixture, at)).id)).withdrawable_until
    }
    t.equal(await until('2026-11-25T10:00:00Z'), '2026-12-10T00:00:00.000Z', 'a Wednesday, two weeks later')
    t.equal(await until('2026-11-28T10:00:00Z'), '2026-12-15T00:00:00.000Z', 'a Saturday ends on a Monday')
    t.equal(await until('2026-11-25T23:30:00Z', 'Europe/Berlin'), '2026-12-10T23:00:00.000Z', 'Thursday there')
    t.equal(
      await until('2026-10-20T10:00:00Z', 'Europe/Berlin'),
      '2026-11-03T23:00:00.000Z',
      'over a change of the clocks',
    )
    await execute(fixture.pg, "UPDATE shop SET settings = '{}'")

    const late = await delivered(fixture, '2026-01-05T10:00:00Z')
    t.notOk((await read(fixture, late.id)).withdrawable)
    t.match(await withdraw(fixture, late.id), { status: 409, body: { code: 'invalid_state', detail: /2026-01-20/ } })
    t.equal((await eventsOf(fixture, 'order.withdrawal_received')).length, 0)
  },
)

t.test(
  'as long as goods have yet to come in the time has not begun; without goods it begins with the order',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const shipped = await placed(fixture, { items: { song: 2 } })
    await execute(fixture.pg, 'UPDATE order_lines SET requires_shipping = true')
    await fixture.as(clerk)('POST', `/v1/admin/orders/${shipped.id}/fulfilments`, { body: {} })
    await execute(fixture.pg, "UPDATE orders SET placed_at = now() - interval '90 days'")
    t.match(await read(fixture, shipped.id), { withdrawable: true, withdrawable_until: null, cancellable: false })
    t.equal((await withdraw(fixture, shipped.id)).status, 200)

    const download = await placed(fixture)
    await execute(fixture.pg, 'UPDATE order_lines SET requires_shipping = false')
    t.type((await read(fixture, download.id)).withdrawable_until, 'string')
  },
)

t.test(
  'a page of orders is shown with one format of the clocks, as making one takes longer than an order',
  async (t) => {
    const fixture = await checkoutFixture(t)
    for (let count = 0; count < 3; count++) await delivered(fixture)
    await execute(fixture.pg, 'UPDATE shop SET settings = $1', [JSON.stringify({ time_zone: 'Pacific/Chatham' })])
    const made = t.capture(Intl, 'DateTimeFormat', Intl.DateTimeFormat)
    const { body } = await fixture.as(clerk)<{ data: Shown[] }>('GET', '/v1/admin/orders?limit=100')
    const days = body.data.map(({ withdrawable_until }) => withdrawable_until)
    t.same(days, Array(3).fill('2026-12-09T10:15:00.000Z'), 'Thursday there begins when it is a quarter past ten')
    await execute(fixture.pg, "UPDATE shop SET settings = '{}'")
    const there = made().filter(({ args: [, options] }) => options?.timeZone === 'Pacific/Chatham')
    t.equal(there.length, 1)
  },
)

t.test('a shop gives another time to orders from then on, or none', async (t) => {
  const fixture = await checkoutFixture(t)
  const give = (days: number) =>
    execute(fixture.pg, 'UPDATE shop SET settings = $1', [JSON.stringify({ withdrawal_days: days })])
  const before = await delivered(fixture, now())
  await give(0)
  t.ok((await read(fixture, before.id)).withdrawable, 'what was promised stays')
  const none = await delivered(fixture, now())
  t.match(await read(fixture, none.id), { withdrawable: false, withdrawable_until: null })
  t.equal((await withdraw(fixture, none.id)).status, 409)
  await give(30)
  const longer = await delivered(fixture, '2026-11-25T10:00:00Z')
  t.equal(
    (await read(fixture, longer.id)).withdrawable_until,
    '2026-12-26T00:00:00.000Z',
    'a Friday, thirty days later',
  )
  await execute(fixture.pg, "UPDATE shop SET settings = '{}'")
})

t.test('staff record what a buyer declared by letter, by the day of the letter', async (t) => {
  const fixture = await checkoutFixture(t)
  const record = (id: string, body: Body = {}, headers: Record<string, string> = {}) =>
    fixture.as(clerk)<Shown>('POST', `/v1/admin/orders/${id}/withdraw`, { body: { name: 'Ada', ...body }, headers })
  const order = await delivered(fixture, '2026-01-05T10:00:00Z')
  await execute(fixture.pg, "UPDATE orders SET placed_at = '2026-01-02T10:00:00Z'")
  const items = [{ item_id: order.items[0]?.id, quantity: 1 }]
  t.match(await record(order.id, { items }), { status: 409, body: { detail: /accept_late/ } })
  t.match(await record(order.id, { items, declared_on: '2026-01-20' }), { status: 409 }, 'a day too late')
  for (const declared_on of ['2026-01-01', '2226-01-01']) {
    t.match(await record(order.id, { declared_on }), { status: 422, body: { errors: [{ pointer: '/declared_on' }] } })
  }
  t.equal((await record(order.id, { declared_on: '2026-02-30' })).status, 400)
  const key = once()
  const first = await record(order.id, { items, declared_on: '2026-01-19', text: 'A letter' }, key)
  t.match(first, { status: 200, headers: { etag: /^"/ } })
  t.same((await record(order.id, { items, declared_on: '2026-01-19', text: 'A letter' }, key)).body, first.body)
  const late = await record(order.id, { accept_late: true, email: 'ada@elsewhere.example' })
  const { email } = await read(fixture, order.id)
  t.match(late.body.withdrawals, [
    { name: 'Ada', text: 'A letter', email, declared_on: '2026-01-19', recorded_by: /^user:/ },
    { declared_on: null, email: 'ada@elsewhere.example' },
  ])
  t.match(late.body.timeline.at(-1), { kind: 'withdrawal_received', actor: /^user:/ })
  t.equal((await record(order.id, { accept_late: true })).body.withdrawals.length, 2, 'nothing is left')
  t.equal((await eventsOf(fixture, 'order.withdrawal_received')).length, 2)
  const [mine] = (await fixture.as(customer('usr_1'))<Shown>('GET', `/v1/orders/${order.id}`)).body.withdrawals
  t.match(mine, { declared_on: '2026-01-19' })
  t.notOk('recorded_by' in (mine ?? {}), 'which buyers are not told')

  const unshipped = await placed(fixture)
  t.match((await record(unshipped.id)).body, { status: 'cancelled', cancelled_by: /^user:/ })
  const cancelled = await placed(fixture)
  await fixture.as(clerk)('POST', `/v1/admin/orders/${cancelled.id}/cancel`)
  t.match(await record(cancelled.id, { accept_late: true }), { status: 409, body: { detail: /cancelled/ } })
})

t.test('what is not of the order is refused, and staff find what was withdrawn from', async (t) => {
  const fixture = await checkoutFixture(t)
  const [order, other] = [await delivered(fixture, now()), await delivered(fixture, now())]
  const line = { item_id: order.items[0]?.id, quantity: 4 }
  t.match((await withdraw(fixture, order.id, { items: [line] })).body, { errors: [{ pointer: '/items/0/quantity' }] })
  const foreign = { item_id: other.items[0]?.id, quantity: 1 }
  t.match((await withdraw(fixture, order.id, { items: [foreign] })).body, { errors: [{ pointer: '/items/0/item_id' }] })
  t.equal((await withdraw(fixture, order.id, { name: ' ' })).status, 400)
  await withdraw(fixture, order.id)
  const list = await fixture.as(clerk)<{ data: Shown[] }>('GET', '/v1/admin/orders?withdrawn=true')
  t.match(list.body.data, [{ id: order.id, withdrawals: [DECLARED] }])
  t.equal(list.body.data.length, 1)
})

t.test(
  'units withdrawn from before they are shipped stay where they are, and the time to withdraw begins without them',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const order = await placed(fixture, { items: { song: 3, film: 1 } })
    await execute(fixture.pg, 'UPDATE order_lines SET requires_shipping = true')
    const [song, film] = order.items.map(({ id }) => id)
    await withdraw(fixture, order.id, { items: [{ item_id: song, quantity: 2 }] })
    const url = `/v1/admin/orders/${order.id}/fulfilments`
    const { body } = await fixture.as(clerk)<Body>('POST', url, { body: {} })
    t.match(body.items, [
      { item_id: song, quantity: 1 },
      { item_id: film, quantity: 1 },
    ])
    t.match((await read(fixture, order.id)).fulfilment_status, 'fulfilled')
    await fixture.as(clerk)('POST', `${url}/${body.id}/delivered`)
    t.match(await read(fixture, order.id), { fulfilment_status: 'delivered', withdrawable_until: /^20/ })
  },
)

t.test('a buyer who withdraws from what is still to come leaves an order that is as its shipments are', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { items: { song: 1, film: 1 } })
  const [song, film] = order.items.map(({ id }) => id)
  const url = `/v1/admin/orders/${order.id}/fulfilments`
  await fixture.as(clerk)('POST', url, { body: { items: [{ item_id: song, quantity: 1 }] }, headers: once() })
  t.match((await read(fixture, order.id)).fulfilment_status, 'partial')
  const { body } = await withdraw(fixture, order.id, { items: [{ item_id: film, quantity: 1 }] })
  t.match(body, { status: 'placed', fulfilment_status: 'fulfilled' })
  t.match(await fixture.as(clerk)('POST', url, { body: {} }), { status: 409, body: { code: 'invalid_state' } })
})

t.test("a buyer may withdraw part after part; neither a stranger's inbox nor the order is filled by it", async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { items: { song: 33 } })
  const [song] = order.items.map(({ id }) => id)
  const { email } = await read(fixture, order.id)
  const part = (quantity: number, more: Body = {}) =>
    withdraw(fixture, order.id, { items: [{ item_id: song, quantity }], ...more })
  for (let quantity = 1; quantity <= 5; quantity += 1) t.equal((await part(quantity)).status, 200)
  t.match(await part(6), { status: 422, body: { errors: [{ pointer: '/email', code: 'invalid' }] } })
  for (let quantity = 6; quantity <= 30; quantity += 1) await part(quantity, { email: String(email).toUpperCase() })
  t.match(await read(fixture, order.id), { withdrawable: true, withdrawals: { length: 30 } })
  t.match(await part(31, { email }), { status: 409, body: { detail: /all that is left at once/ } })
  t.match(await withdraw(fixture, order.id, { email }), { status: 200, body: { withdrawable: false } })
  t.equal((await read(fixture, order.id)).withdrawals.length, 31)
})

t.test('what buyers declare makes no page of orders large', async (t) => {
  const fixture = await checkoutFixture(t)
  const count = 5
  for (const _ of Array(count)) {
    const order = await placed(fixture, { items: { song: 9 } })
    const [song] = order.items.map(({ id }) => id)
    for (let quantity = 1; quantity <= 6; quantity += 1) {
      const part = { items: [{ item_id: song, quantity }], text: '😀'.repeat(2000) }
      t.equal(
        (await withdraw(fixture, order.id, part)).status,
        quantity === 6 ? 422 : 200,
        'five have receipts elsewhere',
      )
    }
  }
  const page = await fixture.as(customer('usr_1'))<{ data: Shown[]; page: Body }>('GET', '/v1/orders?limit=100')
  t.equal(page.body.data.length, 4, 'forty lines each')
  t.ok(page.body.page.next_cursor)
  t.ok(JSON.stringify(page.body).length < 400_000)
  const [{ id = '', withdrawals = [] } = {}] = page.body.data
  const body = { order_ids: [id], withdrawal_ids: [withdrawals[3]?.id] }
  const told = await fixture.as(serviceNamed('notification'))<{ data: Shown[] }>('POST', '/internal/orders/read', {
    body,
  })
  t.strictSame(
    told.body.data.map((order) => order.withdrawals.map((declared) => declared.id)),
    [[withdrawals[3]?.id]],
    'who sends its receipt reads the one',
  )
})
