import { jsonOf } from '@stoa/kit/http/serialised-body'
import { execute } from '@stoa/kit/postgres/sql'
import { readConfig } from '@stoa/kit/process/config'
import { anonymous, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { settings } from '../config.ts'
import type { Cart, Country, CountryList, NamedCountryList, Order } from '../generated/types.ts'
import { listCountries } from '../handlers/countries.ts'
import { cartFixture, database } from './cart-fixture.ts'
import { add, address, germany, guestCart, type Problem, withRates, zone } from './cart-steps.ts'

const pg = await database(t)

t.test('a cart takes addresses of countries that exist, and keeps regions as codes', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  const patch = (field: string, over: object) =>
    cart.call<Cart & Problem>('PATCH', cart.url, { body: { [field]: { ...address, ...over } } })
  for (const field of ['shipping_address', 'billing_address']) {
    const uk = await patch(field, { country: 'UK' })
    t.match(uk, { status: 422, body: { code: 'unprocessable', errors: [{ pointer: `/${field}/country` }] } })
    t.match(uk.body, { detail: /GB/ })
    for (const country of ['ZZ', 'XX', 'AA']) t.equal((await patch(field, { country })).status, 422, country)
    t.match(await patch(field, { name: ' \u200b ' }), {
      status: 400,
      body: { errors: [{ pointer: `/${field}/name` }] },
    })
    t.match(await patch(field, { line1: '\u3000' }), {
      status: 400,
      body: { errors: [{ pointer: `/${field}/line1` }] },
    })
    t.match(await patch(field, { postal_code: '1' }), {
      status: 422,
      body: { errors: [{ pointer: `/${field}/postal_code` }] },
    })
    const there = await patch(field, { country: 'US', postal_code: '10001', region: 'New York' })
    t.match(there, { status: 200, body: { [field]: { region: 'NY', country: 'US' } } })
  }
})

t.test('zones and tax regions take countries that exist, and parts of them by code or name', async (t) => {
  const fixture = await cartFixture(t, pg)
  const admin = fixture.as(staff('*'))
  const post = <T>(path: string, body: object) => admin<T & Problem>('POST', `/v1/admin/${path}`, { body })
  for (const path of ['shipping-zones', 'tax-regions']) {
    const nameless = await post(path, { ...(path === 'tax-regions' ? germany : zone), name: '\u200b ' })
    t.match(nameless, { status: 400, body: { errors: [{ pointer: '/name' }] } }, path)
  }
  const wrong = await post('shipping-zones', { ...zone, countries: ['DE', 'UK'] })
  t.match(wrong, { status: 422, body: { errors: [{ pointer: '/countries/1' }] } })
  const made = await post<{ id: string }>('shipping-zones', zone)
  const url = `/v1/admin/shipping-zones/${made.body.id}`
  const changed = await admin('PATCH', url, { body: { countries: ['ZZ'] }, headers: { 'if-match': '*' } })
  t.match(changed, { status: 422, body: { errors: [{ pointer: '/countries/0' }] } })
  t.match(await post('tax-regions', { ...germany, country: 'UK' }), {
    status: 422,
    body: { errors: [{ pointer: '/country' }] },
  })
  const narnia = { ...germany, country: 'US', region: 'Narnia' }
  t.match(await post('tax-regions', narnia), { status: 422, body: { errors: [{ pointer: '/region' }] } })
  t.match(await post('tax-regions', { ...germany, country: 'US', region: 'new york' }), {
    status: 201,
    body: { region: 'NY' },
  })
  t.equal((await post('tax-regions', { ...germany, country: 'US', region: 'US-NY' })).status, 409)
})

t.test('the shop’s own country is one that exists', async (t) => {
  const { SHOP_COUNTRY } = settings
  t.same(readConfig({ SHOP_COUNTRY: 'GB' }, { SHOP_COUNTRY }), { SHOP_COUNTRY: 'GB' })
  t.same(readConfig({}, { SHOP_COUNTRY }), { SHOP_COUNTRY: undefined })
  t.throws(() => readConfig({ SHOP_COUNTRY: 'UK' }, { SHOP_COUNTRY }), /SHOP_COUNTRY is not a country/)
})

