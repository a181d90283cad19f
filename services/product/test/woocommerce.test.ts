import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { type Body, createFixture } from './fixture.ts'
import { type Cells, type Done, file, product, quoted, run, simple, variation } from './woocommerce-file.ts'

t.test('a simple product of WooCommerce arrives as a careful merchant would have typed it', async (t) => {
  const shop = await createFixture(t)
  const beanie = simple('48', {
    ...{ SKU: 'woo-beanie', Name: 'Beanie &amp; Cap', 'Short description': 'Warm.', 'Tax status': 'taxable' },
    Description: 'One paragraph,\\ntwo lines.\\n\\n<ul>\\n<li>C:\\\\new</li>\\n</ul>',
    ...{
      'Weight (lbs)': '.2',
      'Sale price': '18',
      'Regular price': '20,50',
      Brands: 'Fjord',
      'Backorders allowed?': 'notify',
    },
    ...{ Categories: 'Clothing, Clothing > Hats\\, warm, Home &amp; Garden', Tags: 'red\\, blue, wool', Stock: '7' },
    Images: 'https://x.example/a\\,b.jpg, https://x.example/chie\u0302\u0301u.jpg, c.jpg',
    ...{
      'Attribute 1 name': 'Größe',
      'Attribute 1 value(s)': 'S, M',
      'Attribute 2 name': 'Care',
      'Attribute 2 value(s)': '30',
    },
  })
  const done = await run(shop, file(beanie))
  t.match(done, { source: 'woocommerce', counts: { created: 1, rejected: 0, stock_set: 1 } })
  t.match(done.warnings, [{ line: 2, column: 'Images', code: 'image_skipped' }])
  const found = await product(shop, 'beanie-and-cap')
  t.match(found, {
    ...{ title: 'Beanie & Cap', status: 'active', vendor: 'Fjord', tags: ['red, blue', 'wool'] },
    description: '<p>Warm.</p>\n<p>One paragraph,<br />\ntwo lines.</p>\n<ul>\n<li>C:\\new</li>\n</ul>',
    attributes: { grosse: ['S', 'M'], care: '30' },
    media: [{ url: 'https://x.example/a,b.jpg' }, { url: 'https://x.example/chie\u0302\u0301u.jpg' }],
    options: [],
    variants: [
      {
        ...{ sku: 'woo-beanie', weight_grams: 91, taxable: true, tax_class: 'standard', requires_shipping: true },
        ...{ inventory_policy: 'continue', track_inventory: true },
        prices: [{ currency: 'EUR', amount: 1800, compare_at: 2050 }],
      },
    ],
  })
  const categories = await shop.shopper<{ data: Body[] }>('GET', '/v1/categories')
  t.match(categories.body.data, [
    { name: 'Clothing', children: [{ name: 'Hats, warm' }] },
    { name: 'Home & Garden', children: [] },
  ])
  const old = await shop.shopper<Body>('GET', '/v1/products/beanie-cap')
  t.match(old.body, { title: 'Beanie & Cap', canonical_slug: 'beanie-and-cap' }, 'as WordPress had it in addresses')
  t.match((await shop.shopper<Body>('GET', '/v1/categories/home-garden')).body, { slug: 'home-and-garden' })
  const later = [
    simple('49', { Name: 'Beanie Cap', Categories: 'Home Garden' }),
    simple('50', { Name: 'Чайник «Йод»' }),
  ]
  t.match(await run(shop, file(...later)), { counts: { created: 2 } })
  t.match((await shop.shopper<Body>('GET', '/v1/products/beanie-cap')).body, { title: 'Beanie & Cap' }, 'as it was')
  t.match((await shop.shopper<Body>('GET', '/v1/products/beanie-cap-2')).body, {
    title: 'Beanie Cap',
    canonical_slug: null,
  })
  t.match((await shop.shopper<Body>('GET', '/v1/categories/home-garden')).body, { name: 'Home Garden' })
  const pot = await shop.shopper<Body>('GET', `/v1/products/${encodeURIComponent('чайник-йод')}`)
  t.match(pot.body, { canonical_slug: 'chaynik-yod' })
  t.match(await run(shop, file(beanie)), { counts: { created: 0, updated: 0, unchanged: 1 } })
})

const hoodie = simple('10', {
  ...{
    Type: 'variable',
    SKU: 'hoodie',
    Name: 'Hoodie',
    'Regular price': '',
    'Weight (lbs)': '1',
    'Tax class': 'reduced-rate',
  },
  ...{ 'Attribute 1 name': 'Colour', 'Attribute 1 value(s)': 'Blue, Red', 'Attribute 2 name': 'Size' },
  'Attribute 2 value(s)': 'S, M',
})
const ofHoodie = (id: string, parent: string, colour: string, size: string, cells: Cells = {}) =>
  variation(id, parent, {
    ...{ 'Attribute 1 name': 'colour', 'Attribute 1 value(s)': colour, 'Attribute 2 name': 'Size' },
    ...{ 'Attribute 2 value(s)': size, ...cells },
  })

