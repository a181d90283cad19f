import { execute } from '@stoa/kit/postgres/sql'
import { customer } from '@stoa/kit/testing/app'
import { UnavailableError } from '@stoa/kit/values/problem'
import t from 'tap'
import { recoverEndings } from '../flows/cancellation.ts'
import { cancelUnpaidOrders } from '../flows/unpaid-orders.ts'
import { appOf, type CheckoutFixture, checkoutFixture, invariants, log } from './checkout-fixture.ts'
import { type Body, clerk, eventsOf, placed } from './order-steps.ts'

type End = CheckoutFixture['deps']['clients']['payment']['endUnpaidPayment']

/** An order whose money is awaited, a second replica, and what happens around the end of its payment. */
async function awaiting(t: Parameters<typeof checkoutFixture>[0]) {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { method: 'bank_transfer' })
  const payment = String((order.payment as Body).id)
  const { clients } = fixture.deps
  const { endUnpaidPayment } = clients.payment
  const depsWith = (end: End) => ({
    ...fixture.deps,
    clients: { ...clients, payment: { ...clients.payment, endUnpaidPayment: end } },
  })
  const ship = () => fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/fulfilments`, { body: {} })
  const cancel = (as = fixture.as) => as(customer('usr_1'))<Body>('POST', `/v1/orders/${order.id}/cancel`)
  return {
    ...fixture,
    fixture,
    payment,
    depsWith,
    endUnpaidPayment,
    ship,
    cancel,
    capture: () => fixture.stubs.settle(payment, 'captured'),
    read: async () => (await fixture.as(customer('usr_1'))<Body>('GET', `/v1/orders/${order.id}`)).body,
    timeIsOver: (column: 'cancel_unpaid_at' | 'ending_due_at') =>
      execute(fixture.pg, `UPDATE orders SET ${column} = now() - interval '1 second' WHERE ${column} IS NOT NULL`),
  }
}

const STANDS = { status: 'placed', payment_status: 'paid', payment: { refund_pending: { amount: 0 } } }

t.test('money that is recorded before the end of an unpaid order: it stands and is paid', async (t) => {
  for (const ends of ['deadline', 'cancellation'] as const) {
    const shop = await awaiting(t)
    const deps = shop.depsWith(async (...call) => {
      shop.capture()
      return shop.endUnpaidPayment(...call)
    })
    await shop.timeIsOver('cancel_unpaid_at')
    if (ends === 'deadline') await cancelUnpaidOrders(deps, log)
    else t.match(await shop.cancel(appOf(t, deps)), { status: 409, body: { code: 'invalid_state' } })
    t.match(await shop.read(), STANDS, ends)
    t.same(await eventsOf(shop.fixture, 'order.cancelled'), [], ends)
    t.equal((await shop.ship()).status, 201, 'and is shipped')
  }
})

t.test(
  'money that is recorded after the end of an unpaid order: cancelled, and the money waits for staff',
  async (t) => {
    for (const ends of ['deadline', 'cancellation'] as const) {
      const shop = await awaiting(t)
      const shipped: number[] = []
      const deps = shop.depsWith(async (...call) => {
        shipped.push((await shop.ship()).status)
        return shop.endUnpaidPayment(...call)
      })
      await shop.timeIsOver('cancel_unpaid_at')
      if (ends === 'deadline') await cancelUnpaidOrders(deps, log)
      else
        t.match(await shop.cancel(appOf(t, deps)), {
          status: 200,
          body: { status: 'cancelled', payment_status: 'voided' },
        })
      t.same(shipped, [409], 'nothing is shipped while its payment ends')
      shop.capture()
      t.match(await shop.read(), { status: 'cancelled' }, ends)
      t.equal((await eventsOf(shop.fixture, 'order.cancelled')).length, 1)
      t.match(await invariants(shop.fixture), { stray: 0, open: 0 })
    }
  },
)

t.test(
  'a crash while the payment of an unpaid order ends: any replica carries it on, whatever came first',
  async (t) => {
    for (const isPaid of [false, true]) {
      const shop = await awaiting(t)
      const deps = shop.depsWith(async (...call) => {
        if (isPaid) shop.capture()
        else await shop.endUnpaidPayment(...call)
        throw new UnavailableError('The response was lost.', true)
      })
      t.equal((await shop.cancel(appOf(t, deps))).status, 503)
      t.match(await shop.read(), { status: 'placed', cancel_reason: null })
      t.equal((await shop.ship()).status, 409, 'not shipped until that is decided')
      t.equal(await recoverEndings(shop.deps, log), 0, 'whoever began has some time')
      await shop.timeIsOver('ending_due_at')
      const rounds = await Promise.all([1, 2, 3].map(() => recoverEndings(shop.deps, log)))
      t.equal(
        rounds.reduce((sum, count) => sum + count),
        1,
        'by one of many replicas',
      )
      t.match(await shop.read(), isPaid ? STANDS : { status: 'cancelled', payment_status: 'voided' })
      t.equal((await eventsOf(shop.fixture, 'order.cancelled')).length, isPaid ? 0 : 1)
      await shop.timeIsOver('ending_due_at')
      t.equal(await recoverEndings(shop.deps, log), 0)
    }
  },
)

t.test('the deadline, the buyer and staff end an unpaid order at once: it is cancelled once', async (t) => {
  const shop = await awaiting(t)
  await shop.timeIsOver('cancel_unpaid_at')
  const [, ...responses] = await Promise.all([
    cancelUnpaidOrders(shop.deps, log),
    ...[1, 2, 3].map(() => shop.cancel()),
  ])
  for (const response of responses) t.match(response, { status: 200, body: { status: 'cancelled' } })
  t.equal((await eventsOf(shop.fixture, 'order.cancelled')).length, 1)
})

t.test(
  'a payment service of an earlier build cannot refuse: cancelled as before, and the money goes back',
  async (t) => {
    const shop = await awaiting(t)
    const { transport } = shop.stubs
    const { request } = transport
    transport.request = (sent) =>
      sent.url.endsWith('/end-unpaid')
        ? request({ ...sent, url: '/internal/payments/pay_nowhere', method: 'GET' } as typeof sent)
        : request(sent)
    t.match(await shop.cancel(), { status: 200, body: { status: 'cancelled', payment_status: 'voided' } })
  },
)