t.test('an entry written as a name by a former release counts, and cannot be added again', async (t) => {
  const fixture = await cartFixture(t, pg, { SHOP_COUNTRY: 'DE' })
  await execute(
    fixture.pg,
    `INSERT INTO tax_regions (id, name, country, region, prices_include_tax, rates)
     VALUES ('txr_old', 'NY', 'US', 'NEW YORK', false, '[{"tax_class":"standard","name":"Sales tax","rate":88750}]')`,
    [],
  )
  const again = { ...germany, country: 'US', region: 'NY' }
  t.equal((await fixture.as(staff('*'))('POST', '/v1/admin/tax-regions', { body: again })).status, 409)
  const cart = await guestCart(fixture)
  await add(cart, 'mug')
  const american = { ...address, country: 'US', postal_code: '10001' }
  const edit = (region: string) =>
    cart.call<Cart & Problem>('PATCH', cart.url, { body: { shipping_address: { ...american, region } } })
  t.match((await edit('New York')).body.totals, { tax_total: { amount: 106 } })
  t.match((await edit('Texas')).body.totals, { tax_total: { amount: 0 } })
  t.match(await edit('Narnia'), { status: 422, body: { errors: [{ pointer: '/shipping_address/region' }] } })
})

t.test('a download needs the billing address, which says its tax', async (t) => {
  const fixture = await cartFixture(t, pg)
  await withRates(fixture)
  fixture.stubs.products.set('film', { prices: { EUR: 1190 }, data: { requires_shipping: false } })
  const cart = await guestCart(fixture, { email: 'ada@example.com' })
  t.match((await add(cart, 'film')).body.totals, { tax_total: { amount: 0 } })
  await cart.call('POST', `${cart.url}/payment`, { body: { method: 'test' } })
  const early = await cart.call<Order & Problem>('POST', `${cart.url}/complete`)
  t.match(early, { status: 409, body: { code: 'cart_incomplete', errors: [{ pointer: '/billing_address' }] } })
  const known = await cart.call<Cart>('PATCH', cart.url, { body: { billing_address: address } })
  t.match(known.body.totals, { tax_total: { amount: 190 }, total: { amount: 1190 } })
})

t.test('a client that has the countries, by their ETag, does not get them again', async (t) => {
  const fixture = await cartFixture(t, pg)
  const read = (known: string, method = 'GET') =>
    fixture.as(anonymous)(method, '/v1/countries', { headers: { 'if-none-match': known } })
  const { etag } = (await read('"another"')).headers
  for (const known of [`${etag}`, `"another", ${etag}`, '*']) {
    const same = await read(known)
    t.match(same, { status: 304, body: '', headers: { etag, 'cache-control': 'public, max-age=300' } }, known)
    t.notOk('content-type' in same.headers || 'content-length' in same.headers)
  }
  t.equal((await read(`${etag}`, 'HEAD')).status, 304)
  await withRates(fixture)
  t.equal((await read(`${etag}`)).status, 200, 'it has others')
})

t.test('listCountries: anyone reads the table that addresses are checked by, in their language', async (t) => {
  const fixture = await cartFixture(t, pg)
  await withRates(fixture)
  const read = (query = '') => fixture.as(anonymous)<CountryList>('GET', `/v1/countries${query}`)
  const { status, headers, body } = await read()
  t.equal(status, 200)
  t.equal(body.data.length, 249)
  t.match(headers, { 'cache-control': 'public, max-age=300', etag: /^W\/".+"$/ })
  t.equal((await read()).headers.etag, headers.etag)
  const of = (code: string, list = body) => list.data.find((country) => country.code === code)
  t.match(of('US'), {
    name: 'United States',
    ships: false,
    phone_prefix: '+1',
    postal_example: '95014',
    fields: [
      { name: 'name' },
      { name: 'company' },
      { name: 'line1' },
      { name: 'line2' },
      { name: 'city' },
      { name: 'region', label: 'state', required: true },
      { name: 'postal_code', label: 'zip' },
    ],
  })
  t.match(
    of('US')?.regions.find(({ code }) => code === 'NY'),
    { name: 'New York' },
  )
  t.match(of('DE'), { ships: true, regions: [], postal_example: '26133' })
  t.ok(new RegExp(of('DE')?.postal_pattern ?? '').test('10115'))
  t.match(of('QA'), { postal_pattern: null, fields: [{ name: 'name', required: true }] })
  t.equal(of('DE', (await read('?locale=de-AT')).body)?.name, 'Deutschland')
  t.equal(of('DE', (await read('?locale=en-aaaaaaaa-aaaaaaaa')).body)?.name, 'Germany')
})

