import { execute } from '@stoa/kit/postgres/sql'
import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { totalsOf } from '../domain/pricing.ts'
import type { Cart, ShippingZone, TaxRegion } from '../generated/types.ts'
import { cartFixture, database } from './cart-fixture.ts'
import { add, address, germany, guestCart, type Problem, zone } from './cart-steps.ts'
import { cartWith, item, region, taxedIn } from './pricing-data.ts'

const pg = await database(t)

const german = {
  locale: 'de',
  title: 'Der Becher',
  variant_title: 'Groß',
  options: [{ label: 'Größe', value_label: 'Groß' }],
}
const mug = {
  prices: { EUR: 1190, USD: 1300 },
  data: { variant_title: 'Large', options: [{ name: 'Size', value: 'Large' }], translations: [german] },
}

const named = ({ items, shipping_option, totals }: Cart) => [
  ...items.flatMap(({ title, variant_title, options }) => [
    title,
    variant_title,
    ...options.map(({ label, value_label }) => `${label}: ${value_label}`),
  ]),
  shipping_option?.name,
  ...totals.tax_lines.map(({ name }) => name),
]

const option = { ...zone.options[0], translations: { 'de-de': { name: 'Paket (DE)' }, de: { name: 'Paket' } } }
const taxed = {
  ...germany,
  rates: [{ tax_class: 'standard', name: 'VAT', rate: '19', translations: { de: { name: 'MwSt.' } } }],
}

t.test('a cart is in the language of its buyer: titles, options, shipping and tax', async (t) => {
  const fixture = await cartFixture(t, pg)
  const admin = fixture.as(staff('*'))
  const { body: made } = await admin<ShippingZone>('POST', '/v1/admin/shipping-zones', {
    body: { ...zone, options: [option] },
  })
  t.same(Object.keys(made.options[0]?.translations ?? {}).sort(), ['de', 'de-DE'], 'tags are kept in one spelling')
  await admin('POST', '/v1/admin/tax-regions', { body: taxed })
  fixture.stubs.products.set('mug', mug)
  const cart = await guestCart(fixture, { locale: 'de-at' })
  await add(cart, 'mug')
  await cart.call('PATCH', cart.url, { body: { shipping_address: address } })
  const { body: options } = await cart.call<{ data: { id: string; name: string }[] }>(
    'GET',
    `${cart.url}/shipping-options`,
  )
  t.match(options.data, [{ name: 'Paket' }])
  const chosen = await cart.call<Cart>('PUT', `${cart.url}/shipping-option`, {
    body: { option_id: options.data[0]?.id },
  })
  const inGerman = ['Der Becher', 'Groß', 'Größe: Groß', 'Paket', 'MwSt.']
  t.same(named(chosen.body), inGerman, 'de-AT falls back to de')
  t.match(chosen.body.items[0]?.options, [{ name: 'Size', value: 'Large' }], 'what names an option stays')
  const patch = async (body: object) => (await cart.call<Cart>('PATCH', cart.url, { body })).body
  const inEnglish = ['The mug', 'Large', 'Size: Large', 'Parcel', 'VAT']
  t.same(named(await patch({ locale: 'en' })), inEnglish)
  fixture.stubs.products.set('mug', { ...mug, prices: { EUR: 9900, USD: 1300 } })
  const later = await patch({ locale: 'de-DE', note: 'x' })
  t.same(named(later), ['Der Becher', 'Groß', 'Größe: Groß', 'Paket (DE)', 'MwSt.'])
  t.match(later.items, [{ unit_price: { amount: 1190 } }], 'the price is as it was')
  t.match(await patch({ currency: 'USD' }), { items: [{ title: 'Der Becher', unit_price: { amount: 1300 } }] })
  fixture.stubs.products.delete('mug')
  t.match(await patch({ locale: 'en' }), { items: [{ title: 'Der Becher' }] }, 'what is not sold keeps its title')
})

t.test('the language of an address step that is the cart’s makes no call', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture, { locale: 'de' })
  await add(cart, 'mug')
  fixture.stubs.requests.length = 0
  await cart.call('PATCH', cart.url, { body: { locale: 'de', shipping_address: address } })
  t.same(fixture.stubs.requests, [])
})

