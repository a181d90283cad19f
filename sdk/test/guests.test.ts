/** What a guest owns: carts, the orders and payments they became, and what comes along when the guest signs in. */
import t, { type Test } from 'tap'
import { memoryStore } from '../src/auth.ts'
import type { Cart, Order } from '../src/index.ts'
import { Stoa } from '../src/index.ts'
import type { StoaOptions, StoredCartTokens } from '../src/types.ts'
import { type Behaviour, problem, type Seen, serve } from './server.ts'

const created = (body: unknown): Behaviour => ({ status: 201, body })
const fine = (body: unknown): Behaviour => ({ status: 200, body })
const session = { access_token: 'access', refresh_token: 'refresh', expires_in: 600, token_type: 'Bearer' }

/** As much of a shop as guests need; carts are numbered, `cart-1` opens with `token-1` and becomes `order-1`. */
async function openShop(t: Test, current?: object) {
  const merges: unknown[] = []
  let carts = 0
  const shop = await serve(t, ({ method, url, headers, body }: Seen) => {
    const [, , kind, id = '', verb] = url.split('/')
    const n = id.split('-')[1]
    if (kind === 'auth') return fine(session)
    if (url === '/v1/me/cart') return current ? fine(current) : problem(404, 'not_found')
    if (url === '/v1/carts' && method === 'POST') {
      carts += 1
      const cart = { id: `cart-${carts}`, status: 'open', items: [], ...JSON.parse(body || '{}') }
      return created(headers.authorization ? cart : { ...cart, token: `token-${carts}` })
    }
    if (verb === 'merge') {
      merges.push([id, JSON.parse(body)])
      return fine({ id, status: 'open', items: [{ id: 'line' }], order_id: null })
    }
    if (verb === 'complete') {
      const payment = { id: `payment-${n}`, action: null }
      return n === '2'
        ? { status: 202, body: { status: 'requires_action', payment } }
        : created({ id: `order-${n}`, payment })
    }
    if (url === '/v1/orders/lookup') {
      const { number } = JSON.parse(body)
      return fine({
        id: `order-${number}`,
        cart_id: `cart-${number}`,
        token: `found-${number}`,
        payment: { id: `payment-${number}` },
      })
    }
    if (kind === 'orders' && headers['stoa-cart-token'] === `found-${n}`)
      return fine({ id, payment: { id: `payment-${n}` } })
    if (kind === 'payments') return fine({ id, status: 'captured', order_id: `order-${n}` })
    if (kind === 'carts')
      return fine({ id, status: 'open', items: [{ id: 'line' }], currency: 'EUR', locale: 'de', order_id: null })
    return headers['stoa-cart-token'] === `token-${n}` ? fine({ id }) : problem(404, 'not_found')
  })
  const open = (options: Partial<StoaOptions> = {}) => new Stoa({ baseUrl: shop.url, maxRetries: 0, ...options })
  return { ...shop, merges, open }
}

t.test('orders and payments open with the token of their own cart, whatever cart came later', async (t) => {
  const shop = await openShop(t)
  const cartTokens = memoryStore<StoredCartTokens>()
  const stoa = shop.open({ cartTokens })
  const buy = async () => {
    const cart = await stoa.carts.create()
    return stoa.carts.complete(cart.id)
  }
  const first = (await buy()) as Order
  const pending = await buy()
  await stoa.payments.confirm('payment-2', { data: {} } as never)
  await stoa.carts.create()

  t.match(await stoa.orders.get(first.id), { id: 'order-1' }, 'an order page opens after another cart was begun')
  t.match(pending, { status: 'requires_action' })
  t.match(await stoa.orders.get('order-2'), { id: 'order-2' }, 'so does an order that was placed by a payment')
  await stoa.payments.get('payment-1')
  t.equal(shop.seen.at(-1)?.headers['stoa-cart-token'], 'token-1')

  const later = shop.open({ cartTokens })
  t.match(await later.orders.get('order-1'), { id: 'order-1' }, 'they are kept in the store')
  await later.auth.login({ email: 'a@example.com', password: 'secret' })
  t.match(await later.orders.get('order-1'), { id: 'order-1' }, 'a guest who has signed in keeps them')
})

