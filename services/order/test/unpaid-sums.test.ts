import { execute } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { settings as declared } from '../config.ts'
import { checkoutFixture, NO_LIMITS } from './checkout-fixture.ts'
import { placed } from './order-steps.ts'
import { hasPaidBefore, shopWith } from './unpaid-steps.ts'

const REFUSED = 'unpaid_limit_reached'

t.test('a guest holds few units unpaid over all variants, by e-mail address and by network', async (t) => {
  const fixture = await checkoutFixture(t)
  const buy = shopWith(fixture, { guest_units: 10, network_guests: 2, customer_units: 25 })
  const [ada, bob, cyd] = ['ada@x.example', 'bob@x.example', 'cyd@x.example']
  t.equal((await buy({ network: 'a', email: ada, items: { song: 5, film: 4 } })).said, 'confirmed')
  const over = await buy({ network: 'a', email: ada, items: { song: 1, film: 1 } })
  t.match(over.result, {
    code: REFUSED,
    message: /this way now: 1\. Order fewer, or pay at once, or sign in if you have paid for an order before\.$/,
  })
  t.equal((await buy({ network: 'a', email: 'Ada+x@x.example', units: 2 })).said, REFUSED, 'the same mailbox')
  t.equal((await buy({ network: 'a', email: ada, items: { film: 1 } })).said, 'confirmed')
  t.equal((await buy({ network: 'a', email: bob, units: 10 })).said, 'confirmed')
  t.equal((await buy({ network: 'a', email: cyd })).said, REFUSED, 'the network is at its limit')
  t.equal((await buy({ network: 'b', email: cyd })).said, 'confirmed', 'another network')
  t.equal((await buy({ network: 'a', email: ada, units: 100, method: 'test' })).said, 'confirmed', 'paid at once')
  await hasPaidBefore(fixture, 'usr_1')
  t.equal((await buy({ network: 'a', user: 'usr_1', email: 'dan@x.example', units: 5 })).said, 'confirmed')
  t.equal((await buy({ network: 'a', user: 'usr_1', email: 'dan@x.example' })).said, REFUSED)
  t.equal((await buy({ network: 'c', user: 'usr_1', email: 'dan@x.example', units: 20 })).said, 'confirmed')
  t.equal((await buy({ network: 'd', user: 'usr_1', email: 'dan@x.example' })).said, REFUSED, 'of one customer')
})

t.test('what a guest holds unpaid is limited in value, in the currencies that have a limit', async (t) => {
  const fixture = await checkoutFixture(t)
  const buy = shopWith(fixture, { network_guests: 2 }, { UNPAID_GUEST_VALUE: { EUR: 5_000 } })
  t.equal((await buy({ network: 'a', email: 'a@x.example', units: 10 })).said, 'confirmed')
  t.match((await buy({ network: 'a', email: 'a@x.example' })).result, { code: REFUSED, message: /value/ })
  t.equal((await buy({ network: 'a', email: 'b@x.example', units: 10 })).said, 'confirmed')
  t.equal((await buy({ network: 'a', email: 'c@x.example' })).said, REFUSED, 'of one network')
  await hasPaidBefore(fixture, 'usr_1')
  t.equal((await buy({ network: 'a', email: 'd@x.example', user: 'usr_1', units: 20 })).said, 'confirmed')
  t.equal((await buy({ network: 'a', email: 'a@x.example', units: 20, method: 'test' })).said, 'confirmed')
  const others = shopWith(fixture, {}, { UNPAID_GUEST_VALUE: { USD: 1 } })
  t.equal((await others({ network: 'a', email: 'a@x.example' })).said, 'confirmed')
})

t.test('the units of checkouts that are paid at once are limited together, whatever is held unpaid', async (t) => {
  const fixture = await checkoutFixture(t)
  const buy = shopWith(fixture, { units: 10, checkout_units: 20 })
  const wait = { method: 'test', token: 'tok_action' }
  t.equal((await buy({ network: 'a', units: 10 })).said, 'confirmed', 'a neighbour who pays later')
  t.equal((await buy({ network: 'a', items: { song: 11, film: 1 }, ...wait })).said, 'waiting')
  const over = await buy({ network: 'a', items: { song: 1, film: 8 }, ...wait })
  t.match(over.result, { code: REFUSED, message: /at once now: 8\./ })
  const seconds = Number(over.result.extras.headers['retry-after'])
  t.ok(seconds > 0 && seconds <= 1800, 'when the checkout ends')
  t.equal((await buy({ network: 'a', units: 8, ...wait })).said, 'waiting')
  t.equal((await buy({ network: 'b', units: 20, ...wait })).said, 'waiting')
})