t.test('no sum depends on the language, also where two taxes have one name in it', async (t) => {
  const de = { de: { name: 'Steuer' } }
  const rates = [
    { tax_class: 'standard', name: 'VAT', rate: 190_000, translations: de },
    { tax_class: 'other', name: 'Duty', rate: 190_000, translations: de },
  ]
  const items = [item({ unit_price: 1003 }), item({ unit_price: 998, tax_class: 'other' })]
  const totals = (locale: string) => totalsOf(cartWith(items, { locale }), 333, taxedIn(region({ rates })))
  const { tax_lines: english, ...sums } = totals('en')
  const { tax_lines: german, ...same } = totals('de')
  t.same(same, sums)
  t.same(
    english.map(({ name }) => name),
    ['Duty', 'VAT'],
  )
  t.match(german, [{ name: 'Steuer', amount: english.reduce((sum, { amount }) => sum + amount, 0) }])
  t.equal(german.length, 1)
})

t.test('translations that are left out stay, {} removes them, and a tag that is none is refused', async (t) => {
  const fixture = await cartFixture(t, pg)
  const admin = fixture.as(staff('*'))
  const change = <T>(url: string, body: object) =>
    admin<T & Problem>('PATCH', url, { body, headers: { 'if-match': '*' } })
  const { body: made } = await admin<ShippingZone>('POST', '/v1/admin/shipping-zones', {
    body: { ...zone, options: [option] },
  })
  const zoneUrl = `/v1/admin/shipping-zones/${made.id}`
  const [first] = made.options
  const { translations: _, ...untold } = { ...first }
  const kept = await change<ShippingZone>(zoneUrl, { options: [{ ...untold, name: 'Post' }] })
  t.match(kept.body.options, [{ name: 'Post', translations: first?.translations }])
  const none = await change<ShippingZone>(zoneUrl, { options: [{ ...untold, translations: {} }] })
  t.same(none.body.options[0]?.translations, {})
  t.match(await change(zoneUrl, { options: [{ ...untold, translations: { x_y: { name: 'X' } } }] }), {
    status: 400,
    body: { errors: [{ pointer: '/options/0/translations' }] },
  })
  const { body: state } = await admin<TaxRegion>('POST', '/v1/admin/tax-regions', {
    body: { ...taxed, translations: { de: { name: 'Deutschland' } } },
  })
  const taxUrl = `/v1/admin/tax-regions/${state.id}`
  const rates = germany.rates.slice(0, 1)
  const later = await change<TaxRegion>(taxUrl, { rates, name: 'DE' })
  t.match(later.body, {
    translations: { de: { name: 'Deutschland' } },
    rates: [{ translations: { de: { name: 'MwSt.' } } }],
  })
  t.same((await change<TaxRegion>(taxUrl, { translations: {} })).body.translations, {})
  t.same((await admin<TaxRegion>('GET', taxUrl)).body.translations, {}, 'kept')
})

t.test('zones and regions of a build of before have names and no translations', async (t) => {
  const fixture = await cartFixture(t, pg)
  const admin = fixture.as(staff('*'))
  await admin('POST', '/v1/admin/shipping-zones', { body: zone })
  await admin('POST', '/v1/admin/tax-regions', { body: germany })
  await execute(fixture.pg, "UPDATE shipping_zones SET options = jsonb_build_array((options->0) - 'translations')")
  await execute(fixture.pg, "UPDATE tax_regions SET rates = jsonb_build_array((rates->0) - 'translations')")
  fixture.deps.rates.forget()
  t.match((await admin('GET', '/v1/admin/shipping-zones')).body, { data: [{ options: [{ translations: {} }] }] })
  t.match((await admin('GET', '/v1/admin/tax-regions')).body, { data: [{ rates: [{ translations: {} }] }] })
  const cart = await guestCart(fixture, { locale: 'de' })
  await add(cart, 'mug')
  const { body } = await cart.call<Cart>('PATCH', cart.url, { body: { shipping_address: address } })
  t.match(body.totals.tax_lines, [{ name: 'VAT' }])
})
