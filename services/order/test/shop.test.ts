import { anonymous, customer, serviceNamed, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import type { Cart, Shop, ShopSettings } from '../generated/types.ts'
import { cartFixture, database } from './cart-fixture.ts'
import { add, address, germany, guestCart, type Problem, withRates } from './cart-steps.ts'

const pg = await database(t)

type Fixture = Awaited<ReturnType<typeof cartFixture>>

const shopOf = async (fixture: Fixture) => (await fixture.as(anonymous)<Shop>('GET', '/v1/shop')).body

/** Changes the settings as they are now. */
async function update(fixture: Fixture, body: object, who = staff('shop.read', 'shop.write')) {
  const clerk = fixture.as(who)
  const { headers } = await clerk('GET', '/v1/admin/shop')
  return clerk<ShopSettings & Problem>('PATCH', '/v1/admin/shop', {
    body,
    headers: { 'if-match': String(headers.etag) },
  })
}

t.test('getShop: what is not set follows the environment, also after an upgrade', async (t) => {
  const fixture = await cartFixture(t, pg, {
    SHOP_NAME: 'Rosa',
    SHOP_EMAIL: 'help@rosa.example',
    STOREFRONT_URL: 'https://rosa.example',
    SHOP_TIME_ZONE: 'Europe/Berlin',
    SHOP_CURRENCY: 'CHF',
    SHOP_LOCALE: 'de-CH',
    SHOP_COUNTRY: 'CH',
  })
  t.same(await shopOf(fixture), {
    name: 'Rosa',
    url: 'https://rosa.example',
    support_email: 'help@rosa.example',
    address: null,
    default_locale: 'de-CH',
    locales: ['de-CH'],
    default_currency: 'CHF',
    currencies: ['CHF'],
    country: 'CH',
    time_zone: 'Europe/Berlin',
    withdrawal_days: 14,
    prices_include_tax: false,
    logo: null,
    colors: { accent: null },
    social: [],
    policies: [],
    checkout: { guest: true, phone_required: false, note: null },
  })
  await update(fixture, { name: 'Rosa and Sons', country: 'DE', colors: { accent: '#1f4f46' } })
  t.match(await shopOf(fixture), {
    name: 'Rosa and Sons',
    country: 'DE',
    currencies: ['CHF'],
    colors: { accent: '#1f4f46' },
  })
  await update(fixture, { name: null, colors: null })
  t.match(await shopOf(fixture), { name: 'Rosa', country: 'DE', colors: { accent: null } })
})

t.test('updateShop: only who holds every permission, signed in, says where mails of accounts lead', async (t) => {
  const fixture = await cartFixture(t, pg)
  const url = 'https://elsewhere.example'
  const key = { kind: 'key', id: 'key_1', permissions: ['*'], address: '192.0.2.1' } as const
  const clerk = staff('shop.read', 'shop.write')
  for (const who of [clerk, key])
    t.match(await update(fixture, { url }, who), { status: 403, body: { code: 'forbidden' } })
  t.match(await update(fixture, { url }, staff('*')), { status: 200, body: { url } })
  t.equal((await update(fixture, { url, name: 'Rosa' }, clerk)).status, 200, 'who sends it unchanged changes the rest')
  t.equal((await update(fixture, { url: null }, clerk)).status, 403)
})

t.test('updateShop: names are one line', async (t) => {
  const fixture = await cartFixture(t, pg)
  const policies = [{ slug: 'returns', title: 'Re\r\nturns' }]
  const { body } = await update(fixture, { name: 'Rosa\r\n\r\nBcc: a@b.example', policies })
  t.match(body, { name: 'Rosa Bcc: a@b.example', policies: [{ title: 'Re turns' }] })
})

t.test('updateShop: needs the version that was read, and the permission', async (t) => {
  const fixture = await cartFixture(t, pg)
  const clerk = fixture.as(staff('shop.write'))
  const body = { name: 'Rosa' }
  t.equal((await clerk('PATCH', '/v1/admin/shop', { body })).status, 428)
  t.equal((await clerk('PATCH', '/v1/admin/shop', { body, headers: { 'if-match': '"7"' } })).status, 412)
  t.match(await update(fixture, body), {
    status: 200,
    headers: { etag: '"2"' },
    body: { name: 'Rosa', url: null, version: 2 },
  })
  t.match(await clerk('GET', '/v1/admin/shop'), { status: 403 })
  const headers = { 'if-match': '"2"' }
  for (const who of [staff('shop.read'), customer('usr_1')]) {
    t.equal((await fixture.as(who)('PATCH', '/v1/admin/shop', { body, headers })).status, 403)
  }
  t.equal((await fixture.as(anonymous)('PATCH', '/v1/admin/shop', { body, headers })).status, 401)
})

t.test('updateShop merges: what is not sent stays, lists and the address are replaced', async (t) => {
  const fixture = await cartFixture(t, pg)
  const policies = [{ slug: 'returns', title: 'Returns' }]
  const social = [{ name: 'Mastodon', url: 'https://social.example/@rosa' }]
  await update(fixture, { address, policies, social, checkout: { phone_required: true, note: 'Closed in May.' } })
  const changed = await update(fixture, {
    checkout: { note: null },
    address: { ...address, city: 'Jena' },
    logo: '/v1/media/a.png',
  })
  t.match(changed.body, {
    address: { city: 'Jena', country: 'DE' },
    policies: [{ slug: 'returns', title: 'Returns', url: null }],
    social,
    logo: '/v1/media/a.png',
    checkout: { guest: true, phone_required: true, note: null },
  })
  await update(
    fixture,
    { url: 'https://rosa.example/shop//', support_email: 'Help@Rosa.EXAMPLE', social: null },
    staff('*'),
  )
  t.match(await shopOf(fixture), {
    url: 'https://rosa.example/shop',
    support_email: 'Help@rosa.example',
    social: [],
  })
})

t.test('updateShop: a field that cannot be right is named', async (t) => {
  const fixture = await cartFixture(t, pg)
  for (const [body, status, pointer] of [
    [{ name: ' \u200b ' }, 400, '/name'],
    [{ url: 'javascript:alert(1)' }, 400, '/url'],
    [{ url: 'https://rosa.example/?a=1' }, 400, '/url'],
    [{ support_email: 'a@b.example, c@d.example' }, 400, '/support_email'],
    [{ default_locale: 'not a tag' }, 400, '/default_locale'],
    [{ default_currency: 'XQQ' }, 400, '/default_currency'],
    [{ currencies: ['EUR', 'XQQ'] }, 400, '/currencies/1'],
    [{ currencies: [] }, 400, '/currencies'],
    [{ country: 'UK' }, 422, '/country'],
    [{ address: { ...address, postal_code: 'x' } }, 422, '/address/postal_code'],
    [{ time_zone: '+01:00' }, 400, '/time_zone'],
    [{ logo: '/v1/../secret' }, 400, '/logo'],
    [{ colors: { accent: 'red' } }, 400, '/colors/accent'],
    [{ social: [{ name: 'X', url: 'data:text/html,x' }] }, 400, '/social/0/url'],
    [
      {
        policies: [
          { slug: 'a', title: 'A' },
          { slug: 'a', title: 'B' },
        ],
      },
      400,
      '/policies/1/slug',
    ],
    [{ checkout: { guest: 'no' } }, 400, '/checkout/guest'],
  ] as const) {
    t.match(await update(fixture, body), { status, body: { errors: [{ pointer }] } }, JSON.stringify(body))
  }
  t.equal((await fixture.as(staff('shop.read'))('GET', '/v1/admin/shop')).headers.etag, '"1"', 'nothing was kept')
})

t.test('new carts take the currency and language that staff set, at once', async (t) => {
  const fixture = await cartFixture(t, pg)
  t.match((await fixture.as(anonymous)('POST', '/v1/carts')).body, { currency: 'EUR', locale: 'en' })
  await update(fixture, { default_currency: 'USD', default_locale: 'de' })
  t.match((await fixture.as(anonymous)('POST', '/v1/carts')).body, { currency: 'USD', locale: 'de' })
})

t.test('currencies: any until staff set them, then those; carts of another one stay as they are', async (t) => {
  const fixture = await cartFixture(t, pg)
  const old = await guestCart(fixture, { currency: 'USD' })
  await add(old, 'mug')
  await update(fixture, { currencies: ['EUR', 'CHF'] })
  const refusal = { status: 422, body: { code: 'unprocessable', errors: [{ pointer: '/currency', code: 'currency' }] } }
  t.match(await fixture.as(anonymous)('POST', '/v1/carts', { body: { currency: 'USD' } }), refusal)
  const cart = await guestCart(fixture)
  t.match(await cart.call('PATCH', cart.url, { body: { currency: 'USD' } }), refusal)
  t.match(await cart.call('PATCH', cart.url, { body: { currency: 'CHF' } }), { status: 200, body: { currency: 'CHF' } })
  t.match(await add(old, 'mug'), { status: 200, body: { currency: 'USD', items: [{ quantity: 2 }] } })
  const same = await old.call<Cart>('PATCH', old.url, { body: { currency: 'USD', note: 'x' } })
  t.match(same, { status: 200, body: { note: 'x' } })
  t.same((await shopOf(fixture)).currencies, ['EUR', 'CHF'])
  await update(fixture, { default_currency: 'GBP' })
  t.same((await shopOf(fixture)).currencies, ['GBP', 'EUR', 'CHF'], 'the default is always one of them')
})

t.test('readSellingRules: any currency until staff set them; the tax classes that have rates, each once', async (t) => {
  const fixture = await cartFixture(t, pg)
  const read = async (name = 'product') =>
    (await fixture.as(serviceNamed(name))('GET', '/internal/shop/selling-rules')) as { status: number; body: object }
  t.same((await read()).body, { currencies: null, tax_classes: [], default_currency: 'EUR' })
  await withRates(fixture)
  await update(fixture, { currencies: ['EUR', 'CHF'] })
  const rules = { currencies: ['EUR', 'CHF'], tax_classes: ['reduced', 'standard'], default_currency: 'EUR' }
  t.same((await read()).body, rules)
  await update(fixture, { default_currency: 'CHF' })
  t.match((await read()).body, { default_currency: 'CHF' })
  t.equal((await read('payment')).status, 403)
})

t.test('countries that are sent to and that no tax region has are told to staff, where others have one', async (t) => {
  const fixture = await cartFixture(t, pg)
  const clerk = fixture.as(staff('shop.read', 'shipping.write', 'taxes.write'))
  const warnings = async () => (await clerk<ShopSettings>('GET', '/v1/admin/shop')).body.warnings
  await clerk('POST', '/v1/admin/shipping-zones', {
    body: {
      name: 'EU',
      countries: ['AT', 'DE', 'FR'],
      options: [{ name: 'Parcel', prices: [{ amount: 500, currency: 'EUR' }] }],
    },
  })
  t.same(await warnings(), [], 'a shop that taxes nothing')
  await clerk('POST', '/v1/admin/tax-regions', {
    body: {
      country: 'DE',
      name: 'MwSt.',
      prices_include_tax: true,
      rates: [{ tax_class: 'standard', name: 'MwSt. 19 %', rate: '19' }],
    },
  })
  t.match(await warnings(), [
    { code: 'no_tax_region', currency: null, countries: ['AT', 'FR'], zone_id: /^shz_/, detail: /“EU”.*AT, FR/ },
  ])
})

t.test('updateShop: a list without its default is refused, and a default alone is added to its list', async (t) => {
  const fixture = await cartFixture(t, pg)
  for (const [body, list, field] of [
    [{ currencies: ['USD'] }, '/currencies', '/default_currency'],
    [{ currencies: ['EUR', 'USD'], default_currency: 'GBP' }, '/currencies', '/default_currency'],
    [{ locales: ['de'] }, '/locales', '/default_locale'],
  ] as const) {
    const errors = [list, field].map((pointer) => ({ pointer, code: 'invalid' }))
    t.match(await update(fixture, body), { status: 422, body: { code: 'unprocessable', errors } }, JSON.stringify(body))
  }
  const both = { currencies: ['USD', 'GBP'], default_currency: 'GBP', locales: ['de', 'en'] }
  t.match(await update(fixture, both), { status: 200, body: both })
  const added = await update(fixture, { default_currency: 'JPY', default_locale: 'fr' })
  t.match(added.body, { currencies: ['JPY', 'USD', 'GBP'], locales: ['fr', 'de', 'en'] }, 'staff see what carts take')
  t.equal((await update(fixture, { currencies: ['USD'] })).status, 422)
  t.match(await update(fixture, { currencies: null, name: 'Rosa' }), { status: 200, body: { currencies: null } })
})

t.test(
  'a currency that cannot be sent in is told to staff by zone, and to shoppers with the ones that can',
  async (t) => {
    const fixture = await cartFixture(t, pg)
    await withRates(fixture)
    t.same((await update(fixture, { name: 'Rosa' })).body.warnings, [])
    const taken = await update(fixture, { currencies: ['EUR', 'USD', 'CHF'] })
    t.match(taken.body.warnings, [
      { code: 'no_shipping_price', currency: 'CHF', zone_id: /^shz_/, detail: /CHF.*“Germany”/ },
    ])
    const read = await fixture.as(staff('shop.read'))<ShopSettings>('GET', '/v1/admin/shop')
    t.same(read.body.warnings, taken.body.warnings)

    fixture.stubs.products.set('mug', { prices: { EUR: 1000, CHF: 1100 } })
    const cart = await guestCart(fixture, { currency: 'CHF' })
    const why = async () => (await cart.call<object>('GET', `${cart.url}/shipping-options`)).body
    t.same(await why(), { data: [], reason: 'nothing_to_send', currencies: [] })
    await add(cart, 'mug')
    t.same(await why(), { data: [], reason: 'no_address', currencies: [] })
    await cart.call('PATCH', cart.url, {
      body: { shipping_address: { ...address, country: 'AT', postal_code: '1010' } },
    })
    t.same(await why(), { data: [], reason: 'no_zone', currencies: [] })
    await cart.call('PATCH', cart.url, { body: { shipping_address: address } })
    t.same(await why(), { data: [], reason: 'no_option_in_currency', currencies: ['EUR', 'USD'] })
    await cart.call('PATCH', cart.url, { body: { currency: 'EUR' } })
    t.match(await why(), { data: [{ amount: { amount: 490, currency: 'EUR' } }], reason: null, currencies: [] })
  },
)

t.test('the country decides about tax before an address is known, and whether prices include it', async (t) => {
  const fixture = await cartFixture(t, pg)
  await fixture.as(staff('*'))('POST', '/v1/admin/tax-regions', { body: germany })
  t.equal((await shopOf(fixture)).prices_include_tax, false)
  await update(fixture, { country: 'DE' })
  t.equal((await shopOf(fixture)).prices_include_tax, true)
  const cart = await guestCart(fixture)
  t.match((await add(cart, 'mug')).body.totals, { prices_include_tax: true, tax_total: { amount: 190 } })
})
