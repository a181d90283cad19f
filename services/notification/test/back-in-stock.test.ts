import t from 'tap'
import { createFixture, header } from './fixture.ts'

const decoded = (raw: string) => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')

const request = {
  ...{ variant_id: 'var_1', email: 'ada@example.test', locale: 'de-AT', client: '192.0.2.1', token: 'bis_secret' },
}
const variant = {
  ...{ variant_id: 'var_1', product_id: 'prd_1', slug: 'mug', title: 'Mug', variant_title: 'Red', sku: null },
  ...{ unit_price: null, image: null, weight_grams: 0, requires_shipping: true, taxable: true, tax_class: 'standard' },
  options: [{ name: 'Colour', value: 'Red' }],
  translations: [{ locale: 'de', title: 'Becher', variant_title: 'Rot', options: [] }],
}

t.test('whoever asked is told once, in their language, with a link to the variant and one that ends it', async (t) => {
  const fixture = await createFixture(t)
  fixture.services.signUps.set('bis_1', request)
  fixture.services.variants.push(variant)
  const back = { request_id: 'bis_1', variant_id: 'var_1' }
  await fixture.consume('stock.back_in_stock', 'evt_1', back)
  await fixture.consume('stock.back_in_stock', 'evt_1', back)
  await fixture.send('evt_1')
  await fixture.send('evt_1')
  t.equal(fixture.smtp.mails.length, 1)
  const raw = decoded(fixture.smtp.mails[0]?.raw ?? '')
  t.equal(header(raw, 'Subject'), 'Becher ist wieder da')
  t.match(raw, 'https://shop.example.test/de/p/mug?Colour=Red')
  t.match(raw, 'https://shop.example.test/back-in-stock?token=bis_secret&locale=de')
})

t.test('nobody is told whose sign-up was removed, nor of what is not shown any more', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consume('stock.back_in_stock', 'evt_1', { request_id: 'bis_1', variant_id: 'var_1' })
  fixture.services.signUps.set('bis_1', request)
  await fixture.consume('stock.back_in_stock', 'evt_2', { request_id: 'bis_1', variant_id: 'var_1' })
  t.same(await fixture.all(), [])
})

t.test('a mailbox is not flooded, whatever strangers sign it up for', async (t) => {
  const fixture = await createFixture(t)
  fixture.services.variants.push(variant)
  for (let n = 0; n < 25; n++) {
    fixture.services.signUps.set(`bis_${n}`, { ...request, email: `ada+${n}@example.test` })
    await fixture.consume('stock.back_in_stock', `evt_${n}`, { request_id: `bis_${n}`, variant_id: 'var_1' })
  }
  const deliveries = await fixture.all()
  t.equal(deliveries.filter(({ status }) => status === 'failed').length, 5, 'one client caused 20 of them')
})
