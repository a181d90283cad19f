import fc from 'fast-check'
import t from 'tap'
import type { Totals } from '../domain/cart.ts'
import { totalsOf } from '../domain/pricing.ts'
import { taxBreakdown } from '../domain/tax-breakdown.ts'
import { cartWith, item, region, taxedIn } from './pricing-data.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** As they were kept before a tax said what it is a tax of. */
const formerly = (totals: Totals): Totals => ({
  ...totals,
  tax_lines: totals.tax_lines.map(({ name, rate, amount }) => ({ name, rate, amount })),
})

const DE = [
  { tax_class: 'standard', name: 'VAT', rate: 190_000 },
  { tax_class: 'reduced', name: 'VAT', rate: 70_000 },
]

/** A sofa at 19 %, a book at 7 %, and shipping of both. */
const sofaAndBook = (included: boolean) => {
  const items = [item({ unit_price: 1190, quantity: 2 }), item({ unit_price: 1070, tax_class: 'reduced' })]
  return totalsOf(cartWith(items), 595, taxedIn(region({ prices_include_tax: included, rates: DE })))
}

t.test('each line and shipping have their rates and net amounts, with prices that hold the tax', async (t) => {
  const totals = sofaAndBook(true)
  for (const given of [totals, formerly(totals)]) {
    const { lines, shipping, all } = taxBreakdown(given)
    t.same(
      [...lines.values()],
      [
        { name: 'VAT', rate: 190_000, net: 2000, amount: 380 },
        { name: 'VAT', rate: 70_000, net: 1000, amount: 70 },
      ],
    )
    t.match(shipping, [
      { rate: 190_000, amount: 65 },
      { rate: 70_000, amount: 12 },
    ])
    t.equal(sum(shipping.map(({ net, amount }) => net + amount)), 595)
    t.equal(sum(all.map(({ net, amount }) => net + amount)), totals.total)
  }
})

t.test('and with prices that the tax comes on top of', async (t) => {
  const totals = sofaAndBook(false)
  for (const given of [totals, formerly(totals)]) {
    const { lines, shipping, all } = taxBreakdown(given)
    t.same(
      [...lines.values()].map(({ net }) => net),
      [2380, 1070],
    )
    t.equal(sum(shipping.map(({ net }) => net)), 595)
    t.equal(sum(all.map(({ net }) => net)), totals.subtotal + 595)
  }
})

t.test('what is not taxed has no rate, and shipping may have one of its own', async (t) => {
  const items = [item({ unit_price: 1190 }), item({ unit_price: 500, taxable: false })]
  const totals = totalsOf(cartWith(items), 107, taxedIn(region({ shipping_rate: 70_000 })))
  for (const given of [totals, formerly(totals)]) {
    const { lines, shipping } = taxBreakdown(given)
    t.same([...lines.keys()], [items[0]?.id])
    t.same(shipping, [{ name: 'VAT', rate: 70_000, net: 100, amount: 7 }])
  }
  t.same(taxBreakdown(totalsOf(cartWith(items), 107, taxedIn(null))), { lines: new Map(), shipping: [], all: [] })
})

t.test('of orders of before no net amount is less than nothing, and what was not shipped has no tax', async (t) => {
  const rates = [
    { tax_class: 'standard', name: 'TVA', rate: 200_000 },
    { tax_class: 'books', name: 'TVA', rate: 55_000 },
    { tax_class: 'press', name: 'TVA', rate: 21_000 },
  ]
  const goods = [
    [135, 'standard'],
    [24_300, 'books'],
    [3_194, 'press'],
    [6_270, 'press'],
  ] as const
  const items = goods.map(([unit_price, tax_class]) => item({ unit_price, tax_class }))
  const by = taxedIn(region({ prices_include_tax: false, rates }))
  const { shipping, all } = taxBreakdown(formerly(totalsOf(cartWith(items), 1_029, by)))
  for (const { net } of [...shipping, ...all]) t.ok(net >= 0, `${net}`)
  t.equal(sum(shipping.map(({ net }) => net)), 1_029)
  t.same(taxBreakdown(formerly(totalsOf(cartWith(items), 0, by))).shipping, [])
})

t.test('lines and shipping add up to the totals, whatever is in the cart', async () => {
  const anyItem = fc
    .record({
      unit_price: fc.integer({ min: 0, max: 1_000_000 }),
      quantity: fc.integer({ min: 1, max: 99 }),
      requires_shipping: fc.boolean(),
      taxable: fc.boolean(),
      tax_class: fc.constantFrom('standard', 'reduced'),
    })
    .map((fields) => item(fields))
  const anyRate = fc.integer({ min: 0, max: 300_000 })
  const shippingRate = fc.option(anyRate)
  fc.assert(
    fc.property(
      fc.array(anyItem, { maxLength: 20 }),
      fc.integer({ min: 0, max: 100_000 }),
      fc.boolean(),
      anyRate,
      anyRate,
      shippingRate,
      (items, shippingTotal, included, standard, reduced, shipping_rate) => {
        const rates = [
          { tax_class: 'standard', name: 'A', rate: standard },
          { tax_class: 'reduced', name: 'B', rate: reduced },
        ]
        const by = taxedIn(region({ prices_include_tax: included, rates, shipping_rate }))
        const totals = totalsOf(cartWith(items), shippingTotal, by)
        const { lines, shipping, all } = taxBreakdown(totals)
        const parts = [...lines.values(), ...shipping]
        const shown = new Map(totals.lines.map((line) => [line.item_id, line]))
        return (
          sum(parts.map(({ amount }) => amount)) === totals.tax_total &&
          all.every(({ name, rate, net, amount }) => {
            const of = parts.filter((part) => part.name === name && part.rate === rate)
            return sum(of.map((part) => part.net)) === net && sum(of.map((part) => part.amount)) === amount
          }) &&
          [...lines].every(([id, { net, amount }]) => {
            const line = shown.get(id)
            return line?.tax === amount && line.total === net + (included ? amount : 0)
          }) &&
          sum(shipping.map(({ net, amount }) => net + (included ? amount : 0))) <= shippingTotal
        )
      },
    ),
  )
})
