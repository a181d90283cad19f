import { ApiError, type Cart, type Order, type SignedIn, type Stoa } from '@stoa/sdk/source'
import t, { type Test } from 'tap'
import { assertInvariants } from './harness/invariants.ts'
import { type MultiProcessShop, openMultiProcessShop } from './harness/multi-process.ts'
import { buy, fillCart } from './harness/purchase.ts'
import { bearer, customer, mailSaying, newAddress, staffOf, type TestShop, visitor } from './harness/shop.ts'
import { createStockedProduct, type StockedProduct, setUpShippingAndTax } from './harness/stock.ts'

/** Halves that call each other, so that both rounds meet at every call of a checkout. */
const HALVES = [
  ['gateway', 'order', 'notification'],
  ['user', 'product', 'payment', 'inventory'],
] as const

const PATIENCE = { maxRetries: 0 }

interface People {
  /** Signed in before the first round. */
  ada: { stoa: Stoa; session: SignedIn }
  /** A guest with a full cart, and one who has ordered. */
  guest: { stoa: Stoa; cart: Cart }
  buyer: { stoa: Stoa; order: Order }
}

async function comeIn(shop: TestShop, product: StockedProduct): Promise<People> {
  const lines = [{ variantId: product.variantId, quantity: 1 }]
  const guest = visitor(shop, PATIENCE)
  const buyer = visitor(shop, PATIENCE)
  return {
    ada: await customer(shop, PATIENCE),
    guest: { stoa: guest, cart: await fillCart(guest, { lines, email: newAddress('guest') }) },
    buyer: { stoa: buyer, order: await buy(buyer, { lines, email: newAddress('buyer') }) },
  }
}

/** Everything that was good before still is, and new purchases go through, each at the first try. */
async function assertUnharmed(t: Test, shop: TestShop, people: People, product: StockedProduct): Promise<void> {
  const { ada, guest, buyer } = people
  const { status } = await fetch(`${shop.url}/v1/me`, { headers: bearer(ada.session) })
  t.equal(status, 200, 'the access token from before')
  t.equal((await guest.stoa.carts.get(guest.cart.id)).items.length, 1, 'the cart of a guest')
  t.equal((await buyer.stoa.orders.get(buyer.order.id)).number, buyer.order.number, 'the order of a guest')
  const email = newAddress('shopper')
  const lines = [{ variantId: product.variantId, quantity: 1 }]
  t.equal((await buy(visitor(shop, PATIENCE), { lines, email })).payment_status, 'paid')
  await mailSaying(shop, email, /order/i)
}

async function restart(shop: MultiProcessShop, services: readonly string[]): Promise<void> {
  await Promise.all(services.map((name) => shop.kill(name, 'SIGTERM')))
  await Promise.all(services.map((name) => shop.start(name)))
}

const statusOf = (call: Promise<unknown>): Promise<number> =>
  call.then(
    () => 200,
    (error: unknown) => {
      if (error instanceof ApiError) return error.status
      throw error
    },
  )

// Many processes start here, and five times over; a busy machine needs its time.
t.setTimeout(900_000)

t.test('the root secret is replaced while people buy: nobody is signed out, and no call fails', async (t) => {
  const shop = await openMultiProcessShop(t)
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const product = await createStockedProduct(staff, 100)
  const people = await comeIn(shop, product)
  for (const round of [1, 2]) {
    await shop.rerun('secrets', 'rotate')
    for (const half of HALVES) {
      await restart(shop, half)
      await t.test(`round ${round}, ${half} restarted`, (t) => assertUnharmed(t, shop, people, product))
    }
  }
  const { ada, guest, buyer } = people
  await shop.rerun('secrets', 'rotate')
  await restart(shop, ['gateway', 'order', 'user'])
  t.equal((await fetch(`${shop.url}/v1/me`, { headers: bearer(ada.session) })).status, 200, 'an access token lives on')
  t.ok(
    (await ada.stoa.auth.refresh({ refresh_token: ada.session.refresh_token })).access_token,
    'and so does a session',
  )
  t.equal(await statusOf(guest.stoa.carts.get(guest.cart.id)), 401, 'a cart of a guest from before does not')
  t.equal(await statusOf(buyer.stoa.orders.get(buyer.order.id)), 401)
  await assertUnharmed(t, shop, { ...(await comeIn(shop, product)), ada }, product)
  await assertInvariants(t, staff)
})
