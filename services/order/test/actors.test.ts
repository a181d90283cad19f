import { scopeOf } from '@stoa/kit/security/principal'
import { customer } from '@stoa/kit/testing/app'
import t from 'tap'
import { checkoutFixture } from './checkout-fixture.ts'
import { type Body, clerk, once, placed } from './order-steps.ts'

t.test('what was done with an order says who did it, to staff', async (t) => {
  const fixture = await checkoutFixture(t)
  const orderOf = async (id: string) => (await fixture.as(clerk)<Body>('GET', `/v1/admin/orders/${id}`)).body
  const shipped = await placed(fixture)
  const url = `/v1/admin/orders/${shipped.id}`
  const { body } = await fixture.as(clerk)<{ id: string }>('POST', `${url}/fulfilments`, { body: {} })
  await fixture.as(clerk)('POST', `${url}/fulfilments/${body.id}/delivered`)
  await fixture.as(clerk)('POST', `${url}/refunds`, { body: {}, headers: once() })
  const actor = scopeOf(clerk)
  t.match(await orderOf(shipped.id), {
    cancelled_by: null,
    fulfilments: [{ shipped_by: actor, delivered_by: actor }],
    refunds: [{ actor }],
  })
  const mine = await fixture.as(customer('usr_1'))<{ fulfilments: Body[] }>('GET', `/v1/orders/${shipped.id}`)
  t.notOk('shipped_by' in (mine.body.fulfilments[0] ?? {}), 'which buyers are not told')

  const byBuyer = await placed(fixture)
  await fixture.as(customer('usr_1'))('POST', `/v1/orders/${byBuyer.id}/cancel`)
  t.match(await orderOf(byBuyer.id), { cancelled_by: 'user:usr_1' })
  const byStaff = await placed(fixture)
  await fixture.as(clerk)('POST', `/v1/admin/orders/${byStaff.id}/cancel`)
  t.match(await orderOf(byStaff.id), { cancelled_by: actor })
})
