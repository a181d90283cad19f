import t from 'tap'
import { measureProblem, type UnitPriceMeasure, unitPriceOf } from '../domain/unit-price.ts'
import { type Body, createFixture } from './fixture.ts'
import { create, match, shirt } from './product-requests.ts'
import { csv, importText } from './shopify-file.ts'

const measure = (text: string): UnitPriceMeasure => {
  const [quantity, unit, reference_quantity, reference_unit] = text.split(' ')
  const units = { unit, reference_unit } as Pick<UnitPriceMeasure, 'unit' | 'reference_unit'>
  return { quantity: Number(quantity), reference_quantity: Number(reference_quantity), ...units }
}

t.test('a unit price is exact to the minor unit, and halves are rounded up', async (t) => {
  const cases: [cents: number, measure: string, result: number][] = [
    [900, '750 ml 1 l', 1200],
    [199, '0.33 l 100 ml', 60],
    [1, '3 item 1 item', 0],
    [1, '2 item 1 item', 1],
    [299, '8 oz 1 kg', 1318],
    [499, '1 gal 1 l', 132],
    [1050, '2.5 m 1 cm', 4],
    [9_007_199_254_740_991, '1 kg 1 kg', 9_007_199_254_740_991],
  ]
  for (const [amount, text, result] of cases) {
    const { reference_quantity: quantity, reference_unit: unit } = measure(text)
    const expected = { amount: result, currency: 'EUR', per: { quantity, unit } }
    t.same(unitPriceOf({ amount, currency: 'EUR' }, measure(text)), expected, text)
  }
  const beyond = { amount: 9_007_199_254_740_991, currency: 'EUR' }
  t.equal(unitPriceOf(beyond, measure('1 mg 1 kg')), null, 'rather none than a wrong one')
  t.match(measureProblem(measure('1 kg 1 l')), { field: 'reference_unit' })
  t.match(measureProblem(measure('0.0001 kg 1 kg')), { field: 'quantity' })
  t.equal(measureProblem(measure('0.001 kg 1 kg')), null)
})

const WINE = { quantity: 750, unit: 'ml', reference_quantity: 1, reference_unit: 'l' }
const variants = [
  {
    prices: [
      { currency: 'EUR', amount: 900 },
      { currency: 'JPY', amount: 1500 },
    ],
    unit_price_measure: WINE,
  },
]

t.test('pages and lists say the unit price of each currency, and staff change the measure', async (t) => {
  const shop = await createFixture(t)
  const made = await create(shop, shirt({ title: 'Wine', variants }))
  const [variant] = made.body.variants
  t.same(variant?.unit_price_measure, WINE)
  const page = (query = '') => shop.shopper<Body & { variants: Body[] }>('GET', `/v1/products/wine${query}`)
  const euros = { amount: 1200, currency: 'EUR', per: { quantity: 1, unit: 'l' } }
  const { body } = await page()
  t.same([body.unit_price, body.variants[0]?.unit_price], [euros, euros])
  t.match((await page('?currency=JPY')).body, { unit_price: { amount: 2000, currency: 'JPY' } })
  t.match((await page('?currency=USD')).body, { price: null, unit_price: null })
  const read = await shop.commands(async () => {
    const list = await shop.shopper<{ data: Body[] }>('GET', '/v1/products')
    t.same(list.body.data[0]?.unit_price, euros)
  })
  t.ok(read.length <= 1, 'with no query more than without')
  const url = `/v1/admin/products/${made.body.id}/variants/${variant?.id}`
  const patch = (unit_price_measure: unknown, version: number) =>
    shop.clerk<Body>('PATCH', url, { body: { unit_price_measure }, headers: match(version) })
  const wrong = await patch({ ...WINE, reference_unit: 'kg' }, 1)
  t.match(wrong, { status: 400, body: { errors: [{ pointer: '/unit_price_measure/reference_unit' }] } })
  t.match(await patch(null, 1), { status: 200, body: { unit_price_measure: null } })
  t.equal((await page()).body.unit_price, null)
})

t.test("a file's columns of unit prices are a measure; what is none rejects its product", async (t) => {
  const row = { Handle: 'wine', Title: 'Wine', 'Variant Price': '9.00' }
  const read = (total: string, unit: string, base: string, baseUnit: string) =>
    importText(
      csv([
        {
          ...row,
          ...{ 'Unit Price Total Measure': total, 'Unit Price Total Measure Unit': unit },
          ...{ 'Unit Price Base Measure': base, 'Unit Price Base Measure Unit': baseUnit },
        },
      ]),
    )
  t.same(read('750.0', 'ml', '1', 'L').products[0]?.variants[0]?.unit_price_measure, WINE)
  t.same(read('750,0', 'ml', '1', 'l').products[0]?.variants[0]?.unit_price_measure, WINE, 'with a comma')
  t.same(read('750', 'ml', '', '').products[0]?.variants[0]?.unit_price_measure, { ...WINE, reference_unit: 'ml' })
  for (const none of ['', '0', '0.0']) {
    t.equal(read(none, '', '', '').products[0]?.variants[0]?.unit_price_measure, null)
  }
  for (const [total, unit, base] of [
    ['1.000', 'ml', '100'],
    ['1,000', 'l', '1'],
    ['1.500', 'g', '100'],
    ['1', 'l', '1.000'],
  ] as const) {
    const { rejected } = read(total, unit, base, unit)
    t.match(
      rejected,
      [{ code: 'measure_ambiguous', detail: /may be a number of thousands/ }],
      `${total} ${unit} ${base}`,
    )
  }
  t.match(
    read('1.500', 'l', '1', 'l').products[0]?.variants[0]?.unit_price_measure,
    { quantity: 1.5 },
    'litres have such',
  )
  t.match(read('1.500,0', 'ml', '1', 'l').products[0]?.variants[0]?.unit_price_measure, { quantity: 1500 })
  t.match(read('750', 'sips', '1', 'l').rejected, [{ column: 'Unit Price Total Measure Unit', code: 'measure_unit' }])
  t.match(read('750', 'ml', '1', 'kg').rejected, [{ column: 'Unit Price Base Measure Unit' }])
  t.match(read('much', 'ml', '1', 'l').rejected, [{ column: 'Unit Price Total Measure' }])
})