t.test('free orders take stock too: their units count for a day, until they are shipped', async (t) => {
  const fixture = await checkoutFixture(t)
  fixture.stubs.prices.set('song', 0)
  const buy = shopWith(fixture, { guest_units: 10, units: 8, email: 1, network: 1 })
  const free = { network: 'a', email: 'a@x.example', method: null }
  t.equal((await buy({ ...free, units: 9 })).said, REFUSED, 'of one variant')
  for (const _ of [1, 2, 3]) t.equal((await buy({ ...free, units: 2 })).said, 'confirmed', 'however many orders')
  t.match((await buy({ ...free, units: 3 })).result.extras.lines, [{ variant_id: 'song', available: 2 }])
  const over = await shopWith(fixture, { guest_units: 10 })({ ...free, units: 5 })
  t.equal(over.said, REFUSED, 'of one guest')
  const seconds = Number(over.result.extras.headers['retry-after'])
  t.ok(seconds > 86_400 - 300 && seconds <= 86_400, 'a day after the first of them, which was a moment ago')
  t.equal((await buy({ ...free, items: { film: 5 }, method: 'bank_transfer' })).said, REFUSED, 'with what is unpaid')
  t.equal((await buy({ ...free, items: { film: 5 }, method: 'test' })).said, 'confirmed')
  for (const change of ["placed_at = now() - interval '25 hours'", "fulfilment_status = 'fulfilled'"]) {
    await execute(fixture.pg, `UPDATE orders SET ${change} WHERE total = 0`)
    t.equal((await buy({ ...free, units: 8 })).said, 'confirmed', change)
  }
})

t.test('Retry-After is true for whoever is refused, and missing where waiting does not help', async (t) => {
  const fixture = await checkoutFixture(t)
  const buy = shopWith(fixture, { email: 2, units: 10 })
  const hold = async (minutes: number | null, buyer: object) => {
    const { result } = await buy(buyer)
    const by = [result.order.id, minutes]
    await execute(fixture.pg, 'UPDATE orders SET pay_by = now() + make_interval(mins => $2) WHERE id = $1', by)
  }
  await hold(1, { network: 'a', email: 'neighbour@x.example' })
  await hold(20, { network: 'a', email: 'a@x.example', units: 3 })
  await hold(60, { network: 'a', email: 'a@x.example', units: 4 })
  const minutesFor = async (buyer: object, shop = buy) => {
    const { said, result } = await shop({ network: 'a', ...buyer })
    t.equal(said, REFUSED)
    const seconds = result.extras.headers?.['retry-after']
    return seconds === undefined ? null : Math.ceil(Number(seconds) / 60)
  }
  t.equal(await minutesFor({ email: 'a@x.example' }), 20, 'not when the order of a neighbour ends')
  t.equal(await minutesFor({ email: 'b@x.example', units: 3 }), 1)
  t.equal(await minutesFor({ email: 'b@x.example', units: 9 }), 60, 'when enough of them have ended')
  t.equal(await minutesFor({ email: 'a@x.example', units: 9 }), 60, 'when every limit has place')
  t.equal(await minutesFor({ email: 'b@x.example', units: 11 }), null, 'never')
  const never = shopWith(fixture, { email: 2 }, { PAY_BY_MINUTES: { default: 0 } })
  t.equal(await minutesFor({ email: 'a@x.example' }, never), null, 'nothing ends those orders by itself')
})

t.test('sums count exactly, however many orders come at once', async (t) => {
  const fixture = await checkoutFixture(t)
  const buy = shopWith(fixture, { guest_units: 10 })
  const results = await Promise.all(
    Array.from({ length: 12 }, () => buy({ network: 'a', email: 'a@x.example', units: 3 })),
  )
  t.equal(results.filter(({ said }) => said === 'confirmed').length, 3)
})

t.test('what honest buyers order passes by the defaults', async (t) => {
  const fixture = await checkoutFixture(t)
  const { UNPAID_LIMITS, UNPAID_GUEST_VALUE } = declared
  const values = UNPAID_GUEST_VALUE.fallback?.value ?? {}
  const buy = shopWith(fixture, UNPAID_LIMITS.fallback?.value ?? NO_LIMITS, { UNPAID_GUEST_VALUE: values })
  const family = { network: 'home', email: 'family@x.example', items: { song: 8, film: 7 } }
  for (const _ of [1, 2, 3, 4]) t.equal((await buy(family)).said, 'confirmed', 'a family that orders 15 things')
  const firm = { network: 'firm', email: 'firm@x.example', units: 60 }
  for (const _ of [1, 2, 3]) t.equal((await buy({ ...firm, method: 'test' })).said, 'confirmed', 'by card')
  t.equal((await buy(firm)).said, 'confirmed', 'by bank transfer')
  await hasPaidBefore(fixture, 'usr_1')
  t.equal(
    (await buy({ ...firm, network: 'office', user: 'usr_1', email: 'f@x.example', units: 100 })).said,
    'confirmed',
    'signed in',
  )
})

t.test('a guest has less time to pay than a customer', async (t) => {
  const fixture = await checkoutFixture(t)
  const settings = { PAY_BY_MINUTES: { default: 600 }, PAY_BY_GUEST_MINUTES: { default: 60 } }
  const buy = shopWith(fixture, {}, settings)
  const minutes = ({ result }: Awaited<ReturnType<typeof buy>>) =>
    Math.round((result.order.pay_by.getTime() - result.order.placed_at.getTime()) / 60_000)
  t.equal(minutes(await buy({})), 60)
  t.equal(minutes(await buy({ user: 'usr_1' })), 60, 'an account alone')
  await hasPaidBefore(fixture, 'usr_1')
  t.equal(minutes(await buy({ user: 'usr_1' })), 600)
  t.ok((await placed(fixture, { method: 'bank_transfer' })).pay_by)
})
