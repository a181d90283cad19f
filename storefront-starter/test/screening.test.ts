import t from 'tap'
import { ownPath } from '../app/lib/own-path.ts'
import { MAX_BODY_BYTES, refusalOf } from '../server/screening.ts'

const statusOf = (url: string, { method = 'GET', host = 'shop.example', ...headers }: Record<string, string> = {}) =>
  refusalOf({ method, url, headers: { host, ...headers } }, 'https://own.example')?.status ?? null

const form = { method: 'POST', 'content-type': 'application/x-www-form-urlencoded' }

t.test('a path that a URL reads as another host gets no page', async (t) => {
  for (const path of [
    '//evil.example/',
    '/\\evil.example/',
    '/.//evil.example/',
    'http://evil.example/',
    '*',
    '/de//x',
  ]) {
    t.equal(statusOf(path), 400, path)
    t.equal(statusOf(path, form), 400, path)
  }
  for (const host of ['a b', 'a@b', '@b', 'a:b@c', 'a/b', 'a?b', 'a#b', '']) t.equal(statusOf('/', { host }), 400, host)
  for (const host of ['shop.example:3000', '[::1]:3000', 'a_b.example']) t.equal(statusOf('/', { host }), null, host)
  t.equal(statusOf('/p/%zz'), 400, 'what React Router would complain of in the log')
  t.equal(statusOf('/c/%C3%BC'), null)
  t.equal(statusOf('/de/search?q=a//b'), null)
})

t.test('a path as long or as deep as no page is gets none', async (t) => {
  t.equal(statusOf(`/${'a/'.repeat(12)}`), 414)
  t.equal(statusOf(`/${'a'.repeat(512)}`), 414)
  t.equal(statusOf(`/search?q=${'a'.repeat(5000)}`), 414)
  t.equal(statusOf(`/p/${'a'.repeat(200)}?Color=Red`), null)
})

t.test('only forms of an ordinary length are read', async (t) => {
  t.equal(statusOf('/cart', form), null)
  t.equal(statusOf('/cart', { ...form, 'content-type': 'multipart/form-data; boundary=x' }), null)
  t.equal(statusOf('/cart', { ...form, 'content-type': 'application/json' }), 415)
  t.equal(statusOf('/cart', { ...form, 'content-length': String(MAX_BODY_BYTES + 1) }), 413)
  t.equal(statusOf('/cart', { ...form, 'content-type': 'multipart/form-data' }), 400, 'parts without a boundary')
  for (const method of ['TRACE', 'PUT', 'DELETE']) t.equal(statusOf('/', { method }), 405, method)
})

t.test('a path to go back to stays in this storefront, however it is spelt', async (t) => {
  for (const given of [
    '//evil.example',
    '/.//evil.example/',
    '/x/..//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    3,
  ]) {
    t.notOk(ownPath(given).startsWith('//'), String(given))
    t.equal(URL.parse(ownPath(given), 'https://shop.example')?.host, 'shop.example', String(given))
  }
  t.equal(ownPath('/de/search?q=mug'), '/de/search?q=mug')
})

t.test('a form is taken from pages of this storefront, and from programs that say nothing', async (t) => {
  const sent = (headers: Record<string, string>) => statusOf('/cart', { ...form, ...headers })
  t.equal(sent({ origin: 'http://shop.example' }), null)
  t.equal(sent({}), null, 'a program that says nothing')
  t.equal(sent({ origin: 'https://evil.example' }), 403)
  t.equal(sent({ origin: 'null' }), 403)
  t.equal(sent({ origin: 'https://own.example' }), null, 'behind a proxy that does not pass Host on')
  t.equal(sent({ origin: 'http://own.example' }), 403)
  t.equal(sent({ origin: 'https://own.example.evil.example' }), 403)
  t.equal(sent({ 'sec-fetch-site': 'cross-site' }), 403)
  t.equal(sent({ 'sec-fetch-site': 'same-origin' }), null)
})

t.test(
  'who reads a mail at a site of webmail unsubscribes with one click, and other sites send no form of ours',
  async (t) => {
    const elsewhere = { ...form, origin: 'https://webmail.example', 'sec-fetch-site': 'cross-site' }
    t.equal(statusOf('/unsubscribe/one-click?token=a', elsewhere), null)
    t.equal(statusOf('/de/unsubscribe/one-click?token=a', elsewhere), null)
    t.equal(statusOf('/unsubscribe/one-click?token=a', { ...elsewhere, 'content-type': 'application/json' }), 415)
    for (const path of [
      '/cart',
      '/unsubscribe?token=a',
      '/unsubscribe/one-click/../../cart',
      '/x/y/unsubscribe/one-click',
    ])
      t.equal(statusOf(path, elsewhere), 403, path)
  },
)
