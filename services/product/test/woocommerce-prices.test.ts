import t from 'tap'
import { createFixture, type Fixture } from './fixture.ts'
import { file, product, run, simple } from './woocommerce-file.ts'

const pricesOf = async (shop: Fixture, slug: string) => (await product(shop, slug)).variants[0]?.prices

t.test('prices of a shop that enters them without tax are rounded, half up, and that is said once', async (t) => {
  const shop = await createFixture(t)
  const rows = [
    simple('1', { 'Regular price': '8.4034' }),
    simple('2', { 'Regular price': '8.405', 'Sale price': '4.201680672' }),
    simple('3', { 'Regular price': '12.3450' }),
    simple('4', { 'Regular price': '1.250' }),
    simple('5', { 'Regular price': '7,9950' }),
    simple('6', { 'Regular price': '10' }),
    simple('7', { 'Regular price': '0.0040' }),
  ]
  const done = await run(shop, file(...rows))
  t.match(done, {
    counts: { created: 6, rejected: 1, warnings: 1 },
    // Nothing that costs something is for free.
    rejections: [{ line: 8, code: 'price_too_precise' }],
    warnings: [
      {
        ...{ line: 2, column: 'Regular price', code: 'price_rounded' },
        detail: /without tax.*prices_include_tax\): in 4 products \(lines 2, 3, 4, 6\)$/,
      },
    ],
  })
  const amounts = ['1', '2', '3', '4', '5', '6'].map((id) => pricesOf(shop, `product-${id}`))
  t.match(await Promise.all(amounts), [
    [{ amount: 840 }],
    [{ amount: 420, compare_at: 841 }],
    [{ amount: 1235 }],
    [{ amount: 125 }],
    [{ amount: 800 }],
    [{ amount: 1000 }],
  ])
  t.match(await run(shop, file(...rows)), { counts: { unchanged: 6 } })
})

t.test('three decimals may be thousands where no price of the file has more, and are rejected', async (t) => {
  const shop = await createFixture(t)
  const done = await run(
    shop,
    file(simple('1', { 'Regular price': '1.250' }), simple('2', { 'Regular price': '8.40' })),
  )
  t.match(done, { counts: { created: 1, rejected: 1 }, rejections: [{ line: 2, column: 'Regular price' }] })
})
