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
  t.match(await refusal('a|b|c\n1|2|3\n'), {
    problem: { detail: /not a Shopify product export.*"handle", "title".*docs\/imports\.md/ },
  })
})

t.test(
  'a file is of the kind that its sender has named, or refused, and one more column makes it no other',
  async (t) => {
    const shop = await createFixture(t)
    const woo = file(simple('1', { SKU: 'mug', Name: 'Mug' }))
    const withHandle = woo
      .split('\n')
      .map((line, at) => `${line},${at === 0 ? 'Handle' : ''}`)
      .join('\n')
    t.match(await run(shop, withHandle), { source: 'woocommerce', counts: { created: 1 } })
    t.match(await run(shop, withHandle, '?source=woocommerce'), { source: 'woocommerce', counts: { unchanged: 1 } })
    const shopify = 'Handle,Title,Variant Price\ncup,Cup,5\n'
    for (const [text, source] of [
      [shopify, 'woocommerce'],
      [shopify, 'own'],
      [woo, 'shopify'],
    ] as const)
      t.match(await run(shop, text, `?source=${source}`).catch((error: unknown) => error), {
        problem: { code: 'other_source', detail: /^By its columns this file is .*, and "source" says/ },
      })
    t.match(await run(shop, shopify, '?source=shopify'), { source: 'shopify', counts: { created: 1 } })
  },
)

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
      await run(shop, `${own}h,H,active,1,1,\n`, '?currency=EUR'),
      { counts: { created: 1, warnings: 0 } },
      'no import waits for a remark',
    )
  },
)

t.test('prices of a file that names no currency are in the default one of the shop, which is waited for', async (t) => {
  const shop = await createFixture(t)
  shop.selling.rules.default_currency = 'SEK'
  const text = 'handle,title,status,quantity,price\na,A,active,1,2999\n'
  t.match(await run(shop, text), { currency: 'SEK', counts: { created: 1 } })
  t.match(await run(shop, text, '?currency=EUR&dry_run=true'), { currency: 'EUR' })
  shop.selling.isDown = true
  const refused = await shop.clerk('POST', '/v1/admin/imports', { body: text, headers: { 'content-type': 'text/csv' } })
  t.equal(refused.status, 503)
})

t.test(
  'prices in a currency that the shop does not take are said, once for each with their number, in a dry run too',
  async (t) => {
    const shop = await createFixture(t)
    const own = 'handle,title,status,quantity,price:EUR,price:JPY,option_1_name,option_1_value\n'
    const text = `${own}a,A,active,1,1,,,\nb,B,active,1,1,130,Size,S\nb,,,1,1,140,,M\nc,C,active,1,1,150,,\n`
    t.match(await run(shop, text, '?dry_run=true'), { counts: { warnings: 0 } }, 'any is taken until staff have chosen')
    shop.selling.rules.currencies = ['EUR', 'USD']
    const warning = {
      line: 3,
      column: 'price:JPY',
      code: 'currency_not_taken',
      detail: /^3 prices are in JPY,.* takes EUR, USD/,
    }
    const said = { counts: { warnings: 1 }, warnings: [warning] }
    t.match(await run(shop, text, '?dry_run=true'), said)
    t.match(await run(shop, text), { ...said, counts: { created: 3, warnings: 1 } })
    const shopify = 'Handle,Title,Variant Price,Variant Inventory Qty,Status\ncup,Cup,9,1,active\n'
    t.match(await run(shop, shopify, '?currency=GBP'), {
      warnings: [{ line: 2, column: 'Variant Price', code: 'currency_not_taken', detail: /^1 price is in GBP/ }],
    })
    t.match(await run(shop, shopify, '?currency=USD'), { warnings: [] })
    t.match(await run(shop, file(simple('1', { SKU: 'w', 'Regular price': '5' })), '?currency=GBP'), {
      warnings: [{ line: 2, column: 'Regular price', code: 'currency_not_taken' }],
    })
  },
)

