import { execute, query } from '@stoa/kit/postgres/sql'
import { customer } from '@stoa/kit/testing/app'
import fc from 'fast-check'
import t from 'tap'
import { itemsToShip, shipped } from '../domain/fulfilment.ts'
import {
  amountOf,
  decideRefunds,
  type ItemsCancellation,
  itemsToCancel,
  withoutItems,
} from '../domain/item-cancellation.ts'
import { leftOf, withdrawnOf } from '../domain/line-units.ts'
import type { OrderLine, WholeOrder } from '../domain/order.ts'
import { cancelledAmount } from '../domain/order-money.ts'
import { newlyWithdrawn } from '../domain/withdrawal.ts'
import { recoverItemsMoney } from '../flows/item-cancellation.ts'
import { type CheckoutFixture, checkoutFixture, log, recoverAll } from './checkout-fixture.ts'
import { consume } from './checkout-steps.ts'
import { type Body, clerk, eventsOf, once, placed, withoutPayments } from './order-steps.ts'

type Shown = Body & {
  items: { id: string; quantity: number; fulfilled: number; cancelled: number }[]
  cancellations: { id: string; refunded: { amount: number } | null }[]
  refunds: Body[]
  payment: { id: string }
}

const cancelItems = (fixture: CheckoutFixture, id: string, body: Body = {}, headers: Record<string, string> = once()) =>
  fixture.as(clerk)<Shown>('POST', `/v1/admin/orders/${id}/cancel-items`, { body: { restock: true, ...body }, headers })

const ship = (fixture: CheckoutFixture, id: string, body: Body = {}) =>
  fixture.as(clerk)<Body>('POST', `/v1/admin/orders/${id}/fulfilments`, { body, headers: once() })

const read = async (fixture: CheckoutFixture, id: string) =>
  (await fixture.as(clerk)<Shown>('GET', `/v1/admin/orders/${id}`)).body

const paymentOf = (order: Body) => (order.payment as { id: string }).id

async function becomesDue({ pg, deps }: CheckoutFixture): Promise<number> {
  await execute(
    pg,
    "UPDATE orders SET items_money_due_at = now() - interval '1 second' WHERE items_money_due_at IS NOT NULL",
  )
  return recoverItemsMoney(deps, log)
}

t.test('what will never come of a partly shipped order is cancelled, which ends it', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { items: { song: 3 } })
  const [song] = order.items.map(({ id }) => id)
  await ship(fixture, order.id, { items: [{ item_id: song, quantity: 2 }] })
  t.equal((await cancelItems(fixture, order.id, {}, {})).body.code, 'idempotency_key_missing')
  const key = once()
  const body = { restock: false, reason: 'Not made any more' }
  const { status, body: after } = await cancelItems(fixture, order.id, body, key)
  const price = Number((order.totals as { total: { amount: number } }).total.amount) / 3
  const money = { amount: price, currency: 'EUR' }
  t.match(
    { status, after },
    {
      status: 200,
      after: {
        ...{ status: 'placed', fulfilment_status: 'fulfilled', payment_status: 'partially_refunded' },
        items: [{ quantity: 3, fulfilled: 2, cancelled: 1 }],
        payment: { refunded: money, outstanding: { amount: 0 } },
        refunds: [{ status: 'succeeded', amount: money, reason: body.reason, actor: /^user:/ }],
        cancellations: [{ ...body, amount: money, refunded: money, cancelled_by: /^user:/ }],
      },
    },
  )
  const [event] = await eventsOf(fixture, 'order.items_cancelled')
  t.match(event?.data, {
    ...{ order_id: order.id, fulfilment_status: 'fulfilled', reason: body.reason, amount: money, restock: [] },
    ...{ cancellation_id: after.cancellations[0]?.id, lines: [{ variant_id: 'song', quantity: 1 }] },
  })
  t.match(after.timeline, [{}, {}, {}, { kind: 'items_cancelled', actor: /^user:/ }, { kind: 'refunded' }])

  t.match((await cancelItems(fixture, order.id, body, key)).body, { cancellations: { length: 1 } }, 'twice is once')
  t.match(await cancelItems(fixture, order.id), { status: 409, body: { code: 'invalid_state' } })
  t.match(await ship(fixture, order.id), { status: 409, body: { code: 'invalid_state' } })
  t.equal((await eventsOf(fixture, 'order.refunded')).length, 1)
  const buyer = await fixture.as(customer('usr_1'))<Shown>('GET', `/v1/orders/${order.id}`)
  t.match(buyer.body.cancellations, [{ amount: money, reason: body.reason }])
  t.notOk('cancelled_by' in (buyer.body.cancellations[0] ?? {}), 'which buyers are not told')
})

