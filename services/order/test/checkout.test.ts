import type { Event } from '@stoa/kit/events/event'
import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import { customer, guest, serviceNamed, staff } from '@stoa/kit/testing/app'
import { DomainError } from '@stoa/kit/values/problem'
import fc from 'fast-check'
import t from 'tap'
import { type CheckoutState, canMove, isOver, nextState } from '../domain/checkout.ts'
import { orderPaymentStatusOf } from '../domain/order.ts'
import { consumers } from '../events/payments.ts'
import { placeOrder } from '../flows/checkout/place-order.ts'
import { createRecovery, recoverCheckouts } from '../flows/checkout/recovery.ts'
import {
  books,
  chooseToPay,
  log,
  mortal,
  processOn,
  readyCart,
  recoverAll,
  type Shop,
  shop,
  timePasses,
} from './shop.ts'
import { faulty } from './world.ts'

type Body = Record<string, unknown>

const request = (cartId: string) => ({
  cartId,
  owners: [cartId],
  call: { requestId: 'req_test' },
  requestKey: null,
})

const complete = (here: Shop, cartId: string, headers: Record<string, string> = {}) =>
  here.as(guest(cartId))<Body>('POST', `/v1/carts/${cartId}/complete`, { headers })

const cartOf = async (here: Shop, cartId: string) =>
  (await here.as(guest(cartId))<Body>('GET', `/v1/carts/${cartId}`)).body

const paymentOf = (here: Shop, cartId: string) =>
  maybe<{ payment_id: string; id: string }>(
    here.pg,
    'SELECT id, payment_id FROM checkouts WHERE cart_id = $1 ORDER BY id DESC LIMIT 1',
    [cartId],
  )

/** The event a payment's last move made. */
function changeOf(here: Shop, paymentId: string): Event<'payment.changed', never> {
  const payment = here.world.payments.get(paymentId)
  if (!payment) throw new Error('no such payment')
  const { payment_id, checkout_id, order_id, status, amount, version } = payment
  const of = (minor: number) => ({ amount: minor, currency: amount.currency })
  const money = { amount, captured: of(payment.captured), refunded: of(payment.refunded) }
  const data = { payment_id, checkout_id, order_id, status, ...money, version }
  const occurred_at = new Date(0).toISOString()
  return {
    id: `evt_${payment_id}_${version}`,
    type: 'payment.changed',
    aggregate: payment_id,
    occurred_at,
    data: data as never,
  }
}

const hear = (here: Shop, paymentId: string) => {
  const event = changeOf(here, paymentId)
  const journey = { requestId: event.id, traceparent: undefined, now: new Date(), log }
  return consumers['payment.changed'](event, { ...here.deps, ...journey } as never)
}

t.test('placeOrder: a paid order, its events, and the same one whenever it is asked for again', async (t) => {
  const here = await shop(t)
  const id = await readyCart(here, { items: { song: 2, film: 1 } })
  // The first request builds the app, which may take longer than zones and regions are kept: they are read again only then.
  await cartOf(here, id)
  await here.deps.rates.read()
  const before = here.pg.statements
  const first = await complete(here, id)
  t.ok(here.pg.statements - before <= 14, `${here.pg.statements - before} statements`)
  t.match(first, {
    status: 201,
    body: { cart_id: id, status: 'placed', payment_status: 'paid', email: 'ada@example.com' },
  })
  t.match(first.body.totals, { total: { amount: 2200, currency: 'EUR' } })
  t.match(first.body.items, [
    { variant_id: 'song', quantity: 2, total: { amount: 1000 } },
    { variant_id: 'film', quantity: 1, total: { amount: 1200 } },
  ])
  t.match(first.body.number, /^\d{6,}$/)
  t.equal(here.world.stock.get('song'), 998)
  const [event] = await query<{ data: Body }>(here.pg, "SELECT data FROM outbox WHERE type = 'order.placed'")
  t.match(event?.data, {
    order_id: first.body.id,
    number: first.body.number,
    customer_id: null,
    total: { amount: 2200 },
  })
  t.match(await cartOf(here, id), { status: 'completed', order_id: first.body.id })

  const again = await complete(here, id)
  t.same([again.status, again.body], [201, first.body])
  const keyed = await complete(here, id, { 'idempotency-key': 'k1' })
  t.same([keyed.status, keyed.body.id], [201, first.body.id])
  const edit = await here.as(guest(id))('POST', `/v1/carts/${id}/items`, { body: { variant_id: 'song' } })
  t.equal(edit.body.code, 'cart_completed')
  t.same(await books(here), { orders: 1, told: 1, charged: 1, stray: 0, held: 1, open: 0 })
})

