import t from 'tap'
import { checkoutFixture } from './checkout-fixture.ts'
import { hasPaidBefore, shopWith } from './unpaid-steps.ts'

const REFUSED = 'unpaid_limit_reached'
/** A network of one subscriber, and one of a subscriber elsewhere. */
const own = (network: number) => `2001:db8:7:${network.toString(16)}::/64`
const ELSEWHERE = '2001:db8:70:1::/64'

t.test('the many networks of one IPv6 subscriber hold no more together than a few do', async (t) => {
  const fixture = await checkoutFixture(t)
  const limits = { guest_units: 10, network_guests: 2, site_networks: 3, customer_units: 20 }
  const buy = shopWith(fixture, limits)
  for (let network = 1; network <= 6; network++) {
    const email = `guest${network}@x.example`
    t.equal((await buy({ network: own(network), email, units: 10 })).said, 'confirmed', `${network * 10} units of 60`)
  }
  const over = await buy({ network: own(255), email: 'more@x.example' })
  t.match(over.result, { code: REFUSED, message: /this way now: 0\./ })
  t.equal((await buy({ network: own(255), email: 'more@x.example', units: 50, method: 'test' })).said, 'confirmed')
  t.equal((await buy({ network: ELSEWHERE, email: 'more@x.example', units: 10 })).said, 'confirmed')
  for (const network of ['192.0.2.1', '192.0.2.2', null]) {
    t.equal((await buy({ network, email: `${network}@x.example`, units: 10 })).said, 'confirmed', 'IPv4 has no sites')
  }
  await hasPaidBefore(fixture, 'usr_1')
  t.equal((await buy({ network: own(254), user: 'usr_1' })).said, REFUSED, 'whoever orders there')
})

t.test('orders, units of a variant, value and checkouts under way are counted by site too', async (t) => {
  const fixture = await checkoutFixture(t)
  const count = shopWith(fixture, { network: 1, site_networks: 2 })
  for (const network of [1, 2]) t.equal((await count({ network: own(network) })).said, 'confirmed')
  t.equal((await count({ network: own(3) })).said, REFUSED)
  const units = shopWith(fixture, { units: 4, site_networks: 2 })
  t.match((await units({ network: own(3), items: { film: 4 } })).said, 'confirmed')
  t.match((await units({ network: own(4), items: { film: 4 } })).said, 'confirmed')
  const third = await units({ network: own(5), items: { film: 3 } })
  t.match(third.result, { code: REFUSED, extras: { lines: [{ reason: 'limit_reached', available: 0 }] } })
  const value = shopWith(fixture, { network_guests: 1, site_networks: 1 }, { UNPAID_GUEST_VALUE: { EUR: 100 } })
  t.match((await value({ network: own(6) })).result, { code: REFUSED, message: /value/ })
  const atOnce = shopWith(fixture, { checkout_units: 10, site_networks: 2 })
  const wait = { method: 'test', token: 'tok_action', units: 10 }
  for (const network of [7, 8]) t.equal((await atOnce({ network: own(network), ...wait })).said, 'waiting')
  t.match((await atOnce({ network: own(9), ...wait })).result, { code: REFUSED, message: /at once now: 0\./ })
})

t.test('what a site holds is counted exactly, however many of its networks order at once', async (t) => {
  const fixture = await checkoutFixture(t)
  const buy = shopWith(fixture, { guest_units: 10, network_guests: 1, site_networks: 3 })
  const all = Array.from({ length: 8 }, (_, network) =>
    buy({ network: own(network), email: `g${network}@x.example`, units: 10 }),
  )
  const said = (await Promise.all(all)).map((each) => each.said)
  t.equal(said.filter((each) => each === 'confirmed').length, 3)
  t.equal(said.filter((each) => each === REFUSED).length, 5)
})