t.test('variations find their product by id and by SKU wherever they stand, and "any" is each value', async (t) => {
  const shop = await createFixture(t)
  const text = file(
    ofHoodie('21', 'hoodie', 'Blue', 'M', { SKU: 'b-m', Stock: '3', Position: '2', Images: 'https://x.example/b.jpg' }),
    hoodie,
    simple('11', { Name: 'Between' }),
    ofHoodie('12', 'id:10', 'Red', '', { SKU: 'r', 'Weight (lbs)': '2', Position: '1' }),
    simple('13', { Name: 'Between' }),
    ofHoodie('22', 'hoodie', 'Blue', 'S', { Published: '0', Position: '3' }),
  )
  const done = await run(shop, text)
  t.match(done, { counts: { created: 3, rejected: 0 }, rows_read: 6 })
  t.match(done.warnings, [
    {
      line: 6,
      column: 'Name',
      code: 'slug_changed',
      detail: /a number, such as "between-2" for "between": in 1 product$/,
    },
    { line: 5, column: 'Tax class', code: 'tax_class' },
    { line: 7, column: 'Published', code: 'variation_disabled' },
  ])
  const { variants, options } = await product(shop, 'hoodie')
  t.same(options, [
    { name: 'Colour', values: ['Red', 'Blue'] },
    { name: 'Size', values: ['S', 'M'] },
  ])
  t.match(variants, [
    { title: 'Red / S', sku: 'r', weight_grams: 907, tax_class: 'reduced-rate', track_inventory: false },
    { title: 'Red / M', sku: 'r', weight_grams: 907 },
    { title: 'Blue / M', sku: 'b-m', weight_grams: 454, track_inventory: true },
  ])
  t.equal(variants.length, 3)
  t.match(await run(shop, text), { counts: { created: 0, updated: 0, unchanged: 3 } })
})

t.test('an interrupted import of scattered rows goes on with the products that were not done', async (t) => {
  const shop = await createFixture(t)
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  const text = file(
    hoodie,
    ...['31', '32', '33'].map((id) => simple(id, {})),
    ofHoodie('41', 'hoodie', 'Red', 'S'),
    ...['34', '35'].map((id) => simple(id, {})),
    ofHoodie('42', 'id:10', 'Blue', 'S'),
  )
  const { body } = await shop.clerk<Done>('POST', '/v1/admin/imports', { body: Buffer.from(text), headers })
  const stop = new AbortController()
  const { apply } = shop.catalogue
  let calls = 0
  shop.catalogue.apply = (stored) => {
    apply(stored)
    if (++calls === 4) stop.abort()
  }
  await t.rejects(shop.runImportNow(body.id, stop.signal), { name: 'Interrupted' })
  await shop.runImportNow(body.id)
  const { body: done } = await shop.clerk('GET', `/v1/admin/imports/${body.id}`)
  t.match(done, { state: 'done', counts: { created: 6, updated: 0, rejected: 0 } })
  t.equal((await product(shop, 'hoodie')).variants.length, 2)
})

t.test(
  'what cannot be sold here is rejected with its reason, comes back as a file, and what needs a look is said',
  async (t) => {
    const shop = await createFixture(t)
    const text = file(
      simple('1', { Type: 'grouped' }),
      simple('2', { Type: 'external' }),
      simple('3', { Type: 'variable' }),
      variation('4', 'id:99', {}),
      simple('5', { SKU: 'same' }),
      simple('6', { SKU: 'same' }),
      simple('7', { Type: 'simple, downloadable, virtual', 'Visibility in catalog': 'hidden' }),
      simple('8', { 'Regular price': '' }),
      simple('9', { Published: "'-1", 'Regular price': '12 euros' }),
    )
    const done = await run(shop, text)
    t.match(done, { counts: { created: 2, rejected: 6 } })
    t.match(
      done.rejections.map(({ line, column, code }) => [line, column, code]),
      [
        [2, 'Type', 'grouped_product'],
        [3, 'Type', 'external_product'],
        [4, 'Type', 'variations_missing'],
        [5, 'Parent', 'parent_missing'],
        [6, null, 'product_rejected'],
        [7, 'SKU', 'handle_repeated'],
        [10, 'Regular price', 'price_not_decimal'],
      ],
    )
    t.match(
      done.warnings.map(({ line, code }) => [line, code]),
      [
        [9, 'price_missing'],
        [8, 'downloadable'],
        [8, 'hidden'],
      ],
    )
    t.match(await product(shop, 'product-7'), { status: 'draft', variants: [{ requires_shipping: false }] })
    const { body } = await shop.raw(`/v1/admin/imports/${done.id}/rejections`, staff('catalogue.read'))
    const corrected = body.replace('12 euros', '1234.50').replace('variable', 'simple').replace('sku,same', 'sku,other')
    t.match(await run(shop, corrected), { source: 'woocommerce', counts: { created: 2, rejected: 4 } })
    t.match(await product(shop, 'product-9'), { status: 'draft', variants: [{ prices: [{ amount: 123_450 }] }] })
  },
)