t.test('placeOrder: twenty at once come to one order', async (t) => {
  const here = await shop(t)
  const id = await readyCart(here)
  const answers = await Promise.all(Array.from({ length: 20 }, () => complete(here, id, { 'idempotency-key': 'same' })))
  const ids = new Set(answers.map((answer) => answer.body.id))
  t.ok(
    answers.every((answer) => answer.status === 201),
    answers.map((answer) => answer.status).join(),
  )
  t.equal(ids.size, 1)
  t.same(await books(here), { orders: 1, told: 1, charged: 1, stray: 0, held: 1, open: 0 })
})

t.test('placeOrder: many carts for few units, and nobody gets what is not there', async (t) => {
  const here = await shop(t)
  here.world.stock.set('film', 5)
  const ids = await Promise.all(Array.from({ length: 20 }, () => readyCart(here, { items: { film: 1 } })))
  const answers = await Promise.all(ids.map((id) => complete(here, id)))
  t.equal(answers.filter((answer) => answer.status === 201).length, 5)
  t.equal(answers.filter((answer) => answer.body.code === 'out_of_stock').length, 15)
  t.same(await books(here), { orders: 5, told: 5, charged: 5, stray: 0, held: 5, open: 0 })
})

t.test('what is missing is named, and so are lines that changed or fell short', async (t) => {
  const here = await shop(t)
  const bare = await here.as(customer('usr_1'))<Body>('POST', '/v1/carts', { body: {} })
  const empty = await here.as(customer('usr_1'))<Body>('POST', `/v1/carts/${bare.body.id}/complete`)
  t.match(empty, { status: 409, body: { code: 'cart_incomplete' } })
  t.same(
    (empty.body.errors as { pointer: string }[]).map((error) => error.pointer),
    ['/items', '/email', '/payment'],
  )

  const id = await readyCart(here)
  here.world.prices.set('song', 600)
  const dearer = await complete(here, id)
  t.match(dearer, {
    status: 409,
    body: { code: 'cart_changed', lines: [{ variant_id: 'song', reason: 'price_changed' }] },
  })
  t.match(await cartOf(here, id), { status: 'open', payment: null, totals: { total: { amount: 1200 } } })
  t.equal((await complete(here, id)).body.code, 'cart_incomplete', 'the buyer agrees to the new price by startPayment')
  await chooseToPay(here, id)
  here.world.stock.set('song', 1)
  const short = await complete(here, id)
  const [item] = (await cartOf(here, id)).items as { id: string }[]
  const lines = [{ item_id: item?.id, variant_id: 'song', reason: 'out_of_stock', available: 1 }]
  t.match(short, { status: 409, body: { code: 'out_of_stock', lines } })
  t.same(await books(here), { orders: 0, told: 0, charged: 0, stray: 0, held: 0, open: 0 })

  await chooseToPay(here, id)
  here.world.stock.set('song', 10)
  t.equal((await complete(here, id)).status, 201, 'the same cart, once there is enough')
})