t.test('a form reads the names of all countries and how an address is written in one', async (t) => {
  const fixture = await cartFixture(t, pg)
  await withRates(fixture)
  const read = <T>(path: string, headers = {}) => fixture.as(anonymous)<T & Problem>('GET', path, { headers })
  const whole = await read<CountryList>('/v1/countries?locale=de')
  const names = await read<NamedCountryList>('/v1/countries/names?locale=de')
  const expected = whole.body.data.map(({ code, name, ships }) => ({ code, name, ships }))
  t.strictSame(names.body.data, expected, 'the same countries, in the same order')
  t.ok(Number(names.headers['content-length']) < 16_000, `${names.headers['content-length']} bytes`)
  const states = await read<Country>('/v1/countries/US?locale=de')
  t.strictSame(
    states.body,
    whole.body.data.find(({ code }) => code === 'US'),
  )
  for (const { url, etag } of [
    { url: '/v1/countries/names?locale=de', etag: names.headers.etag },
    { url: '/v1/countries/US?locale=de', etag: states.headers.etag },
  ]) {
    const known = await read(url, { 'if-none-match': `${etag}` })
    t.match(known, { status: 304, headers: { etag, 'cache-control': 'public, max-age=300' } }, url)
  }
  t.match(await read('/v1/countries/UK'), { status: 404, body: { code: 'not_found' } })
  t.equal((await read('/v1/countries/de')).status, 400)
})

t.test('the list of countries is made once for a language, until a zone changes where parcels go', async (t) => {
  const fixture = await cartFixture(t, pg)
  const list = async (locale: string) => {
    const response = await listCountries(
      { params: {}, query: { locale }, headers: {}, body: undefined },
      fixture.deps as never,
    )
    return response.body
  }
  const first = await list('de-AT')
  t.equal(await list('de-AT'), first, 'the same object')
  t.same(jsonOf(first)?.toString(), JSON.stringify(first), 'with its JSON ready')
  t.not(await list('fr'), first)
  const sent = await fixture.as(anonymous)<CountryList>('GET', '/v1/countries?locale=de-AT')
  t.match(sent.headers, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': `${jsonOf(first)?.length}`,
  })
  t.strictSame(sent.body, first)
  await withRates(fixture)
  const later = await fixture.as(anonymous)<CountryList>('GET', '/v1/countries?locale=de-AT')
  t.not(later.headers.etag, sent.headers.etag)
  t.match(
    later.body.data.find(({ code }) => code === 'DE'),
    { ships: true },
  )
})

/** Languages with names of their own, more of them than lists are kept. */
const LANGUAGES =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml'.split(
    ' ',
  )

t.test('names are made once for a language, however many are asked for in turn', async (t) => {
  const fixture = await cartFixture(t, pg)
  const askForAll = async () => {
    const names: string[] = []
    for (const language of LANGUAGES) {
      const read = await fixture.as(anonymous)<NamedCountryList>('GET', `/v1/countries/names?locale=${language}`)
      names.push(read.body.data.find(({ code }) => code === 'DE')?.name ?? '')
      await fixture.as(anonymous)('GET', `/v1/countries/DE?locale=${language}`)
    }
    return names
  }
  const first = await askForAll()
  t.ok(new Set(first).size > 25, 'each in its language')
  const made = t.capture(Intl, 'Collator', Intl.Collator)
  t.same(await askForAll(), first)
  t.equal(made().length, 0)
})

t.test('tags that nobody uses make no list of countries of their own', async (t) => {
  const fixture = await cartFixture(t, pg)
  const list = async (locale: string) => {
    const request = { params: {}, query: { locale }, headers: {}, body: undefined }
    return (await listCountries(request, fixture.deps as never)).body
  }
  const english = await list('en')
  const portuguese = await list('pt-PT')
  for (let i = 1000; i < 1100; i++) {
    t.equal(await list(`en-a${i}`), english)
    t.equal(await list(`pt-PT-a${i}`), portuguese)
    t.equal(await list(`x${String.fromCharCode(97 + (i % 26))}y`), english, 'a language without names')
  }
  t.equal(await list('en-Abcd-ZZ-u-nu-arab'), english)
  t.equal(await list('de_DE'), english, 'no tag at all')
  const of = (code: string, { data }: CountryList) => data.find((country) => country.code === code)?.name
  t.equal(of('PL', portuguese), 'Polónia')
  t.equal(of('PL', await list('pt-BR')), 'Polônia', 'a region that has names of its own keeps them')
  t.equal(of('DE', await list('zh-Hant')), '德國')
})