t.test('stock below zero that several variants share is owed once, and none of them is for sale', async (t) => {
  const shop = await createFixture(t)
  const parent = {
    ...simple('10', { Type: 'variable', 'Regular price': '' }),
    ...{ 'Attribute 1 name': 'Size', 'Attribute 1 value(s)': 'S, M' },
  }
  const any = variation('11', 'id:10', { Stock: '-2', 'Backorders allowed?': '0', 'Attribute 1 name': 'Size' })
  const done = await run(shop, file(parent, any))
  t.match(
    done.warnings.filter(({ code }) => code === 'stock_below_zero'),
    [{ line: 3, column: 'Stock', detail: /^2 units are/ }],
  )
  const { variants } = await product(shop, 'product-10')
  t.equal(variants.length, 2)
  for (const { id, track_inventory } of variants) {
    t.equal(track_inventory, true)
    t.equal(shop.inventory.levels.get(String(id))?.quantity, 0)
  }
})

t.test('stock of WooCommerce: counted, for sale without a count, sold out, and shared', async (t) => {
  const shop = await createFixture(t)
  const done = await run(
    shop,
    file(
      simple('1', { Stock: '4.0' }),
      simple('2', { 'In stock?': '1' }),
      simple('3', { 'In stock?': '0' }),
      simple('4', { 'In stock?': 'backorder', 'Backorders allowed?': '1' }),
      { ...hoodie, Stock: '9' },
      ofHoodie('22', 'id:10', 'Red', 'S', { Stock: 'parent' }),
    ),
  )
  t.match(done.warnings, [
    { line: 7, code: 'without_quantity' },
    { line: 7, column: 'Tax class', code: 'tax_class' },
    { line: 7, column: 'Stock', code: 'stock_shared' },
  ])
  const stockOf = async (slug: string) => {
    const { variants } = await product(shop, slug)
    return [
      variants[0]?.track_inventory,
      variants[0]?.available,
      shop.inventory.levels.get(String(variants[0]?.id))?.quantity,
    ]
  }
  t.same(await stockOf('product-1'), [true, true, 4])
  t.same(await stockOf('product-2'), [false, true, 0])
  t.same(await stockOf('product-3'), [true, false, 0])
  t.same(await stockOf('product-4'), [false, true, 0])
  t.same(await stockOf('hoodie'), [false, true, 0])
})

t.test('a sale counts on the days that it has', async (t) => {
  const shop = await createFixture(t)
  const sale = { 'Sale price': '8' }
  const done = await run(
    shop,
    file(
      simple('1', { ...sale, 'Date sale price ends': '2020-01-01' }),
      simple('2', { ...sale, 'Date sale price starts': '2099-01-01' }),
      simple('3', { ...sale, 'Date sale price ends': '2099-01-01 23:59:59' }),
      simple('4', { 'Sale price': '12' }),
    ),
  )
  t.match(
    done.warnings.map(({ line, code }) => [line, code]),
    [
      [3, 'sale_ignored'],
      [4, 'sale_without_end'],
    ],
  )
  const prices = [1, 2, 3, 4].map(async (id) => (await product(shop, `product-${id}`)).variants[0]?.prices)
  t.same(await Promise.all(prices), [
    [{ currency: 'EUR', amount: 1000, compare_at: null }],
    [{ currency: 'EUR', amount: 1000, compare_at: null }],
    [{ currency: 'EUR', amount: 800, compare_at: 1000 }],
    [{ currency: 'EUR', amount: 1000, compare_at: null }],
  ])
})