t.test('an order is cancelled part by part, each unit once, and the rest of it as a whole', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { items: { song: 3, film: 1 } })
  const [song, film] = order.items.map(({ id }) => id)
  const of = (item_id: string | undefined, quantity: number) => ({ items: [{ item_id, quantity }] })
  t.match(await cancelItems(fixture, order.id), { status: 409, body: { detail: /cancel the order/ } }, 'all of it')
  t.match(await cancelItems(fixture, order.id, of(song, 4)), {
    status: 422,
    body: { errors: [{ pointer: '/items/0/quantity' }] },
  })
  t.match(await cancelItems(fixture, order.id, of('itm_other', 1)), { status: 422 })
  t.match((await cancelItems(fixture, order.id, of(song, 1))).body, {
    fulfilment_status: 'unfulfilled',
    cancellable: true,
  })
  t.equal((await cancelItems(fixture, order.id, { ...of(film, 1), restock: false, refund: false })).status, 200)
  t.match(await read(fixture, order.id), {
    payment: { refunded: { amount: 500 }, outstanding: { amount: 0 } },
    cancellations: [{ refunded: { amount: 500 } }, { refunded: { amount: 0 }, refund_id: null }],
  })
  await fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/cancel`)
  const after = await read(fixture, order.id)
  t.match(after, { status: 'cancelled', payment_status: 'refunded', payment: { refunded: { amount: 2700 } } })
  const [cancelled] = await eventsOf(fixture, 'order.cancelled')
  t.same(cancelled?.data.restock, [{ variant_id: 'song', quantity: 2 }], 'what came back before does not come again')
  t.match(await cancelItems(fixture, order.id, of(song, 1)), { status: 409, body: { code: 'invalid_state' } })
})

t.test('what is cancelled before it is paid need not be paid', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { method: 'bank_transfer', items: { song: 3 } })
  const payment = paymentOf(order)
  const one = { items: [{ item_id: order.items[0]?.id, quantity: 1 }] }
  const cancelled = await cancelItems(fixture, order.id, one)
  t.match(cancelled.body, {
    ...{ payment_status: 'awaiting', cancellations: [{ refunded: { amount: 0 }, refund_id: null }] },
    payment: { outstanding: { amount: 1000 } },
  })
  t.equal(fixture.stubs.payments.get(payment)?.waived, 500)

  fixture.stubs.receive(payment, 700)
  await consume(fixture, payment)
  t.match(await read(fixture, order.id), {
    payment_status: 'partially_paid',
    payment: { outstanding: { amount: 300 } },
  })
  // 700 has come for what costs 500: that is all of it, and 200 too much.
  const { body } = await cancelItems(fixture, order.id, one)
  t.match(body, {
    ...{ payment_status: 'paid', cancellations: [{}, { amount: { amount: 500 }, refunded: { amount: 200 } }] },
    payment: { outstanding: { amount: 0 }, refund_pending: { amount: 200 } },
    refunds: [{ status: 'pending' }],
  })
  const received = await eventsOf(fixture, 'order.payment_received')
  t.match(received.at(-1)?.data, { payment_status: 'paid', rest_waived: true })
  t.notOk(received.at(-2)?.data.rest_waived, 'money had come')
})

t.test('the money of cancelled items follows when the payment was away, or had moved meanwhile', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { method: 'bank_transfer', items: { song: 3 } })
  await ship(fixture, order.id, { items: [{ item_id: order.items[0]?.id, quantity: 2 }] })
  await withoutPayments(fixture, async () => {
    const { body } = await cancelItems(fixture, order.id)
    t.match(body, { fulfilment_status: 'fulfilled', cancellations: [{ refunded: null }], refunds: [] })
  })
  // All of it comes before the payment is told.
  fixture.stubs.settle(paymentOf(order), 'captured')
  t.equal(await becomesDue(fixture), 1)
  t.match(await read(fixture, order.id), {
    ...{ cancellations: [{ refunded: { amount: 500 } }], refunds: [{ status: 'pending', amount: { amount: 500 } }] },
  })
  t.equal(await becomesDue(fixture), 0)
  await recoverAll(fixture)
  t.equal((await read(fixture, order.id)).refunds.length, 1)

  const cancelled = await placed(fixture, { items: { song: 3 } })
  await withoutPayments(fixture, () =>
    cancelItems(fixture, cancelled.id, { items: [{ item_id: cancelled.items[0]?.id, quantity: 1 }] }),
  )
  await fixture.as(clerk)('POST', `/v1/admin/orders/${cancelled.id}/cancel`)
  await becomesDue(fixture)
  const after = await read(fixture, cancelled.id)
  t.match(after, { payment_status: 'refunded', refunds: { length: 1 }, cancellations: [{ refunded: { amount: 0 } }] })
})

t.test('of a shipment and a cancellation of the same units, and of two cancellations, one comes first', async (t) => {
  const fixture = await checkoutFixture(t)
  for (let round = 0; round < 6; round++) {
    const order = await placed(fixture, { items: { song: 3 } })
    const [song] = order.items.map(({ id }) => id)
    await ship(fixture, order.id, { items: [{ item_id: song, quantity: 1 }] })
    const two = { items: [{ item_id: song, quantity: 2 }] }
    const both = await Promise.all([
      cancelItems(fixture, order.id, two),
      round % 2 ? ship(fixture, order.id, two) : cancelItems(fixture, order.id, two),
    ])
    const [refused, ...more] = both.filter(({ status }) => status >= 400)
    t.match({ refused, more }, { refused: { status: 422, body: { code: 'unprocessable' } }, more: { length: 0 } })
    const [line] = (await read(fixture, order.id)).items
    t.equal((line?.fulfilled ?? 0) + (line?.cancelled ?? 0), 3)
  }
  const [{ sold, kept } = { sold: 0, kept: 0 }] = await query<{ sold: number; kept: number }>(
    fixture.pg,
    `SELECT sum(o.captured - o.refunded)::int AS kept, sum(l.fulfilled * l.unit_price)::int AS sold
       FROM orders o JOIN order_lines l ON l.order_id = o.id`,
  )
  t.equal(kept, sold, 'what is kept of the money is for what was shipped')
})

t.test('units that the buyer has withdrawn from are those that are cancelled first', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { items: { song: 4 } })
  const [song] = order.items.map(({ id }) => id)
  const declare = (quantity: number) => {
    const body = { name: 'Ada', email: 'ada@example.com', items: [{ item_id: song, quantity }] }
    return fixture.as(customer('usr_1'))<Shown>('POST', `/v1/orders/${order.id}/withdraw`, { body })
  }
  const cancelOne = () => cancelItems(fixture, order.id, { items: [{ item_id: song, quantity: 1 }] })
  await declare(1)
  t.match((await cancelOne()).body.cancellations, [{ items: [{ withdrawn: 1 }] }])
  t.match((await cancelOne()).body.cancellations, [{}, { items: [{ withdrawn: 0 }] }])
  t.match(await declare(4), { status: 422, body: { errors: [{ detail: 'The order has 3 of it.' }] } })
  await declare(2)
  t.match(await ship(fixture, order.id), { body: { items: [{ quantity: 1 }] } }, 'one of four is wanted')
  t.match(await read(fixture, order.id), { fulfilment_status: 'fulfilled', items: [{ fulfilled: 1, cancelled: 2 }] })
  t.match((await cancelItems(fixture, order.id)).body, { items: [{ fulfilled: 1, cancelled: 3 }] })
})

const line = (id: string, more: Pick<OrderLine, 'quantity' | 'total' | 'tax'>) =>
  ({ ...more, id, fulfilled: 0, cancelled: 0, requires_shipping: true }) as OrderLine

/** An order with three lines, of which nothing is paid. */
const orderOf = (prices_include_tax: boolean, lines: readonly OrderLine[], shipping: number): WholeOrder => {
  const total = lines.reduce((sum, each) => sum + each.total + (prices_include_tax ? 0 : each.tax), shipping)
  const money = { total, captured: 0, refunded: 0, money_due_at: null, payment_status: 'awaiting' }
  const none = { fulfilments: [], refunds: [], withdrawals: [], cancellations: [], ending: null }
  const order = { status: 'placed', fulfilment_status: 'unfulfilled', lines, totals: { prices_include_tax } }
  return { ...order, ...money, ...none } as unknown as WholeOrder
}

t.test('of a transfer that went back and came again no more goes back than is there beyond the rest', async (t) => {
  const of = (captured: number, refunded: number, payment_status: WholeOrder['payment_status']) => {
    const order = orderOf(true, [line('itm_1', { quantity: 10, total: 10_000, tax: 0 })], 0)
    const sentBack = { id: 'rfd_1', amount: refunded, status: 'succeeded' }
    const paid = { ...order, captured, refunded, payment_status, refunds: refunded > 0 ? [sentBack] : [] } as WholeOrder
    const cancelled = after(paid, { kind: 'cancel', at: 0, units: 3 })
    return decideRefunds(cancelled, new Set(['0']), () => 'rfd_2').cancellations[0]?.refunded
  }
  t.equal(of(12_000, 6_000, 'partially_paid'), 0, '6000 of 7000 is there')
  t.equal(of(13_000, 6_000, 'paid'), 0, 'just the rest is there')
  t.equal(of(16_000, 6_000, 'paid'), 3_000, 'all is there')
  t.equal(of(10_000, 2_000, 'partially_refunded'), 3_000, 'what was given for something else stays given')
})

type Step = { kind: 'ship' | 'cancel' | 'withdraw' | 'pay' | 'told'; at: number; units: number }

/** The order after a step; as it was where the rules refuse it. */
function after(order: WholeOrder, { kind, at, units }: Step): WholeOrder {
  const item = { item_id: order.lines[at]?.id ?? '', quantity: units }
  const id = `${order.cancellations.length}`
  if (kind === 'ship')
    return { ...order, fulfilment_status: 'partial', lines: shipped(order.lines, itemsToShip(order, [item])) }
  if (kind === 'withdraw') {
    const quantity = withdrawnOf(order, item.item_id) + units
    return {
      ...order,
      withdrawals: [...order.withdrawals, { items: newlyWithdrawn(order, [{ ...item, quantity }]) }],
    } as WholeOrder
  }
  if (kind === 'cancel') {
    const items = itemsToCancel(order, [item])
    const undecided = { reason: null, restock: true, refund: true, refund_id: null, refunded: null, by: 'user:1' }
    const cancellation = { id, items, amount: amountOf(order, items), ...undecided, cancelled_at: new Date(0) }
    return withoutItems(order, cancellation satisfies ItemsCancellation)
  }
  if (kind === 'pay') {
    const told = order.cancellations.filter(({ refunded }) => refunded !== null)
    const owed = order.total - cancelledAmount({ cancellations: told }) - order.captured
    return { ...order, captured: order.captured + Math.max(0, Math.min(owed, units * 333)) }
  }
  const { cancellations, refunds } = decideRefunds(order, new Set(order.cancellations.map((each) => each.id)), () => id)
  return {
    ...order,
    cancellations,
    refunds: [...order.refunds, ...refunds.map((each) => ({ ...each, status: 'pending' }))],
  } as WholeOrder
}

function tried(order: WholeOrder, step: Step): WholeOrder {
  try {
    return after(order, step)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return order
    throw error
  }
}

t.test(
  'whatever is shipped, cancelled, withdrawn from and paid: no unit is twice, and no more goes back than came',
  async (t) => {
    const lines = fc.array(
      fc.record({ quantity: fc.integer({ min: 1, max: 7 }), total: fc.nat(5000), tax: fc.nat(900) }),
      { minLength: 1, maxLength: 3 },
    )
    const kinds = ['ship', 'cancel', 'cancel', 'withdraw', 'pay', 'told'] as const
    const step = fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(2), units: fc.integer({ min: 1, max: 4 }) })
    const steps = fc.array(step, { maxLength: 30 })
    const check = (
      isIncluded: boolean,
      given: readonly { quantity: number; total: number; tax: number }[],
      taken: Step[],
    ) => {
      const start = orderOf(
        isIncluded,
        given.map((each, index) => line(`itm_${index}`, each)),
        490,
      )
      const told = { kind: 'told', at: 0, units: 1 } as const
      const end = tried([...taken, told].reduce(tried, start), told)
      for (const each of end.lines) {
        const parts = end.cancellations.flatMap(({ items }) => items.filter(({ item_id }) => item_id === each.id))
        if (leftOf(each) < 0 || withdrawnOf(end, each.id) > each.quantity) return false
        const sum = (of: 'quantity' | 'total' | 'tax') => parts.reduce((all, part) => all + part[of], 0)
        if (sum('quantity') !== each.cancelled) return false
        if (each.cancelled === each.quantity && (sum('total') !== each.total || sum('tax') !== each.tax)) return false
      }
      const back = end.refunds.reduce((sum, { amount }) => sum + amount, 0)
      const due = end.total - cancelledAmount(end)
      return back <= end.captured && due >= 490 && Math.max(due, 0) >= end.captured - back
    }
    fc.assert(fc.property(fc.boolean(), lines, steps, check), { numRuns: 300 })
    t.pass()
  },
)
