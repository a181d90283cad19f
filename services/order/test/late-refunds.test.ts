import t from 'tap'
import { consumers } from '../events/payments.ts'
import { recoverRefunds } from '../flows/refund.ts'
import { checkoutFixture, log, timePasses } from './checkout-fixture.ts'
import { changeOf } from './checkout-steps.ts'
import { type Body, clerk, eventsOf, once, placed } from './order-steps.ts'

const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString()

t.test(
  'a refund that ended long before the order learned of it is listed, and nobody is mailed about it',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const order = await placed(fixture)
    const id = (order.payment as { id: string }).id
    const payment = fixture.stubs.payments.get(id)
    const ends: Record<string, string | null | undefined> = {
      'of weeks ago': daysAgo(21),
      'of yesterday': daysAgo(1),
      'of an earlier build': undefined,
    }
    for (const [refund, ended_at] of Object.entries(ends)) {
      fixture.stubs.refundAtPayment(id, refund, 100)
      fixture.stubs.endRefund(refund, 'succeeded')
      const known = payment?.refunds.find((entry) => entry.id === refund)
      if (known) Object.assign(known, { ended_at })
    }
    await consumers['payment.changed'](changeOf(fixture, id), fixture.deps)
    // The order's own refund reads the payment, and all of its refunds.
    await fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/refunds`, { body: {}, headers: once() })
    await timePasses(fixture)
    await recoverRefunds(fixture.deps, log)
    const { body } = await fixture.as(clerk)<Body & { refunds: Body[] }>('GET', `/v1/admin/orders/${order.id}`)
    t.equal(body.refunds.filter(({ status }) => status === 'succeeded').length, 4, 'all of them are listed')
    t.match(body, { payment_status: 'refunded' })
    const told = (await eventsOf(fixture, 'order.refunded')).map(
      ({ data }) => (data as { refund_id: string }).refund_id,
    )
    t.same(told.filter((refund) => refund in ends).sort(), ['of an earlier build', 'of yesterday'])
    t.equal(told.length, 3)
  },
)