t.test('headers are read in the languages of WooCommerce, whatever separates the cells', async (t) => {
  const shop = await createFixture(t)
  const german = [
    'ID',
    'Typ',
    'Artikelnummer',
    'GTIN, UPC, EAN oder ISBN',
    'Name',
    'Veröffentlicht',
    'Vorrätig?',
    'Gewicht (kg)',
  ]
  german.push('Regulärer Preis', 'Kategorien', 'Übergeordnetes Produkt', 'Attribut 1 Name', 'Attribut 1 Wert(e)')
  const text = [
    quoted(german, ';'),
    quoted(['1', 'variable', 'P1', '', 'Poster', '1', '1', '0,5', '', 'Unkategorisiert', '', 'Format', 'A1, A2'], ';'),
    quoted(['2', 'variation', 'P1-A1', '4006381333931', '', '1', '1', '', '64,99', '', 'P1', 'Format', 'A1'], ';'),
  ].join('\r\n')
  t.match(await run(shop, text), { source: 'woocommerce', ignored_columns: [], counts: { created: 1 }, warnings: [] })
  t.match(await product(shop, 'poster'), {
    ...{ status: 'active', category_ids: [], options: [{ name: 'Format', values: ['A1'] }] },
    variants: [{ sku: 'P1-A1', barcode: '4006381333931', weight_grams: 500, prices: [{ amount: 6499 }] }],
  })
  const russian = '\n\t\uFEFFID,Тип,Артикул,Имя,Опубликован,"В наличии?","Базовая цена"\n7,simple,,Шапка,1,1,240\n'
  t.match(await run(shop, russian), { source: 'woocommerce', counts: { created: 1 }, warnings: [] })
  t.match(await product(shop, 'shapka'), { title: 'Шапка', variants: [{ prices: [{ amount: 24_000 }] }] })
})

t.test(
  'variations that stand for any value cost no more than a product may have, however many rows say so',
  async (t) => {
    const shop = await createFixture(t)
    const many = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${prefix}${index}`).join(', ')
    const options = (first: string, second: string) => ({
      ...{ 'Attribute 1 name': 'Size', 'Attribute 1 value(s)': first },
      ...{ 'Attribute 2 name': 'Color', 'Attribute 2 value(s)': second },
    })
    const parent = (id: string, values: number) =>
      simple(id, { Type: 'variable', SKU: id, ...options(many('s', values), many('c', 45)) })
    const any = Array.from({ length: 2000 }, (_, row) =>
      variation(`${row + 10}`, 'all', { SKU: `v${row}`, ...options('', '') }),
    )
    const pictured = variation('5', 'all', {
      SKU: 'first',
      Images: many('https://x.example/', 4000),
      ...options('', ''),
    })
    const done = await run(
      shop,
      file(parent('all', 45), pictured, ...any, parent('more', 46), variation('6', 'more', options('', ''))),
      '?dry_run=true',
    )
    t.equal(done.counts.created, 1)
    t.match(done.rejections, [{ code: 'too_many_variants' }])
  },
)

t.test('what many rows leave open is read once: it took a minute, in which nobody was answered', async (t) => {
  const shop = await createFixture(t)
  const attributes = Array.from({ length: 30 }, (_, index) => `Attribute ${index + 1}`)
  const values = Array.from({ length: 3000 }, (_, index) => `v${index}`).join(', ')
  const cells = (text: string) => attributes.flatMap((name) => [name, text])
  const rows = [
    [
      'ID',
      'Type',
      'SKU',
      'Name',
      'Published',
      'Regular price',
      'Parent',
      ...attributes.flatMap((name) => [`${name} name`, `${name} value(s)`]),
    ],
    ['1', 'variable', 'p', 'Mug', '1', '', '', ...cells(values)],
    ...Array.from({ length: 1500 }, (_, row) => [
      `${row + 2}`,
      'variation',
      `v${row}`,
      'Mug',
      '1',
      '9',
      'p',
      ...cells(''),
    ]),
  ]
  const done = await run(shop, rows.map((row) => quoted(row, ',')).join('\n'), '?dry_run=true')
  t.match(done.rejections.at(0), { line: 2, code: 'too_many_options' })
})

t.test('attributes by the hundred and pictures that are no addresses cost a reason, not the shop', async (t) => {
  const shop = await createFixture(t)
  const names = Array.from({ length: 4 }, (_, index) => `Attribute ${index + 1}`)
  const header = ['ID', 'Type', 'SKU', 'Name', 'Published', 'Regular price', 'Images', 'Parent']
  const attributes = (value: string) => names.flatMap((name) => [name, value])
  const rows = [
    [...header, ...names.flatMap((name) => [`${name} name`, `${name} value(s)`])],
    ['1', 'variable', 'p', 'Mug', '1', '', '', '', ...attributes('a, b')],
    ...['2', '3'].map((id) => [id, 'variation', `v${id}`, 'Mug', '1', '9', '', 'p', ...attributes('')]),
    ['4', 'simple', 's', 'Pot', '1', '9', 'x'.repeat(5000), '', ...attributes('a')],
  ]
  const done = await run(shop, rows.map((row) => quoted(row, ',')).join('\n'))
  t.match(done.rejections, [
    { line: 2, code: 'too_many_options' },
    { code: 'product_rejected' },
    { code: 'product_rejected' },
  ])
  t.match(done.warnings, [{ code: 'without_quantity' }, { code: 'image_skipped', detail: /^"x{490,499}…$/ }])
})
