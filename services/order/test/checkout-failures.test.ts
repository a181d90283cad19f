import { DomainError, UnavailableError } from '@stoa/kit/values/problem'
import t from 'tap'
import { placeOrder } from '../flows/checkout/place-order.ts'
import { recoverCheckouts } from '../flows/checkout/recovery.ts'
import { checkoutFixture, invariants, log, processOn, readyCart, recoverAll, timePasses } from './checkout-fixture.ts'
import { cartOf, complete, request } from './checkout-steps.ts'
import { faulty } from './stub-services.ts'

t.test('a lost response: 503, nothing is compensated, and the next call finds the one charge', async (t) => {
  const fixture = await checkoutFixture(t)
  for (const fault of ['lost', 'no response'] as const) {
    const id = await readyCart(fixture)
    const isCharge = (url: string) => url === '/internal/payments'
    const process = processOn(
      fixture.pg,
      faulty(fixture.stubs.transport, ({ url }) => (isCharge(url) ? fault : null)),
    )
    await t.rejects(placeOrder(process, request(id)), { code: 'service_unavailable' })
    t.equal((await invariants(fixture)).open, 1)
    t.equal((await complete(fixture, id)).status, 201, 'at once: the lease was released')
  }
  t.same(await invariants(fixture), { orders: 2, events: 2, charged: 2, stray: 0, held: 2, open: 0 })
})

t.test(
  'a payment service that takes too long: 504, nothing is compensated, and the next call finds the one charge',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const { transport } = fixture.stubs
    // Done over there; the caller had stopped waiting.
    const slow = processOn(fixture.pg, {
      ...transport,
      request: async (request) => {
        const response = await transport.request(request)
        if (request.url === '/internal/payments') throw new UnavailableError('It took too long.', true, 'timeout')
        return response
      },
    })
    const id = await readyCart(fixture)
    const error = await placeOrder(slow, request(id)).catch((thrown) => thrown)
    t.match(error, { code: 'timeout', status: 504, extras: { headers: { 'retry-after': '1' } } })
    t.match(await invariants(fixture), { orders: 0, charged: 1, held: 1, open: 1 })
    t.equal((await complete(fixture, id)).status, 201)
    t.same(await invariants(fixture), { orders: 1, events: 1, charged: 1, stray: 0, held: 1, open: 0 })
  },
)

t.test('a payment service that is away until the deadline: stock comes back, money when it responds', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture)
  let away: 'no response' | 'lost' = 'no response'
  const isPayment = (url: string) => url.startsWith('/internal/payments')
  const process = processOn(
    fixture.pg,
    faulty(fixture.stubs.transport, ({ url }) => (isPayment(url) ? away : null)),
  )
  await t.rejects(placeOrder(process, request(id)), { code: 'service_unavailable' })
  away = 'lost'
  await timePasses(fixture, { deadline: true })
  await recoverCheckouts(process, log)
  t.match(await invariants(fixture), { held: 0, charged: 1, open: 1 })
  await recoverAll(fixture)
  t.same(await invariants(fixture), { orders: 0, events: 0, charged: 0, stray: 0, held: 0, open: 0 })
  t.equal((await cartOf(fixture, id)).status, 'open')
})

t.test('out of stock for who took over: a hold that is still on its way cannot come after the end', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture)
  const dropped: (() => Promise<unknown>)[] = []
  const { transport } = fixture.stubs
  const slow = processOn(fixture.pg, {
    ...transport,
    request: async (request) => {
      if (request.url !== '/internal/reservations') return transport.request(request)
      dropped.push(() => transport.request(request))
      throw new DomainError('service_unavailable')
    },
  })
  await t.rejects(placeOrder(slow, request(id)))
  fixture.stubs.stock.set('song', 0)
  t.equal((await complete(fixture, id)).body.code, 'out_of_stock')
  fixture.stubs.stock.set('song', 10)
  for (const arrive of dropped) await arrive()
  t.equal(fixture.stubs.stock.get('song'), 10)
  t.match(await invariants(fixture), { held: 0, open: 0 })
})