t.test('a declined payment gives the stock back, and the cart can be paid for in another way', async (t) => {
  const here = await shop(t)
  const id = await readyCart(here, { token: 'tok_decline' })
  const answers = await Promise.all(Array.from({ length: 5 }, () => complete(here, id)))
  const declined = answers.filter((answer) => answer.status === 402)
  t.match(declined[0]?.body, { code: 'payment_declined', detail: 'The card was declined.' })
  // Whoever came after the end finds a cart that has to be paid for anew.
  t.ok(answers.every(({ status, body }) => status === 402 || body.code === 'cart_incomplete'))
  t.equal(here.world.stock.get('song'), 1000)
  t.match(await cartOf(here, id), { status: 'open', payment: null })
  const edit = await here.as(guest(id))('POST', `/v1/carts/${id}/items`, { body: { variant_id: 'film' } })
  t.equal(edit.status, 200)
  await chooseToPay(here, id)
  t.equal((await complete(here, id)).status, 201)
  t.same(await books(here), { orders: 1, told: 1, charged: 1, stray: 0, held: 1, open: 0 })
})

t.test('an answer that was lost is given again for its Idempotency-Key, and a new try is a new one', async (t) => {
  const here = await shop(t)
  const id = await readyCart(here, { token: 'tok_decline' })
  const withKey = (key: string) =>
    here.as(guest(id))('POST', `/v1/carts/${id}/complete`, { headers: { 'idempotency-key': key } })
  t.equal((await withKey('first')).status, 402)
  const again = await withKey('first')
  t.match(again, { status: 402, body: { code: 'payment_declined' }, headers: { 'idempotent-replayed': 'true' } })
  t.match(await withKey('second'), { status: 409, body: { code: 'cart_incomplete' } })
  await chooseToPay(here, id)
  t.equal((await withKey('second')).status, 201)
  t.same(await books(here), { orders: 1, told: 1, charged: 1, stray: 0, held: 1, open: 0 })
})

t.test('running out of stock leaves the choice of payment alone', async (t) => {
  const here = await shop(t)
  here.world.stock.set('song', 0)
  const id = await readyCart(here, {})
  t.match((await complete(here, id)).body, { code: 'out_of_stock' })
  here.world.stock.set('song', 1000)
  t.equal((await complete(here, id)).status, 201, 'once it is back, the same call goes through')
})

t.test('a refusal of the payment service ends the attempt instead of locking the cart for ever', async (t) => {
  const here = await shop(t)
  const id = await readyCart(here, { method: 'gone' })
  t.match(await complete(here, id), { status: 422, body: { code: 'unprocessable', detail: /switched off/ } })
  t.equal((await cartOf(here, id)).status, 'open')
  t.same(await books(here), { orders: 0, told: 0, charged: 0, stray: 0, held: 0, open: 0 })
})

t.test('money that comes later: the order is placed unpaid, and reads paid once it is there', async (t) => {
  const here = await shop(t)
  const id = await readyCart(here, { method: 'bank_transfer' })
  const placed = await complete(here, id)
  t.match(placed, { status: 201, body: { payment_status: 'awaiting', payment: { method: 'bank_transfer' } } })
  const payment = (await paymentOf(here, id))?.payment_id ?? ''
  here.world.settle(payment, 'captured')
  await hear(here, payment)
  const read = async () => (await here.as(guest(id))<Body>('GET', `/v1/orders/${placed.body.id}`)).body
  t.match(await read(), { payment_status: 'paid', payment: { captured: { amount: 1000 } } })
  const old = changeOf(here, payment)
  const stale = { ...(old.data as Body), status: 'awaiting', captured: { amount: 0, currency: 'EUR' }, version: 99 }
  await consumers['payment.changed']({ ...old, data: stale as never }, here.deps)
  t.equal((await read()).payment_status, 'paid', 'less money than is known is older news')
})

t.test('an order whose payment was voided is not shipped; one that awaits its money is', async (t) => {
  const here = await shop(t)
  const ship = async (isVoided: boolean) => {
    const id = await readyCart(here, { method: 'bank_transfer' })
    const { body } = await complete(here, id)
    const payment = (await paymentOf(here, id))?.payment_id ?? ''
    if (isVoided) {
      here.world.settle(payment, 'failed')
      await hear(here, payment)
    }
    return here.as(staff('orders.write'))('POST', `/v1/admin/orders/${body.id}/fulfilments`, { body: {} })
  }
  t.match(await ship(true), { status: 409, body: { code: 'invalid_state' } })
  t.match(await ship(false), { status: 201, body: { status: 'shipped' } })
})

