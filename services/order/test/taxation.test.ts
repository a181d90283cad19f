import fc from 'fast-check'
import t from 'tap'
import { priced, type Rates, totalsOf } from '../domain/pricing.ts'
import { missingForTax } from '../domain/tax-address.ts'
import { lacksRegion, regionFor, type SentLine, shippingTaxes, taxOf } from '../domain/taxation.ts'
import { address, cartWith, item, region, taxedIn } from './pricing-data.ts'

const linesOf = (totals: ReturnType<typeof totalsOf>) => totals.tax_lines.map(({ rate, amount }) => [rate, amount])
const reduced = { tax_class: 'reduced' }

t.test(
  'shipping is taxed as the goods that are sent: at their rate, in parts when mixed, and not when they are not',
  async (t) => {
    const of = (items: ReturnType<typeof item>[], over = {}) =>
      linesOf(totalsOf(cartWith(items), 490, taxedIn(region(over))))
    t.same(of([item({ ...reduced, unit_price: 2000 })]), [[70_000, 131 + 32]], '4.90 gross hold 0.32 at 7 %')
    t.same(of([item({ taxable: false })]), [], 'untaxed goods')
    t.same(of([item({ ...reduced, unit_price: 2000 }), item({ unit_price: 1000 })]), [
      [190_000, 160 + 26],
      [70_000, 131 + 21],
    ])
    t.same(
      of([item({ taxable: false, unit_price: 3000 }), item({ unit_price: 1000 })]),
      [[190_000, 160 + 20]],
      'a quarter',
    )
    t.same(of([item({ ...reduced, unit_price: 0 }), item({ unit_price: 0, quantity: 3 })]), [
      [190_000, 59],
      [70_000, 8],
    ])
    const net = { prices_include_tax: false }
    t.same(of([item({ ...reduced, unit_price: 2000 })], net), [[70_000, 140 + 34]], 'prices without tax')
    t.same(of([item({ ...reduced, unit_price: 2000 })], { shipping_rate: 190_000 }), [
      [190_000, 78],
      [70_000, 131],
    ])
    t.same(
      of([item({ ...reduced, unit_price: 2000 })], { shipping_rate: 0 }),
      [[70_000, 131]],
      'the region says: untaxed',
    )
    const song = item({ requires_shipping: false, unit_price: 5000 })
    t.same(
      of([song, item({ ...reduced, unit_price: 2000 })]),
      [
        [190_000, 798],
        [70_000, 131 + 32],
      ],
      'what is not sent has no part in it',
    )
  },
)

t.test('the taxes of shipping are parts of one whole: within its bounds, whatever the order of the lines', async () => {
  const rate = fc.constantFrom<number>(0, 70_000, 120_000, 190_000, 250_000)
  const line = fc.record({ rate, total: fc.nat(1_000_000), quantity: fc.integer({ min: 1, max: 99 }) })
  const lines = fc
    .array(line, { minLength: 1, maxLength: 20 })
    .map((all) => all.map((entry) => ({ ...entry, name: 'VAT' })))
  const amounts = (sent: readonly SentLine[], shipping: number, included: boolean) =>
    shippingTaxes(shipping, sent, region(), included).map((tax) => `${tax.rate} ${tax.amount}`)
  fc.assert(
    fc.property(
      lines,
      fc.nat(100_000),
      fc.boolean(),
      fc.infiniteStream(fc.nat()),
      (sent, shipping, included, random) => {
        const taxes = shippingTaxes(shipping, sent, region(), included)
        const total = taxes.reduce((sum, tax) => sum + tax.amount, 0)
        const rates = sent.map((entry) => entry.rate)
        const [low, high] = [Math.min(...rates), Math.max(...rates)].map((one) => taxOf(shipping, one, included)) as [
          number,
          number,
        ]
        const shuffled = sent.map((entry) => ({ entry, at: Number(random.next().value) })).sort((a, b) => a.at - b.at)
        const again = shuffled.map(({ entry }) => entry)
        return (
          // Each part is rounded once, so the sum strays by less than a unit for each.
          total >= low - taxes.length &&
          total <= high + taxes.length &&
          taxes.every((tax) => rates.includes(tax.rate)) &&
          amounts(sent, shipping, included).join() === amounts(again, shipping, included).join()
        )
      },
    ),
  )
})

const rates: Rates = {
  zones: [],
  regions: [
    region(),
    region({ id: 'txr_fr', country: 'FR', rates: [{ tax_class: 'standard', name: 'TVA', rate: 200_000 }] }),
    region({ id: 'txr_us', country: 'US', region: 'NY', prices_include_tax: false }),
  ],
  default_country: null,
}
const song = () => item({ requires_shipping: false, unit_price: 1190 })
const french = { ...address, country: 'FR' }

