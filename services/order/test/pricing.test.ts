import fc from 'fast-check'
import t from 'tap'
import { priced, type Rates, totalsOf } from '../domain/pricing.ts'
import { formatRate, parseRate } from '../domain/tax.ts'
import { rateOfItem, regionFor, shippingTaxes, taxOf } from '../domain/taxation.ts'
import { address, cartWith, item, region, taxedIn, zone } from './pricing-data.ts'

t.test('a rate is exact decimal text', async (t) => {
  t.equal(parseRate('19', '/rate'), 190_000)
  t.equal(parseRate('8.875', '/rate'), 88_750)
  t.equal(parseRate('0.0001', '/rate'), 1)
  t.equal(formatRate(88_750), '8.875')
  t.equal(formatRate(0), '0')
  for (const bad of ['', '1.23456', '-1', '1e2', '19 %', '.5'])
    t.throws(() => parseRate(bad, '/rate'), { code: 'validation_failed' })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (rate) => parseRate(formatRate(rate), '/rate') === rate),
  )
})

t.test('tax, included and excluded', async (t) => {
  t.equal(taxOf(11_900, 190_000, true), 1900)
  t.equal(taxOf(10_000, 190_000, false), 1900)
  t.equal(taxOf(1999, 88_750, false), 177, '177.41 is rounded down')
  t.equal(taxOf(5, 100_000, false), 1, 'half is rounded away from zero')
  const amount = fc.integer({ min: 0, max: 1_000_000_000_000 })
  const rate = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(amount, rate, (net, of) => {
      const tax = taxOf(net, of, false)
      return Number.isSafeInteger(tax) && Math.abs(taxOf(net + tax, of, true) - tax) <= 1 && tax <= net
    }),
  )
})

t.test('the part of a country comes before the country, and elsewhere there is no tax', async (t) => {
  const regions = [region({ id: 'us', country: 'US' }), region({ id: 'ca', country: 'US', region: 'CA' })]
  t.equal(regionFor(regions, { country: 'US', region: 'us-ca' })?.id, 'ca')
  t.equal(regionFor(regions, { country: 'US', region: 'CA' })?.id, 'ca')
  t.equal(regionFor(regions, { country: 'US', region: 'TX' })?.id, 'us')
  t.equal(regionFor(regions, { country: 'US' })?.id, 'us')
  t.equal(regionFor(regions, { country: 'FR', region: 'CA' }), null)
  t.equal(regionFor(regions, null), null)
})

t.test('totals with prices that hold the tax', async (t) => {
  const items = [item({ unit_price: 1190, quantity: 2 }), item({ unit_price: 1070, tax_class: 'reduced' })]
  const totals = totalsOf(cartWith(items), 595, taxedIn(region()))
  t.match(totals, { prices_include_tax: true, subtotal: 3450, shipping_total: 595, tax_total: 527, total: 4045 })
  t.same(totals.tax_lines, [
    { name: 'VAT', rate: 190_000, amount: 445, net: 2345, lines: [0], shipping: { amount: 65, net: 345 } },
    { name: 'VAT', rate: 70_000, amount: 82, net: 1173, lines: [1], shipping: { amount: 12, net: 173 } },
  ])
})

t.test('totals with prices that the tax comes on top of', async (t) => {
  const us = region({
    prices_include_tax: false,
    rates: [{ tax_class: 'standard', name: 'Sales tax', rate: 88_750 }],
    shipping_rate: 0,
  })
  const items = [item({ unit_price: 1999 }), item({ unit_price: 500, taxable: false })]
  const totals = totalsOf(cartWith(items), 700, taxedIn(us))
  t.match(totals, { prices_include_tax: false, subtotal: 2499, shipping_total: 700, tax_total: 177, total: 3376 })
  const taxes = [{ name: 'Sales tax', rate: 88_750, amount: 177, net: 1999, lines: [0], shipping: null }]
  t.same(totals.tax_lines, taxes, 'shipping is free of tax here')
})

t.test('no region, no tax; a class without a rate is taxed as standard', async (t) => {
  t.match(totalsOf(cartWith([item()]), 0, taxedIn(null)), { tax_total: 0, total: 1000, tax_lines: [] })
  t.equal(totalsOf(cartWith([item({ tax_class: 'books', unit_price: 1190 })]), 0, taxedIn(region())).tax_total, 190)
})

t.test('whatever is in the cart, the parts add up to the whole, in integers', async () => {
  const anyItem = fc
    .record({
      quantity: fc.integer({ min: 1, max: 999 }),
      unit_price: fc.integer({ min: 0, max: 10_000_000 }),
      taxable: fc.boolean(),
      tax_class: fc.constantFrom('standard', 'reduced', 'other'),
    })
    .map((data) => item(data))
  const anyRate = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(
      fc.array(anyItem, { maxLength: 30 }),
      fc.integer({ min: 0, max: 100_000 }),
      fc.boolean(),
      anyRate,
      anyRate,
      (items, shipping, included, standard, reduced) => {
        const rates = [
          { tax_class: 'standard', name: 'A', rate: standard },
          { tax_class: 'reduced', name: 'B', rate: reduced },
        ]
        const fixture = region({ prices_include_tax: included, rates })
        const totals = totalsOf(cartWith(items), shipping, taxedIn(fixture))
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
        const sent = items.map((entry, index) => {
          const taxed = rateOfItem(fixture, entry)
          return { ...taxed, total: totals.lines[index]?.total ?? 0, quantity: entry.quantity }
        })
        const shippingTax = sum(shippingTaxes(shipping, sent, fixture, included).map((line) => line.amount))
        const { subtotal, tax_total, total, lines, tax_lines } = totals
        return (
          [subtotal, tax_total, total].every(Number.isSafeInteger) &&
          subtotal === sum(lines.map((line) => line.total)) &&
          tax_total === sum(lines.map((line) => line.tax)) + shippingTax &&
          tax_total === sum(tax_lines.map((line) => line.amount)) &&
          total === subtotal + shipping + (included ? 0 : tax_total)
        )
      },
    ),
  )
})

t.test('pricing a cart keeps its shipping option only while it is offered', async (t) => {
  const rates: Rates = { zones: [zone()], regions: [region()], default_country: null }
  const chosen = { id: 'spo_1', name: 'Old name', amount: 1 }
  const cart = cartWith([item()], { shipping_address: address, shipping_option: chosen })
  t.same(priced(cart, rates).shipping_option, { id: 'spo_1', name: 'Parcel', amount: 490 })
  t.equal(priced(cart, rates).totals.total, 1490)
  t.equal(priced({ ...cart, shipping_address: { ...address, country: 'FR' } }, rates).shipping_option, null)
  t.equal(priced({ ...cart, items: [item({ requires_shipping: false })] }, rates).shipping_option, null)
  t.equal(priced({ ...cart, shipping_address: null }, rates).shipping_option, null)
  t.equal(priced({ ...cart, shipping_address: null }, { ...rates, default_country: 'DE' }).totals.tax_total, 238)
})