t.test('requires_action: 202, no edits meanwhile, and every way back leads to the one order', async (t) => {
  const here = await shop(t)
  const ways = {
    event: (_id: string, payment: string) => hear(here, payment),
    resume: async (_id: string, _payment: string, checkout: string) => {
      await here.as(serviceNamed('payment'))('POST', `/internal/checkouts/${checkout}/resume`)
    },
    place: async (id: string) => {
      await complete(here, id)
    },
    loop: async () => {
      await timePasses(here)
      await recoverCheckouts(here.deps, log)
    },
  }
  let expected = 0
  const journey = async (early: (keyof typeof ways)[], late: (keyof typeof ways)[], together: boolean) => {
    const id = await readyCart(here, { token: 'tok_action' })
    const first = await complete(here, id)
    t.match(first, { status: 202, body: { status: 'requires_action', payment: { action: { type: 'confirm' } } } })
    const { payment_id = '', id: checkout = '' } = (await paymentOf(here, id)) ?? {}
    t.equal((first.body.payment as { id: string }).id, payment_id)
    for (const way of early) await ways[way](id, payment_id, checkout)
    const edit = await here.as(guest(id))('PATCH', `/v1/carts/${id}`, { body: { note: 'x' } })
    t.equal(edit.body.code, 'checkout_in_progress')
    here.world.settle(payment_id, 'captured')
    // An event that meets somebody else at the wheel is heard again.
    const go = (way: keyof typeof ways) => ways[way](id, payment_id, checkout).catch(ignoreNotYet)
    if (together) await Promise.all(late.map(go))
    else for (const way of late) await go(way)
    t.match(await complete(here, id), { status: 201, body: { payment_status: 'paid' } })
    expected++
  }
  const some = fc.array(fc.constantFrom('event', 'resume', 'place', 'loop') as fc.Arbitrary<keyof typeof ways>, {
    maxLength: 4,
  })
  await fc.assert(fc.asyncProperty(some, some, fc.boolean(), journey), { numRuns: 15 })
  const { orders, told, charged, held, open } = await books(here)
  t.same(
    { orders, told, charged, held, open },
    { orders: expected, told: expected, charged: expected, held: expected, open: 0 },
  )
})

function ignoreNotYet(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'service_unavailable') throw error
}

t.test('an event that comes while somebody asks the payment is not lost', async (t) => {
  const here = await shop(t)
  const id = await readyCart(here, { token: 'tok_action' })
  await complete(here, id)
  const payment = (await paymentOf(here, id))?.payment_id ?? ''
  // A caller has taken the wheel and been told "requires_action"; only then the payment moves.
  await execute(here.pg, "UPDATE checkouts SET lease = 'lse_other', locked_until = now() + interval '20 seconds'")
  here.world.settle(payment, 'captured')
  await t.rejects(hear(here, payment), { code: 'service_unavailable' }, 'so it is heard again')
  await execute(here.pg, 'UPDATE checkouts SET lease = NULL, locked_until = NULL')
  await hear(here, payment)
  t.equal((await books(here)).orders, 1)
})

t.test('a buyer who does not act: at the deadline money and stock go back, and the cart is open', async (t) => {
  const here = await shop(t)
  for (const token of ['tok_action', 'tok_pending']) {
    const id = await readyCart(here, { token })
    t.equal((await complete(here, id)).status, 202)
    await timePasses(here)
    await recoverCheckouts(here.deps, log)
    t.equal((await books(here)).open, 1, 'it waits')
    await timePasses(here, { deadline: true })
    await recoverCheckouts(here.deps, log)
    t.match(await cartOf(here, id), { status: 'open', payment: null })
    const payment = (await paymentOf(here, id))?.payment_id ?? ''
    here.world.settle(payment, 'captured')
    await hear(here, payment)
    t.same(await books(here), { orders: 0, told: 0, charged: 0, stray: 0, held: 0, open: 0 })
  }
})