t.test('what is not sent is taxed by the billing address, what is sent by the shipping address', async (t) => {
  const taxes = (items: ReturnType<typeof item>[], addresses: object) =>
    linesOf(priced(cartWith(items, addresses), rates).totals)
  t.same(taxes([song()], { billing_address: address }), [[190_000, 190]])
  t.same(taxes([song()], { shipping_address: address }), [[190_000, 190]], 'the only address there is')
  t.same(taxes([song()], { shipping_address: french, billing_address: address }), [[190_000, 190]])
  t.same(taxes([song(), item({ unit_price: 1200 })], { shipping_address: french, billing_address: address }), [
    [200_000, 200],
    [190_000, 190],
  ])
  t.same(taxes([item()], { billing_address: address }), [], 'where it goes is not known yet')
  const [sentAbroad] = [
    priced(
      cartWith([song(), item()], { shipping_address: { ...address, country: 'QA' }, billing_address: address }),
      rates,
    ),
  ]
  t.match(sentAbroad.totals, { prices_include_tax: true, tax_total: 190, total: 2190 }, 'nothing is added on top')
})

t.test('an address is asked for where tax needs it, and its region where the tax depends on it', async (t) => {
  const pointers = (items: ReturnType<typeof item>[], addresses: object) =>
    missingForTax(cartWith(items, addresses), rates.regions).map(({ pointer, code }) => `${pointer} ${code}`)
  t.same(pointers([song()], {}), ['/billing_address required'])
  t.same(pointers([song()], { shipping_address: address }), [])
  t.same(pointers([item({ requires_shipping: false, taxable: false })], {}), [], 'untaxed')
  t.same(missingForTax(cartWith([song()]), []), [], 'a shop that takes no tax')
  const american = { ...address, country: 'US' }
  t.same(pointers([item()], { shipping_address: american }), ['/shipping_address/region required'])
  t.same(pointers([item()], { shipping_address: { ...american, region: 'Narnia' } }), [
    '/shipping_address/region region',
  ])
  t.same(pointers([item()], { shipping_address: { ...american, region: 'Texas' } }), [])
  t.same(pointers([song()], { billing_address: american, shipping_address: address }), [
    '/billing_address/region required',
  ])
})

t.test('where addresses have no line for a region, one without it is taxed as the whole country', async (t) => {
  const rateOf = (rate: number) => ({ rates: [{ tax_class: 'standard', name: 'IVA', rate }] })
  const madeira = region({ id: 'txr_madeira', country: 'PT', region: '30', ...rateOf(220_000) })
  const portugal = region({ id: 'txr_pt', country: 'PT', ...rateOf(230_000) })
  const lisbon = { ...address, country: 'PT' }
  const missing = (at: typeof lisbon & { region?: string }, regions: Rates['regions']) =>
    missingForTax(cartWith([item()], { shipping_address: at }), regions).map(
      ({ pointer, code }) => `${pointer} ${code}`,
    )
  const both = [madeira, portugal]
  t.same(missing(lisbon, both), [])
  t.equal(regionFor(both, { country: 'PT' })?.id, 'txr_pt')
  t.same(missing({ ...lisbon, region: '30' }, both), [])
  t.equal(regionFor(both, { country: 'PT', region: 'Madeira' })?.id, 'txr_madeira')
  t.same(missing({ ...lisbon, region: 'Narnia' }, both), ['/shipping_address/region region'], 'a wrong one is refused')
  t.same(missing(lisbon, [madeira]), ['/shipping_address/region required'], 'the country has no rate of its own')
  const spain = [region({ id: 'txr_es', country: 'ES' }), region({ id: 'txr_cn', country: 'ES', region: 'CN' })]
  t.same(missing({ ...address, country: 'ES' }, spain), ['/shipping_address/region required'], 'its addresses have it')
})

t.test('a part of a country is found by any of its names, and by what it lies in', async (t) => {
  const [ny, canaries, spain] = [
    region({ id: 'ny', country: 'US', region: 'New York' }),
    region({ id: 'canaries', country: 'ES', region: 'CN' }),
    region({ id: 'spain', country: 'ES' }),
  ]
  const regions = [ny, canaries, spain]
  for (const text of ['NY', 'US-NY', 'new york', 'N.Y.'])
    t.equal(regionFor(regions, { country: 'US', region: text })?.id, 'ny', text)
  t.equal(regionFor(regions, { country: 'US', region: 'Texas' }), null)
  t.equal(regionFor(regions, { country: 'ES', region: 'Las Palmas' })?.id, 'canaries')
  t.equal(regionFor(regions, { country: 'ES', region: 'Madrid' })?.id, 'spain')
  t.equal(lacksRegion(regions, { country: 'FR' }), false)
  t.equal(lacksRegion(regions, { country: 'US' }), true)
  const free = [region({ country: 'QA', region: 'DUTY FREE' })]
  t.equal(lacksRegion(free, { country: 'QA', region: 'Duty free' }), false, 'the entry’s own words')
})