t.test("a guest's cart becomes the customer's at sign-in", async (t) => {
  const shop = await openShop(t)
  const told: [Cart, string][] = []
  const stoa = shop.open({ onCartMerged: (...given) => void told.push(given) })
  const { id } = await stoa.carts.create()
  await stoa.auth.login({ email: 'a@example.com', password: 'secret' })
  t.same(shop.merges, [['cart-2', { cart_token: 'token-1' }]])
  t.match(told, [[{ id: 'cart-2', items: [{}] }, 'cart-1']])
  t.equal(shop.seen.find(({ url }) => url.endsWith('/merge'))?.headers.authorization, 'Bearer access')

  t.equal((await stoa.carts.get(id)).id, 'cart-2', 'a page that knows the old id reaches the cart')
  t.equal(shop.seen.at(-1)?.headers['stoa-cart-token'], undefined)
  await stoa.auth.login({ email: 'a@example.com', password: 'secret' })
  t.equal(shop.merges.length, 1, 'once')
})

t.test("a guest's cart goes into the cart that the customer uses, unless its currency is another one", async (t) => {
  for (const [own, into] of [
    [{ id: 'cart-9', status: 'open', currency: 'EUR' }, 'cart-9'],
    [{ id: 'cart-9', status: 'open', currency: 'USD' }, 'cart-2'],
    [{ id: 'cart-9', status: 'in_checkout', currency: 'EUR' }, 'cart-2'],
  ] as const) {
    const shop = await openShop(t, own)
    const stoa = shop.open()
    await stoa.carts.create()
    await stoa.auth.login({ email: 'a@example.com', password: 'secret' })
    t.same(shop.merges, [[into, { cart_token: 'token-1' }]], own.currency)
  }
})

t.test('signing in merges nothing that is no open cart, and does not fail with it', async (t) => {
  const shop = await openShop(t)
  const login = (stoa: Stoa) => stoa.auth.login({ email: 'a@example.com', password: 'secret' })
  await login(shop.open())
  const bought = shop.open()
  await bought.carts.complete((await bought.carts.create()).id)
  await login(bought)
  const refused = shop.open({ mergeCartAtSignIn: false })
  await refused.carts.create()
  await login(refused)
  const own = shop.open({ auth: () => null })
  await own.carts.create()
  await login(own)
  t.same(shop.merges, [])

  const broken = await serve(t, ({ url }) => {
    if (url === '/v1/auth/login') return fine(session)
    return url === '/v1/carts' ? created({ id: 'cart-1', token: 'token-1' }) : problem(503, 'service_unavailable')
  })
  const stoa = new Stoa({ baseUrl: broken.url, maxRetries: 0 })
  await stoa.carts.create()
  t.match(await login(stoa), { access_token: 'access' })
})

t.test(
  'an order that was looked up opens with the token of the look-up, and stays behind the cart in use',
  async (t) => {
    const shop = await openShop(t)
    const cartTokens = memoryStore<StoredCartTokens>()
    const stoa = shop.open({ cartTokens })
    const sent = () => shop.seen.at(-1)?.headers['stoa-cart-token']
    const lookUp = (number: string) => stoa.orders.lookup({ number, email: 'a@example.com' })
    const cart = await stoa.carts.create()
    await lookUp('7')
    t.match(await stoa.orders.get('order-7'), { id: 'order-7' })
    await stoa.orders.cancel('order-7')
    t.equal(sent(), 'found-7')
    t.match((await cartTokens.get())?.at(-1), { cart_id: cart.id }, 'the cart in use is still the last')
    await stoa.carts.get(cart.id)
    t.equal(sent(), 'token-1')
    await lookUp('7')
    t.equal((await cartTokens.get())?.length, 2, 'looked up again, it is kept once')

    const { id } = (await stoa.carts.complete(cart.id)) as Order
    await lookUp('1')
    await stoa.orders.get(id)
    t.equal(sent(), 'token-1', 'the token of its own cart is kept, which lasts longer')
  },
)

t.test('what a guest has looked up is no cart to bring along at sign-in', async (t) => {
  const shop = await openShop(t)
  const stoa = shop.open()
  await stoa.orders.lookup({ number: '7', email: 'a@example.com' })
  await stoa.auth.login({ email: 'a@example.com', password: 'secret' })
  t.same(shop.merges, [])
  await stoa.orders.get('order-7')
  t.equal(shop.seen.at(-1)?.headers['stoa-cart-token'], 'found-7')
})