t.test('paid a moment before the deadline: the payment is asked first, and the order placed', async (t) => {
  const here = await shop(t)
  const id = await readyCart(here, { token: 'tok_action' })
  await complete(here, id)
  here.world.settle((await paymentOf(here, id))?.payment_id ?? '', 'captured')
  await timePasses(here, { deadline: true })
  await recoverCheckouts(here.deps, log)
  t.same(await books(here), { orders: 1, told: 1, charged: 1, stray: 0, held: 1, open: 0 })
})

t.test('a lost response: 503, nothing is compensated, and the next call finds the one charge', async (t) => {
  const here = await shop(t)
  for (const fault of ['lost', 'unanswered'] as const) {
    const id = await readyCart(here)
    const isCharge = (url: string) => url === '/internal/payments'
    const process = processOn(
      here.pg,
      faulty(here.world.transport, ({ url }) => (isCharge(url) ? fault : null)),
    )
    await t.rejects(placeOrder(process, request(id)), { code: 'service_unavailable' })
    t.equal((await books(here)).open, 1)
    t.equal((await complete(here, id)).status, 201, 'at once: the driver let go of the wheel')
  }
  t.same(await books(here), { orders: 2, told: 2, charged: 2, stray: 0, held: 2, open: 0 })
})

t.test('a payment service that is away until the deadline: stock comes back, money when it answers', async (t) => {
  const here = await shop(t)
  const id = await readyCart(here)
  let away: 'unanswered' | 'lost' = 'unanswered'
  const isPayment = (url: string) => url.startsWith('/internal/payments')
  const process = processOn(
    here.pg,
    faulty(here.world.transport, ({ url }) => (isPayment(url) ? away : null)),
  )
  await t.rejects(placeOrder(process, request(id)), { code: 'service_unavailable' })
  away = 'lost'
  await timePasses(here, { deadline: true })
  await recoverCheckouts(process, log)
  t.match(await books(here), { held: 0, charged: 1, open: 1 })
  await recoverAll(here)
  t.same(await books(here), { orders: 0, told: 0, charged: 0, stray: 0, held: 0, open: 0 })
  t.equal((await cartOf(here, id)).status, 'open')
})

t.test('out of stock for who took over: a hold that is still on its way cannot come after the end', async (t) => {
  const here = await shop(t)
  const id = await readyCart(here)
  const dropped: (() => Promise<unknown>)[] = []
  const { transport } = here.world
  const slow = processOn(here.pg, {
    ...transport,
    request: async (request) => {
      if (request.url !== '/internal/reservations') return transport.request(request)
      dropped.push(() => transport.request(request))
      throw new DomainError('service_unavailable')
    },
  })
  await t.rejects(placeOrder(slow, request(id)))
  here.world.stock.set('song', 0)
  t.equal((await complete(here, id)).body.code, 'out_of_stock')
  here.world.stock.set('song', 10)
  for (const arrive of dropped) await arrive()
  t.equal(here.world.stock.get('song'), 10)
  t.match(await books(here), { held: 0, open: 0 })
})

const crashes: { name: string; wish: Parameters<typeof readyCart>[1]; stock?: number; late?: boolean; ends: number }[] =
  [
    { name: 'approved', wish: {}, ends: 1 },
    { name: 'declined', wish: { token: 'tok_decline' }, ends: 0 },
    { name: 'out of stock', wish: {}, stock: 1, ends: 0 },
    { name: 'to be confirmed, and never was', wish: { token: 'tok_action' }, late: true, ends: 0 },
  ]

