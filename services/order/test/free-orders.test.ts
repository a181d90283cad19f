import { customer, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { recoverMoney } from '../flows/cancellation.ts'
import { checkoutFixture, invariants, log, readyCart, recoverAll, timePasses } from './checkout-fixture.ts'
import { type Body, complete } from './checkout-steps.ts'
import { clerk, once, placed } from './order-steps.ts'

t.test(
  'an order of which nothing is to be paid needs no payment: it is paid at once, shipped and cancelled',
  async (t) => {
    const fixture = await checkoutFixture(t)
    fixture.stubs.prices.set('song', 0)
    const id = await readyCart(fixture, { method: null })
    const first = await complete(fixture, id)
    const free = {
      payment_status: 'paid',
      totals: { total: { amount: 0 } },
      payment: { method: 'none', captured: { amount: 0 } },
    }
    t.match(first, { status: 201, body: free })

    for (const method of ['test', 'bank_transfer']) {
      const order = await placed(fixture, { method })
      t.match(order, { payment_status: 'paid', payment: { method } }, 'a method that was chosen is harmless')
      const refund = await fixture.as(clerk)<Body>('POST', `/v1/admin/orders/${order.id}/refunds`, {
        body: {},
        headers: once(),
      })
      t.match(refund, { status: 422, body: { detail: /^Nothing was paid/ } })
      const cancelled = await fixture.as(customer('usr_1'))<Body>('POST', `/v1/orders/${order.id}/cancel`)
      t.match(cancelled, { status: 200, body: { status: 'cancelled', payment_status: 'voided' } })
    }
    const ship = `/v1/admin/orders/${first.body.id}/fulfilments`
    t.match(await fixture.as(staff('orders.write'))('POST', ship, { body: {} }), { status: 201 })

    await timePasses(fixture)
    t.equal(await recoverMoney(fixture.deps, log), 0, 'no money is waited for')
    await recoverAll(fixture)
    t.match(await invariants(fixture), { orders: 3, events: 3, charged: 0, stray: 0, open: 0 })
  },
)

t.test('a cart that costs something still needs its payment', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture, { method: null })
  t.match(await complete(fixture, id), {
    status: 409,
    body: { code: 'cart_incomplete', errors: [{ pointer: '/payment' }] },
  })
})
