import { createCookie } from 'react-router'
import t from 'tap'

process.env.STOREFRONT_URL = 'https://own.example/'
process.env.STOREFRONT_SECRET = 'a-secret-for-tests-of-32-characters'
const { readSession } = await import('../app/lib/session.server.ts')
const { deviceName } = await import('../app/lib/device-name.server.ts')
const { nextPath } = await import('../app/lib/own-path.ts')
const { isPersonal } = await import('../app/lib/personal-pages.ts')
const { currencyCookie, readPreferences, themeCookie } = await import('../app/lib/preferences.ts')

const requestWith = (headers: Record<string, string>) => new Request('http://shop.example/cart', { headers })
const cart = (number: number) => ({ cart_id: `cart_${number}`, token: `token-${number}-${'x'.repeat(80)}` })

t.test('a session comes back from its cookie, with the carts used last', async (t) => {
  const session = await readSession(requestWith({}))
  t.equal(await session.setCookie(), null, 'a visitor without a cart gets no cookie')
  session.cartTokens.set([cart(1), cart(2), cart(3), cart(4)])
  const written = (await session.setCookie()) ?? ''
  t.match(written, /; HttpOnly/)
  t.match(written, /; SameSite=Lax/)
  const again = await readSession(requestWith({ cookie: written.split(';')[0] ?? '' }))
  t.strictSame(again.cartTokens.get(), [cart(2), cart(3), cart(4)])
  t.equal(await again.setCookie(), null, 'nothing changed')
})

t.test('a cookie that was not signed here is no session', async (t) => {
  const forged = await createCookie('session', { secrets: ['another secret'] }).serialize({ carts: [cart(1)] })
  for (const cookie of [forged.split(';')[0] ?? '', 'session=nonsense', 'session=']) {
    t.equal((await readSession(requestWith({ cookie }))).cartTokens.get(), null, cookie)
  }
})

t.test('a session never grows beyond what a browser keeps', async (t) => {
  const session = await readSession(requestWith({}))
  session.auth.set({ access_token: 'a'.repeat(1200), refresh_token: 'r'.repeat(1000), expires_at: 1 })
  session.cartTokens.set([1, 2, 3].map((number) => ({ ...cart(number), order_id: 'o'.repeat(300) })))
  const written = (await session.setCookie()) ?? ''
  t.ok(written.length < 4096, `${written.length} bytes`)
  const again = await readSession(requestWith({ cookie: written.split(';')[0] ?? '' }))
  t.equal(again.cartTokens.get()?.at(-1)?.cart_id, 'cart_3', 'the cart used last stays')
  t.ok(again.auth.get(), 'and so do the tokens')
})

t.test('the cart used last is the customer’s while somebody is signed in, and a guest’s otherwise', async (t) => {
  const session = await readSession(requestWith({}))
  t.equal(session.lastCart(), null)
  session.keepCart({ cart_id: 'cart_9' })
  t.equal(session.lastCart(), null, 'of a guest’s cart the SDK keeps the token')
  session.cartTokens.set([cart(1)])
  t.match(session.lastCart(), { cart_id: 'cart_1' })
  session.auth.set({ access_token: 'a', refresh_token: 'r', expires_at: 1 })
  t.match(session.lastCart(), { cart_id: 'cart_1' }, 'a payment under way is found after signing in')
  session.cartTokens.set([{ ...cart(1), merged_into: 'cart_9' }])
  t.equal(session.lastCart(), null)
  session.keepCart({ cart_id: 'cart_9' })
  session.keepCart({ cart_id: 'cart_9', payment_id: 'pay_1' })
  session.keepCart({ cart_id: 'cart_9', order_id: 'ord_1' })
  t.strictSame(session.lastCart(), { cart_id: 'cart_9', payment_id: 'pay_1', order_id: 'ord_1' })
  session.keepCart({ cart_id: 'cart_10' })
  t.strictSame(session.lastCart(), { cart_id: 'cart_10' }, 'another cart is another order')
  session.clear()
  t.strictSame([session.isSignedIn, session.lastCart(), session.cartTokens.get()], [false, null, null])
})

t.test('an address to come back to is one of this storefront', async (t) => {
  const next = (value: string) => nextPath(new URLSearchParams({ next: value }))
  t.equal(next('/de/account/orders?cursor=x'), '/de/account/orders?cursor=x')
  t.equal(next('/'), '/')
  for (const bad of ['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example', 'account', '']) {
    t.equal(next(bad), null, bad)
  }
  t.equal(nextPath(new URLSearchParams()), null)
})

t.test('pages of one person are kept nowhere', async (t) => {
  const personal = [
    '/account',
    '/cart',
    '/de/cart',
    '/de/account/orders',
    '/orders/ord_1',
    '/checkout/payment',
    '/de/reset-password',
    '/Account',
    '/DE/account',
    '/%61ccount',
    '/Orders/ord_1',
  ]
  for (const path of personal) t.ok(isPersonal(path), path)
  for (const path of ['/', '/de', '/p/account', '/c/orders', '/accounts']) t.notOk(isPersonal(path), path)
})

t.test('devices are named as their owners know them', async (t) => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1'
  t.equal(deviceName(chrome, 'en'), 'Chrome on Windows')
  t.equal(deviceName(`${chrome} Edg/140.0.0.0`, 'de'), 'Edge auf Windows')
  t.equal(deviceName(phone, 'en'), 'Safari on iPhone')
  t.equal(deviceName('curl/8', 'en'), 'Unknown device')
  t.equal(deviceName(null, 'de'), 'Unbekanntes Gerät')
})

t.test('only choices on the list are kept', async (t) => {
  const currencies = ['EUR', 'USD']
  const read = (cookie: string) => readPreferences(requestWith({ cookie }), currencies)
  t.strictSame(read('theme=dark; currency=USD'), { theme: 'dark', currency: 'USD' })
  t.strictSame(read('theme=pink; currency=XXX'), { theme: null, currency: null })
  t.match(themeCookie('dark', false), /^theme=dark; .*Max-Age=31536000/)
  t.match(themeCookie('pink', false), /^theme=; .*Max-Age=0/)
  t.match(currencyCookie('USD\r\nx: y', currencies, false), /^currency=; /)
})
