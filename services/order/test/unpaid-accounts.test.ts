import { execute, one } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { settings as declared } from '../config.ts'
import { cancelUnpaidOrders } from '../flows/unpaid-orders.ts'
import { userHasPaid } from '../store/paid-orders.ts'
import { checkoutFixture, log, NO_LIMITS } from './checkout-fixture.ts'
import { hasPaidBefore, shopWith } from './unpaid-steps.ts'

const REFUSED = 'unpaid_limit_reached'
const accounts = Array.from({ length: 10 }, (_, n) => ({ network: 'a', user: `usr_${n}`, email: `${n}@x.example` }))

t.test('ten new accounts in one network hold no more than guests may', async (t) => {
  const fixture = await checkoutFixture(t)
  const limits = declared.UNPAID_LIMITS.fallback?.value ?? NO_LIMITS
  const buy = shopWith(fixture, { ...limits, units: 1000 })
  let held = 0
  for (const account of accounts) {
    for (const units of [40, 20, 1]) if ((await buy({ ...account, units })).said === 'confirmed') held += units
  }
  t.equal(held, limits.guest_units * limits.network_guests)
  const elsewhere = await buy({ ...accounts[0], network: 'b', email: 'other@x.example' })
  t.equal(elsewhere.said, REFUSED, 'one account is one guest, in any network and by any address')
  t.match(elsewhere.result, { message: /this way now: 0\. Order fewer, or pay at once\.$/ })
})

t.test('new accounts are limited in value as guests are', async (t) => {
  const fixture = await checkoutFixture(t)
  const buy = shopWith(fixture, { network_guests: 2 }, { UNPAID_GUEST_VALUE: { EUR: 5_000 } })
  const [one, two, three] = accounts
  t.equal((await buy({ ...one, units: 10 })).said, 'confirmed')
  t.match((await buy({ ...one, network: 'b' })).result, { code: REFUSED, message: /value/ })
  t.equal((await buy({ ...two, units: 10 })).said, 'confirmed')
  t.equal((await buy(three ?? {})).said, REFUSED, 'of one network')
})

t.test('an account counts as a customer once an order was paid with it, and while it is', async (t) => {
  const fixture = await checkoutFixture(t)
  fixture.stubs.prices.set('film', 0)
  const buy = shopWith(fixture, { guest_units: 1 })
  const more = async (user: string) => (await buy({ user, units: 2 })).said
  t.equal(await more('usr_1'), REFUSED)
  t.equal((await buy({ user: 'usr_1', items: { film: 1 }, method: null })).said, 'confirmed')
  await execute(fixture.pg, "UPDATE orders SET placed_at = now() - interval '2 days'")
  t.equal(await more('usr_1'), REFUSED, 'a free order')
  const order = await hasPaidBefore(fixture, 'usr_1')
  t.equal(await more('usr_1'), 'confirmed')
  t.equal(await more('usr_2'), REFUSED, 'the order of somebody else')
  for (const [change, said] of [
    ["payment_status = 'partially_refunded'", 'confirmed'],
    ["payment_status = 'refunded'", REFUSED],
    ["payment_status = 'partially_paid'", REFUSED],
    ["payment_status = 'paid', status = 'cancelled'", REFUSED],
  ] as const) {
    await execute(fixture.pg, `UPDATE orders SET ${change} WHERE id = $1`, [order])
    t.equal(await more('usr_1'), said, change)
    t.equal(await userHasPaid(fixture.pg, 'usr_1'), said === 'confirmed', change)
  }
})

t.test('an order of a new account that is paid in part gets as long again as a guest has', async (t) => {
  const fixture = await checkoutFixture(t)
  const settings = { ...fixture.deps.settings, PAY_BY_MINUTES: { default: 600 }, PAY_BY_GUEST_MINUTES: { default: 60 } }
  const buy = shopWith(fixture, {}, settings)
  const extendedBy = async (user: string) => {
    const { order } = (await buy({ user, units: 2 })).result
    Object.assign(fixture.stubs.payments.get(order.payment_id) ?? {}, { status: 'captured', captured: 1 })
    await execute(fixture.pg, 'UPDATE orders SET cancel_unpaid_at = now() WHERE id = $1', [order.id])
    t.equal(await cancelUnpaidOrders({ ...fixture.deps, settings }, log), 1)
    const after = 'SELECT extract(epoch FROM pay_by - now())::float8 / 60 AS minutes FROM orders WHERE id = $1'
    return Math.round((await one<{ minutes: number }>(fixture.pg, after, [order.id])).minutes)
  }
  t.equal(await extendedBy('usr_1'), 60)
  await hasPaidBefore(fixture, 'usr_2')
  t.equal(await extendedBy('usr_2'), 600)
})