t.test(
  'days are read as spreadsheet programs save them; one that may be two days is rejected with how to write it',
  async (t) => {
    const shop = await createFixture(t)
    const days = {
      ...{
        a: '05.01.2026',
        b: '5.1.2026 14:30',
        c: '31/01/2026',
        d: '1/31/2026 9:05:00',
        e: '2026-01-31T12:00',
        f: '03/03/2026',
      },
      ...{ x: '05/01/2026', y: '5-1-2026', z: '2026-02-30', zz: '31.31.2026', zzz: '05.01.26' },
    }
    const rows = Object.entries(days).map(([handle, day]) => `${handle},T,active,1,1,${day}\n`)
    const done = await run(shop, `handle,title,status,quantity,price:EUR,published_at\n${rows.join('')}`)
    const ambiguous = {
      column: 'published_at',
      code: 'moment_ambiguous',
      detail: /write it like 2026-01-31T12:00:00Z$/,
    }
    const invalid = { code: 'moment_invalid' }
    t.match(done, {
      counts: { created: 6, rejected: 5 },
      rejections: [{ line: 8, ...ambiguous }, { line: 9, ...ambiguous }, invalid, invalid, invalid],
    })
    const read = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map(async (handle) => (await product(shop, handle))?.published_at),
    )
    t.same(read, [
      ...['2026-01-05T00:00:00.000Z', '2026-01-05T14:30:00.000Z', '2026-01-31T00:00:00.000Z'],
      ...['2026-01-31T09:05:00.000Z', '2026-01-31T12:00:00.000Z', '2026-03-03T00:00:00.000Z'],
    ])
    const sale = { 'Sale price': '4', 'Regular price': '5', Stock: '1' }
    const woo = file(
      simple('1', { SKU: 'over', ...sale, 'Date sale price ends': '31.01.2020' }),
      simple('2', { SKU: 'doubt', ...sale, 'Date sale price ends': '05/01/2020' }),
      simple('3', { SKU: 'on', ...sale, 'Date sale price starts': '2020-01-05 00:00:00' }),
    )
    t.match(await run(shop, woo), {
      counts: { created: 2, rejected: 1 },
      rejections: [{ line: 3, column: 'Date sale price ends', code: 'moment_ambiguous' }],
    })
    const priceOf = async (sku: string) =>
      (await shop.db.products.findOne({ 'variants.sku': sku }).lean())?.variants[0]?.prices
    t.match(await priceOf('over'), [{ amount: 500 }])
    t.match(await priceOf('on'), [{ amount: 400, compare_at: 500 }])
  },
)

t.test(
  'article numbers that a spreadsheet program has spoilt are rejected, those that look like it are kept',
  async (t) => {
    const shop = await createFixture(t)
    const head = 'Handle,Title,Variant SKU,Variant Price,Status,Variant Inventory Qty\n'
    const skus = ['4.00638E+12', '"4,00638E+12"', '4E+12', "'4.00638E+12", '4E12', 'E+12', 'A  4.5 E+1', '1.5E']
    const done = await run(shop, head + skus.map((sku, at) => `p${at},P,${sku},1,active,1\n`).join(''))
    const damaged = { column: 'Variant SKU', code: 'sku_damaged', detail: /format the column as text/ }
    t.match(done, { counts: { created: 4, rejected: 4 }, rejections: [damaged, damaged, damaged, damaged] })
    t.equal((await product(shop, 'p6'))?.variants[0]?.sku, 'A 4.5 E+1', 'several blanks are one, as in the API')
    const own = 'handle,title,sku,price:EUR\nq,Q,4.00638E+12,1\n'
    t.match(await run(shop, own), { rejections: [{ line: 2, column: 'sku', code: 'sku_damaged' }] })
    const attributes = { 'Attribute 1 name': 'Size', 'Attribute 1 value(s)': 'S' }
    const woo = file(
      simple('1', { Type: 'variable', SKU: '4.00638E+12', ...attributes }),
      simple('2', { Type: 'variation', Parent: '4.00638E+12', 'Regular price': '5', ...attributes }),
    )
    t.match(await run(shop, woo), { rejections: [{ line: 2, column: 'SKU', code: 'sku_damaged' }, { line: 3 }] })
  },
)

t.test('errors of a spreadsheet program are no names, and what costs nothing is said once', async (t) => {
  const shop = await createFixture(t)
  const head = 'Handle,Title,Variant SKU,Variant Barcode,Variant Price,Status,Variant Inventory Qty'
  const rows = ['a,#NAME?,,,1,active,1', 'b,B,#N/A,,1,active,1', 'c,C,,#BEZUG!,1,active,1', '#REF!,D,,,1,active,1']
  const free = ['e,E,#1,,0.00,active,1', 'f,F,,,0,active,1', 'g,G,,,0,draft,1']
  t.match(await run(shop, `${[head, ...rows, ...free].join('\n')}\n`), {
    counts: { created: 3, rejected: 4, warnings: 1 },
    rejections: [
      { line: 2, column: 'Title', code: 'title_damaged', detail: /^"#NAME\?" is an error/ },
      { line: 3, column: 'Variant SKU', code: 'sku_damaged' },
      { line: 4, column: 'Variant Barcode', code: 'barcode_damaged' },
      { line: 5, column: 'Handle', code: 'handle_damaged' },
    ],
    warnings: [{ line: 6, column: 'Variant Price', code: 'price_zero', detail: /: in 2 products \(lines 6, 7\)$/ }],
  })
  const woo = file(simple('1', { SKU: 'w', 'Regular price': '0' }), simple('2', { SKU: '#N/A' }))
  t.match(await run(shop, woo), {
    rejections: [{ line: 3, column: 'SKU', code: 'sku_damaged' }],
    warnings: [{ line: 2, column: 'Regular price', code: 'price_zero' }],
  })
})

t.test('of a WooCommerce file with the languages of a plugin it is said that one is to be exported', async (t) => {
  const shop = await createFixture(t)
  const head = 'ID,Type,SKU,Name,Published,Regular price,Stock,Meta: _wpml_import_language_code\n'
  const woo = `${head}1,simple,cup,Blue cup,1,5,1,en\n2,simple,cup,Blaue Tasse,1,5,1,de\n`
  t.match(await run(shop, woo), { rejections: [{}, { code: 'handle_repeated', detail: /: export one language$/ }] })
})

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