for (const { name, wish, stock = 1000, late = false, ends } of crashes) {
  t.test(`killed at every single step: ${name}`, async (t) => {
    const here = await shop(t)
    for (const when of ['before', 'after'] as const) {
      for (let at = 1, isDone = false; !isDone; at++) {
        here.world.stock.set('song', stock)
        const before = await books(here)
        const id = await readyCart(here, wish)
        const { deps, life } = mortal(here, at, when)
        await placeOrder(deps, request(id)).catch(() => undefined)
        if (!life.dead && late) {
          await timePasses(here, { deadline: true })
          await recoverCheckouts(deps, log).catch(() => undefined)
        }
        isDone = !life.dead
        t.ok(at < 60, 'it ends')
        if (late) await timePasses(here, { deadline: true })
        await recoverAll(here)
        const left = await books(here)
        const place = `${life.last || 'unharmed'} (step ${at})`
        t.match(left, { stray: 0, open: 0 }, place)
        t.equal(left.orders, left.told, place)
        t.equal(left.orders, left.charged, place)
        t.equal(left.orders, left.held, place)
        // Killed before anything was written down, it never happened.
        t.ok(left.orders - before.orders <= ends, place)
        const status = (await cartOf(here, id)).status
        t.equal(status, left.orders > before.orders ? 'completed' : 'open', place)
        if (ends === 0) continue
        // The buyer tries again.
        const again = await complete(here, id)
        t.equal(again.status, 201, place)
        t.equal((await books(here)).orders, before.orders + 1, place)
      }
    }
  })
}

t.test('many loops at once carry every attempt on once', async (t) => {
  const here = await shop(t)
  for (let n = 0; n < 12; n++) {
    const { deps } = mortal(here, 4 + (n % 5), 'after')
    const id = await readyCart(here)
    await placeOrder(deps, request(id)).catch(() => undefined)
  }
  await timePasses(here)
  const carried = await Promise.all(Array.from({ length: 6 }, () => recoverCheckouts(here.deps, log)))
  t.ok(carried.reduce((sum, count) => sum + count, 0) <= 12)
  await recoverAll(here)
  const { orders, charged, held, stray, open } = await books(here)
  t.same({ charged, held, stray, open }, { charged: orders, held: orders, stray: 0, open: 0 })
  const loop = createRecovery(here.deps, log)
  loop.start()
  await loop.stop()
})

t.test('another buyer cannot place, see or resume what is not theirs', async (t) => {
  const here = await shop(t)
  const id = await readyCart(here, { user: 'usr_1' })
  for (const other of [customer('usr_2'), guest('cart_other')]) {
    t.equal((await here.as(other)('POST', `/v1/carts/${id}/complete`)).status, 404)
  }
  t.equal((await here.as(customer('usr_1'))('POST', `/v1/carts/${id}/complete`)).status, 201)
  t.equal((await here.as(customer('usr_2'))('POST', `/v1/carts/${id}/complete`)).status, 404)
  t.equal((await here.as(customer('usr_1'))('POST', '/internal/checkouts/chk_1/resume')).status, 403)
  t.equal((await here.as(serviceNamed('payment'))('POST', '/internal/checkouts/chk_1/resume')).status, 404)
})

t.test('the state table: every way ends, and no end is left', async (t) => {
  const states: CheckoutState[] = ['paying', 'requires_action', 'compensating', 'confirmed', 'failed']
  t.same(states.filter(isOver), ['confirmed', 'failed'])
  t.notOk(canMove('compensating', 'confirmed'), 'what is being given back is not sold')
  t.notOk(states.some((state) => canMove('confirmed', state) || canMove('failed', state)))
  t.equal(nextState('captured', true), 'confirmed', 'money that came late is not sent away')
  t.equal(nextState('pending', false), 'requires_action')
  t.equal(nextState('pending', true), 'compensating')
  t.equal(orderPaymentStatusOf('cancelled', 1000, 1000), 'refunded')
  t.equal(orderPaymentStatusOf('cancelled', 0, 0), 'voided')
  t.equal(orderPaymentStatusOf('captured', 1000, 400), 'partially_refunded')
})
