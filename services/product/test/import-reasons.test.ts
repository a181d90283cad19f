import t from 'tap'
import { createFixture } from './fixture.ts'
import { file, product, run, simple } from './woocommerce-file.ts'

t.test('what is no CSV file is refused with what it is, and what to do about it', async (t) => {
  const shop = await createFixture(t)
  const refusal = (text: string) => run(shop, text).catch((error: unknown) => error)
  t.match(await refusal('PK\x03\x04\x14\0\x06\0'), { problem: { code: 'workbook', detail: /save the sheet as CSV/ } })
  const piped = file(simple('1', { SKU: 'mug', Name: 'Mug' })).replaceAll('","', '"|"')
  t.match(await refusal(piped), {
    problem: { code: 'not_a_product_export', detail: /separated by "\|".*a line "sep=\|" before the header/ },
  })
  t.match(await run(shop, `sep=|\n${piped}`), { counts: { created: 1 } })
  t.match(await refusal('a|b|c\n1|2|3\n'), { problem: { detail: /not a Shopify product export/ } })
})

t.test('a file that changes variants by their options but does not name the options says so', async (t) => {
  const shop = await createFixture(t)
  const head = 'Handle,Title,Option1 Name,Option1 Value,Variant Price\n'
  await run(shop, `${head}cup,Cup,Size,S,1\ncup,,,L,2\n`)
  t.match(await run(shop, 'Handle,Option1 Value,Variant Price\ncup,S,3\n'), {
    rejections: [{ line: 2, code: 'variant_unknown', detail: /"Option1 Value" needs "Option1 Name"/ }],
  })
})

t.test('a tax class of a WooCommerce shop is warned of once, where new products bring it', async (t) => {
  const shop = await createFixture(t)
  const text = file(
    simple('1', { SKU: 'a', 'Tax class': 'reduced-rate' }),
    simple('2', { SKU: 'b', 'Tax class': 'reduced-rate' }),
    simple('3', { SKU: 'c', 'Tax class': '' }),
  )
  t.match(await run(shop, text), {
    counts: { created: 3, warnings: 1 },
    warnings: [
      { line: 2, column: 'Tax class', code: 'tax_class', detail: /"reduced-rate" is taxed at the standard rate/ },
    ],
  })
  t.match(await run(shop, text), { counts: { unchanged: 3, warnings: 0 } })
})

t.test(
  'a tax class that the shop has no rate for is warned of, whatever the file; one that it has a rate for is not',
  async (t) => {
    const shop = await createFixture(t)
    shop.selling.rules.tax_classes = ['standard', 'reduced']
    const own = 'handle,title,status,quantity,price:EUR,tax_class\n'
    const rows = [
      'a,A,active,1,1,reduced',
      'b,B,active,1,1,zero-odd',
      'c,C,active,1,1,standard',
      'd,D,active,1,1,',
      'e,E,active,1,1,zero-odd',
    ]
    const text = `${own}${rows.join('\n')}\n`
    const warning = { column: 'tax_class', code: 'tax_class', detail: /"zero-odd" is taxed at the standard rate/ }
    t.match(await run(shop, text, '?dry_run=true'), { counts: { warnings: 1 }, warnings: [{ line: 3, ...warning }] })
    t.match(await run(shop, text), { counts: { created: 5, warnings: 1 }, warnings: [{ line: 3, ...warning }] })
    t.match(await run(shop, text), { counts: { unchanged: 5, warnings: 0 } })
    t.match(await run(shop, `${own}a,A,active,1,1,low\n`), {
      counts: { updated: 1, warnings: 1 },
      warnings: [{ line: 2 }],
    })
    const shopify =
      'Handle,Title,Variant Price,Variant Tax Code,Variant Inventory Qty,Status\nf,F,1,PC040144,1,active\ng,G,1,reduced,1,active\n'
    t.match(await run(shop, shopify), {
      counts: { created: 2, warnings: 1 },
      warnings: [{ line: 2, column: 'Variant Tax Code', code: 'tax_class' }],
    })
    shop.selling.isDown = true
    t.match(
      await run(shop, `${own}h,H,active,1,1,\n`),
      { counts: { created: 1, warnings: 0 } },
      'no import waits for a remark',
    )
  },
)

t.test('a price or quantity that may be a thousand times as much is rejected, whatever the file', async (t) => {
  const shop = await createFixture(t)
  const own = 'handle;title;quantity;price:EUR;price:KWD\n'
  const ofOwn = await run(
    shop,
    `${own}a;A;1;1.000;\nb;B;1.000;1000.00;\nc;C;1000;1;1.000\nd;D;2.0;0.500;\ne;E;3;275.0000;\nf;F;3;1.200;\n`,
  )
  t.match(ofOwn, {
    counts: { created: 3, rejected: 3 },
    rejections: [
      { line: 2, column: 'price:EUR', code: 'price_ambiguous', detail: /^"1\.000" may be a number of thousands/ },
      { line: 3, column: 'quantity', code: 'quantity_invalid' },
      { line: 7, code: 'price_ambiguous' },
    ],
  })
  const shopify = 'Handle,Title,Variant Price,Variant Compare At Price,Status\nring,Ring,390.000,450.000,active\n'
  t.match(await run(shop, shopify, '?currency=VND'), {
    rejections: [{ column: 'Variant Price', code: 'price_ambiguous' }, { column: 'Variant Compare At Price' }],
  })
  const woo = 'ID,Type,SKU,Name,Published,Regular price,Sale price\n7,simple,s,Silla,1,"20,000",15.000\n'
  t.match(await run(shop, woo, '?currency=CLP'), { counts: { rejected: 1 } })
})

t.test('numbers and flags are read as a spreadsheet program of another country saves them', async (t) => {
  const shop = await createFixture(t)
  const text = [
    'Handle;Title;Variant Price;Variant Compare At Price;Variant Taxable;Published;Variant Grams',
    'hut;Hut;13,50;1.234,50;WAHR;FALSCH;250,5',
    'gant;Gant;1\u00a0234,50;;FAUX;VRAI;1.250',
    '',
  ].join('\n')
  t.match(await run(shop, text), {
    counts: { created: 1, rejected: 1 },
    rejections: [{ line: 3, column: 'Variant Grams', code: 'weight_invalid', detail: /may be a number of thousands/ }],
  })
  const hat = await product(shop, 'hut')
  t.match(hat, {
    status: 'draft',
    variants: [{ prices: [{ amount: 1350, compare_at: 123450 }], taxable: true, weight_grams: 251 }],
  })
})
