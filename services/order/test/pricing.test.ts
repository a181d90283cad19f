import fc from 'fast-check'
import t from 'tap'
import { type Cart, type CartItem, newCart } from '../domain/cart.ts'
import { normaliseEmail } from '../domain/cart-edits.ts'
import { missingForOrder } from '../domain/checkout.ts'
import { offeredOptions, type Parcel, priced, type Rates, regionFor, taxOf, totalsOf } from '../domain/pricing.ts'
import { optionsFrom, type ShippingZone } from '../domain/shipping.ts'
import { formatRate, parseRate, type TaxRegion } from '../domain/tax.ts'

const region = (over: Partial<TaxRegion> = {}): TaxRegion => ({
  id: 'txr_de',
  name: 'Germany',
  country: 'DE',
  region: null,
  prices_include_tax: true,
  rates: [
    { tax_class: 'standard', name: 'VAT', rate: 190_000 },
    { tax_class: 'reduced', name: 'VAT', rate: 70_000 },
  ],
  shipping_rate: null,
  ...over,
})

let count = 0
const item = (over: Partial<CartItem> = {}): CartItem => ({
  id: `itm_${++count}`,
  variant_id: `var_${count}`,
  product_id: 'prd_1',
  quantity: 1,
  unit_price: 1000,
  title: 'Mug',
  variant_title: null,
  sku: null,
  slug: 'mug',
  image: null,
  weight_grams: 300,
  requires_shipping: true,
  taxable: true,
  tax_class: 'standard',
  ...over,
})

const cartWith = (items: CartItem[], over: Partial<Cart> = {}): Cart => ({
  ...newCart({ id: 'cart_1', user: null, currency: 'EUR', locale: 'en', now: new Date(0) }),
  items,
  ...over,
})

const address = { name: 'Ada', line1: 'Main Street 1', country: 'DE' }
const parcel: Parcel = { country: 'DE', currency: 'EUR', subtotal: 1000, weight_grams: 500 }
const zone = (over: Partial<ShippingZone> = {}): ShippingZone => ({
  id: 'shz_1',
  name: 'Germany',
  countries: ['DE'],
  options: [
    {
      id: 'spo_1',
      name: 'Parcel',
      prices: [{ amount: 490, currency: 'EUR' }],
      free_above: [{ amount: 5000, currency: 'EUR' }],
      min_weight_grams: null,
      max_weight_grams: 10_000,
    },
  ],
  ...over,
})

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
  const totals = totalsOf(cartWith(items), 595, region())
  t.match(totals, { prices_include_tax: true, subtotal: 3450, shipping_total: 595, tax_total: 545, total: 4045 })
  t.same(totals.tax_lines, [
    { name: 'VAT', rate: 190_000, amount: 475 },
    { name: 'VAT', rate: 70_000, amount: 70 },
  ])
})

t.test('totals with prices that the tax comes on top of', async (t) => {
  const us = region({
    prices_include_tax: false,
    rates: [{ tax_class: 'standard', name: 'Sales tax', rate: 88_750 }],
    shipping_rate: 0,
  })
  const items = [item({ unit_price: 1999 }), item({ unit_price: 500, taxable: false })]
  const totals = totalsOf(cartWith(items), 700, us)
  t.match(totals, { prices_include_tax: false, subtotal: 2499, shipping_total: 700, tax_total: 177, total: 3376 })
  t.same(totals.tax_lines, [{ name: 'Sales tax', rate: 88_750, amount: 177 }], 'shipping is free of tax here')
})

t.test('no region, no tax; a class without a rate is taxed as standard', async (t) => {
  t.match(totalsOf(cartWith([item()]), 0, null), { tax_total: 0, total: 1000, tax_lines: [] })
  t.equal(totalsOf(cartWith([item({ tax_class: 'books', unit_price: 1190 })]), 0, region()).tax_total, 190)
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
        const totals = totalsOf(cartWith(items), shipping, fixture)
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
        const shippingTax = taxOf(shipping, standard, included)
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

t.test('shipping options by country, currency, weight and subtotal', async (t) => {
  const stubs = zone({ id: 'shz_2', countries: [], options: [{ ...zone().options[0], id: 'spo_w' } as never] })
  const zones = [zone(), stubs]
  const ids = (over: Partial<Parcel>) =>
    offeredOptions(zones, { ...parcel, ...over }).map(({ id, amount }) => `${id} ${amount}`)
  t.same(ids({}), ['spo_1 490'])
  t.same(ids({ country: 'JP' }), ['spo_w 490'], 'the rest of the stubs')
  t.same(ids({ subtotal: 5000 }), ['spo_1 0'], 'free from the threshold on')
  t.same(ids({ subtotal: 4999 }), ['spo_1 490'])
  t.same(ids({ weight_grams: 10_001 }), [])
  t.same(ids({ currency: 'USD' }), [])
  t.same(ids({ country: null }), [])
})

t.test('an option that is sent with its id stays the same one', async (t) => {
  const known = zone().options
  const prices = [{ amount: 1, currency: 'EUR' }]
  const next = optionsFrom(
    [
      { id: 'spo_1', name: 'Parcel', prices },
      { name: 'Express', prices },
    ],
    known,
    () => 'spo_new',
  )
  t.same(
    next.map((option) => option.id),
    ['spo_1', 'spo_new'],
  )
  const refuse = (input: object, pointer: string) => {
    const build = () => optionsFrom([{ name: 'X', prices, ...input }], known, () => 'x')
    t.throws(build, Object.assign(new Error(), { extras: { errors: [{ pointer }] } }), pointer)
  }
  refuse({ id: 'spo_other' }, '/options/0/id')
  refuse({ prices: [{ amount: 1, currency: 'ZZZ' }] }, '/options/0/prices/0/currency')
  refuse({ free_above: [{ amount: 1, currency: 'ZZZ' }] }, '/options/0/free_above/0/currency')
  refuse({ prices: [...prices, ...prices] }, '/options/0/prices/1/currency')
  refuse({ min_weight_grams: 2, max_weight_grams: 1 }, '/options/0/max_weight_grams')
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

t.test('what an order still needs', async (t) => {
  const pointers = (cart: Cart) => missingForOrder(cart).map((error) => error.pointer)
  t.same(pointers(cartWith([])), ['/items', '/email', '/payment'])
  t.same(pointers(cartWith([item()])), ['/email', '/shipping_address', '/shipping_option', '/payment'])
  t.same(pointers(cartWith([item({ requires_shipping: false })], { email: 'a@b.c' })), ['/payment'])
  const cart = priced(cartWith([item({ requires_shipping: false })], { email: 'a@b.c' }), {
    zones: [],
    regions: [],
    default_country: null,
  })
  const paid = (amount: number) => ({
    ...cart,
    payment: { method: 'test', details: {}, amount: { amount, currency: 'EUR' } },
  })
  t.same(pointers(paid(1000)), [])
  t.same(pointers(paid(999)), ['/payment'])
})

t.test('only the domain of an e-mail address has no case', async (t) => {
  t.equal(normaliseEmail('Ada.Lovelace@Example.COM'), 'Ada.Lovelace@example.com')
})
