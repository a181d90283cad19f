import { createCookie } from 'react-router'
import t from 'tap'

process.env.STOREFRONT_SECRET = 'a-secret-for-tests-of-32-characters'
const { readSession } = await import('../app/lib/session.server.ts')
const { isOwnForm } = await import('../app/lib/same-origin.server.ts')
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

t.test('a form of another site is told from ours', async (t) => {
  t.ok(isOwnForm(requestWith({ origin: 'http://shop.example' })))
  t.ok(isOwnForm(requestWith({})), 'a program that says nothing')
  t.notOk(isOwnForm(requestWith({ origin: 'https://evil.example' })))
  t.notOk(isOwnForm(requestWith({ origin: 'null' })))
  t.notOk(isOwnForm(requestWith({ 'sec-fetch-site': 'cross-site' })))
})

t.test('only choices on the list are kept', async (t) => {
  const currencies = ['EUR', 'USD']
  const read = (cookie: string) => readPreferences(requestWith({ cookie }), currencies)
  t.strictSame(read('theme=dark; currency=USD'), { theme: 'dark', currency: 'USD' })
  t.strictSame(read('theme=pink; currency=XXX'), { theme: null, currency: null })
  t.match(themeCookie('dark'), /^theme=dark; .*Max-Age=31536000/)
  t.match(themeCookie('pink'), /^theme=; .*Max-Age=0/)
  t.match(currencyCookie('USD\r\nx: y', currencies), /^currency=; /)
})
