import { execute } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { settings as declared } from '../config.ts'
import { placeOrder } from '../flows/checkout/place-order.ts'
import { checkoutFixture, invariants } from './checkout-fixture.ts'
import { paymentOf, request } from './checkout-steps.ts'
import { shopWith } from './unpaid-steps.ts'

t.test('orders that nobody has paid are limited per client, per customer and per e-mail address', async (t) => {
  const fixture = await checkoutFixture(t)
  const buy = shopWith(fixture, { network: 2, customer: 1, email: 3 })
  const others = shopWith(fixture, { email: 3 })
  t.equal((await buy({ network: 'a', email: 'a1@x.example' })).said, 'confirmed')
  t.equal((await buy({ network: 'a', email: 'a2@x.example', method: 'test', token: 'tok_action' })).said, 'waiting')
  const third = await buy({ network: 'a', email: 'a3@x.example' })
  t.match(third.result, { code: 'unpaid_limit_reached', extras: { headers: { 'retry-after': /^\d+$/ } } })
  t.equal((await buy({ network: 'b', email: 'b@x.example' })).said, 'confirmed', 'another client')
  t.equal((await buy({ network: 'c', user: 'usr_1', email: 'c@x.example' })).said, 'confirmed')
  t.equal((await buy({ network: 'd', user: 'usr_1', email: 'd@x.example' })).said, 'unpaid_limit_reached')
  for (const email of ['Ada@x.example', 'ada+1@x.example', 'ada+2@X.example']) {
    t.equal((await others({ network: 'e', email })).said, 'confirmed')
  }
  t.equal((await others({ network: 'e', email: 'ada@x.example' })).said, 'unpaid_limit_reached')
  t.equal((await invariants(fixture)).open, 1, 'what was refused has left nothing behind')
})

t.test(
  'unpaid orders of others keep nobody from paying at once: not in one network, nor under one e-mail address',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const buy = shopWith(fixture, { network: 2, email: 2 })
    const email = 'victim@x.example'
    for (const _ of [1, 2]) t.equal((await buy({ network: 'a', email })).said, 'confirmed')
    t.equal((await buy({ network: 'a' })).said, 'unpaid_limit_reached', 'one more order that is paid later')
    t.equal((await buy({ network: 'a', method: 'test' })).said, 'confirmed')
    t.equal((await buy({ network: 'b', email, method: 'test' })).said, 'confirmed')
    for (const _ of [1, 2]) t.equal((await buy({ network: 'c', method: 'test', token: 'tok_action' })).said, 'waiting')
    t.equal((await buy({ network: 'c', method: 'test' })).said, 'unpaid_limit_reached', 'too many checkouts at once')
  },
)

t.test('guests who give the e-mail address of somebody else keep its owner from no order', async (t) => {
  const fixture = await checkoutFixture(t)
  const limits = { email: 2, guest_units: 10, customer: 3, customer_units: 20 }
  const buy = shopWith(fixture, limits, { UNPAID_GUEST_VALUE: { EUR: 5_000 } })
  const email = 'victim@x.example'
  for (const network of ['a', 'b', 'home']) {
    for (const _ of [1, 2]) t.equal((await buy({ network, email, units: 5 })).said, 'confirmed')
    t.equal((await buy({ network, email, units: 5 })).said, 'unpaid_limit_reached', 'one guest is limited')
  }
  t.equal((await buy({ network: 'elsewhere', email, units: 10 })).said, 'confirmed', 'as a guest')
  t.equal((await buy({ network: 'home', email, user: 'usr_1', units: 5 })).said, 'confirmed', 'signed in')
})

t.test('what was paid, cancelled or shipped counts no more', async (t) => {
  const fixture = await checkoutFixture(t)
  const buy = shopWith(fixture, { network: 1 })
  for (const [index, change] of [
    "payment_status = 'paid'",
    "status = 'cancelled'",
    "fulfilment_status = 'partial'",
  ].entries()) {
    t.equal((await buy({ network: 'a', email: `${index}@x.example` })).said, 'confirmed')
    t.equal((await buy({ network: 'a', email: `${index}@x.example` })).said, 'unpaid_limit_reached')
    await execute(fixture.pg, `UPDATE orders SET ${change}`)
  }
  for (let n = 0; n < 3; n++) t.equal((await buy({ network: 'a', method: 'test' })).said, 'confirmed', 'paid at once')
})

t.test('units of one variant that are held unpaid are limited, and the refusal says how many are left', async (t) => {
  const fixture = await checkoutFixture(t)
  const buy = shopWith(fixture, { units: 10 })
  t.match((await buy({ network: 'a', units: 11 })).result, {
    code: 'unpaid_limit_reached',
    extras: { lines: [{ variant_id: 'song', item_id: /^itm_/, reason: 'limit_reached', available: 10 }] },
  })
  const held = await buy({ network: 'a', units: 7, method: 'test', token: 'tok_action' })
  t.equal(held.said, 'waiting')
  t.match((await buy({ network: 'a', units: 4 })).result.extras.lines, [{ available: 3 }])
  t.equal((await buy({ network: 'b', units: 10 })).said, 'confirmed')
  t.equal(fixture.stubs.stock.get('song'), 1000 - 17)
  fixture.stubs.settle((await paymentOf(fixture, held.id))?.payment_id ?? '', 'captured')
  await placeOrder(fixture.deps, { ...request(held.id), network: 'a' })
  t.equal((await buy({ network: 'a', units: 10 })).said, 'confirmed', 'what is paid is not held')
})

t.test('the limits count exactly, however many come at once', async (t) => {
  const fixture = await checkoutFixture(t)
  const buy = shopWith(fixture, { network: 3, email: 1000 })
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, n) => buy({ network: 'a', email: `${n}@x.example` })),
  )
  t.equal(results.filter(({ said }) => said === 'confirmed').length, 3)
  t.equal(results.filter(({ said }) => said === 'unpaid_limit_reached').length, 17)
})

t.test('the settings: names that are not given keep their default, unknown ones are refused', async (t) => {
  const { parse, fallback } = declared.UNPAID_LIMITS
  t.same(parse('units=7'), { ...fallback?.value, units: 7 })
  for (const text of ['units', 'units=-1', 'colour=1', 'units=1;email=2']) t.throws(() => parse(text), text)
  t.match(declared.UNPAID_GUEST_VALUE.parse('JPY=800000'), { JPY: 800_000, EUR: 500_000 })
  for (const text of ['default=1', 'XYZ=1', 'eur=1']) t.throws(() => declared.UNPAID_GUEST_VALUE.parse(text), text)
})
